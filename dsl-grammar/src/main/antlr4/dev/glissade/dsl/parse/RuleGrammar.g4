// A rule file, over the tokens that Lines lets through: END stands only where something may end.
//
// Every decision needs one token of look-ahead, two in three places, so parsing is linear whatever the input. An error is left
// at the next end of an item or unit (Recovery). Some slips are let in here, and the tree builder words them.
parser grammar RuleGrammar;

options { tokenVocab = RuleLexer; }

file : ( END | unit | item )* EOF ;

unit : kind NAME? ( block | ASSIGN chain ) ;
kind : OPTIMIZER | TRANSFORM | WRAPPER | SCHEDULE ;

chain   : link ( THEN link )* ;
link    : NAME ( LPAREN ( setting ( COMMA setting )* )? RPAREN )? ( AS NAME )? ;
setting : NAME ASSIGN value ;

block : OPEN ( END | item )* CLOSE ;
item  : declaration | statement ;

declaration : hyper | shared | state ;
hyper  : HYPER NAME ( COLON NAME )? ( ASSIGN value )? ( IN range )? ;
shared : SHARED NAME ;
state  : STATE NAME ( LBRACKET NAME RBRACKET )? ( COLON ( GROUP | GLOBAL )? SCALAR )? ( ASSIGN expr )? ( AS NAME NAME? )? ;
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
