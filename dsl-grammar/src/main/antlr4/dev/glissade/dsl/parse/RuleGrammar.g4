// A rule file, over the tokens that Lines lets through: END stands only where something may end.
//
// Every decision needs one token of look-ahead, two in three places, so parsing is linear whatever the input. What a person
// may get wrong is let in where that keeps one slip one message: the tree builder reports it.
parser grammar RuleGrammar;

options { tokenVocab = RuleLexer; }

file : ( END | CLOSE | unit | item )* EOF ;

unit : kind NAME ( block | ASSIGN chain tail? ) ;
kind : OPTIMIZER | TRANSFORM | WRAPPER | SCHEDULE ;

chain   : link ( THEN link )* ;
link    : NAME ( LPAREN ( setting ( COMMA setting )* )? RPAREN )? ( AS NAME )? ;
setting : NAME ASSIGN value ;

// nested: a unit inside another
block  : OPEN ( END | item | nested )* CLOSE ;
nested : kind junk* ;

// tail: what follows a complete item in its line; stray: what begins no item
item  : ( declaration | statement | stray ) tail? ;
tail  : junk+ ;
stray
  : OPEN ( junk | END )* CLOSE
  | ELSE | IN | EVERY | AS | GLOBAL | GROUP | SCALAR | AND | OR | NOT | TRUE | FALSE | PREV | STALE | LAW | UNIT | EXTERN
  | PLUS | MINUS | STAR | SLASH | PERCENT | AT | CARET | ROOT | EQ | NE | LT | LE | GT | GE
  | ASSIGN | ADD_TO | SUB_FROM | MUL_BY | DIV_BY | THEN | COMMA | COLON
  | LPAREN | RPAREN | LBRACKET | RBRACKET | NUMBER | SUPERSCRIPT | BAD
  ;
junk  : ~( OPEN | CLOSE | END ) | OPEN ( junk | END )* CLOSE ;

declaration : hyper | shared | state ;
hyper  : HYPER NAME ( COLON NAME )? ( ASSIGN value )? ( IN range )? ;
shared : SHARED NAME ;
state  : STATE NAME ( LBRACKET NAME RBRACKET )? ( COLON ( GROUP | GLOBAL )? SCALAR )? ( ASSIGN expr )? ( AS NAME )? ;
range  : ( LBRACKET | LPAREN ) bound COMMA bound ( RBRACKET | RPAREN ) ;
bound  : MINUS? ( NUMBER | INF ) ;
value  : expr | LBRACKET expr ( COMMA expr )* RBRACKET ;

statement
  : LET NAME ASSIGN expr                                  # let
  | target assignment expr                                # assign
  | EVAL ASSIGN expr                                      # eval
  | INNER                                                 # inner
  | IF expr block ( ELSE IF expr block )* ( ELSE block )? # branch
  | FIRST block ( ELSE block )?                           # first
  | FOR NAME IN NAME block                                # loop
  | EXCHANGE EVERY expr block                             # exchange
  ;
target     : THETA | GRAD | CENTER | T | LOSS | PI | INF | NAME ( LBRACKET index RBRACKET )? ;
index      : NAME | NUMBER ;
assignment : ASSIGN | ADD_TO | SUB_FROM | MUL_BY | DIV_BY ;

expr       : conjunction ( OR conjunction )* ;
conjunction : negation ( AND negation )* ;
negation   : NOT negation | comparison ;
comparison : sum ( comparator sum )* ;
comparator : EQ | NE | LT | LE | GT | GE ;
sum        : product ( ( PLUS | MINUS ) product )* ;
product    : unary ( ( STAR | SLASH | PERCENT | AT ) unary )* ;
unary      : ( MINUS | ROOT ) unary | power ;
power      : primary SUPERSCRIPT* ( CARET unary )? ;
primary
  : NUMBER                                                                 # number
  | ( TRUE | FALSE )                                                       # truth
  | LPAREN expr RPAREN                                                     # parentheses
  | ( T | LOSS | THETA | CENTER | PI | INF )                               # known
  | GRAD ( LPAREN expr RPAREN )?                                           # gradient
  | ( PREV | STALE ) LPAREN expr RPAREN                                    # past
  | ( GROUP | GLOBAL ) NAME arguments                                      # wide
  | NAME ( arguments | LBRACKET index RBRACKET )?                          # named
  ;
arguments  : LPAREN ( argument ( COMMA argument )* )? RPAREN ;
argument   : NAME ASSIGN value | expr ;
