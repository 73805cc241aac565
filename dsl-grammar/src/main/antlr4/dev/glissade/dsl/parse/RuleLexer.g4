// Words, numbers and signs of the rule language. What a line end means is decided after the lexer, by Lines; how a word with
// Greek letters, subscripts or accents is spelled in ASCII, by Words.
lexer grammar RuleLexer;

// END is a ';' or a line end that ends something; Lines makes it.
tokens { END }

OPTIMIZER : 'optimizer' ;
TRANSFORM : 'transform' ;
WRAPPER   : 'wrapper' ;
SCHEDULE  : 'schedule' ;
HYPER     : 'hyper' ;
SHARED    : 'shared' ;
STATE     : 'state' ;
LET       : 'let' ;
IF        : 'if' ;
ELSE      : 'else' ;
FIRST     : 'first' ;
FOR       : 'for' ;
IN        : 'in' ;
EXCHANGE  : 'exchange' ;
EVERY     : 'every' ;
INNER     : 'inner' ;
EVAL      : 'eval' ;
AS        : 'as' ;
GLOBAL    : 'global' ;
GROUP     : 'group' ;
SCALAR    : 'scalar' ;
AND       : 'and' ;
OR        : 'or' ;
NOT       : 'not' ;
TRUE      : 'true' ;
FALSE     : 'false' ;
THETA     : 'theta' ;
GRAD      : 'grad' | '∇' ;
T         : 't' ;
LOSS      : 'loss' ;
CENTER    : 'center' ;
PI        : 'pi' ;
INF       : 'inf' | '∞' ;
PREV      : 'prev' ;
STALE     : 'stale' ;
LAW       : 'law' ;
UNIT      : 'unit' ;
EXTERN    : 'extern' ;

PLUS      : '+' ;
MINUS     : '-' | '\u2212' ;
STAR      : '*' | '\u00B7' | '\u0387' | '\u22C5' | '\u2299' | '\u00D7' | '\u2217' ;
SLASH     : '/' | '\u00F7' ;
PERCENT   : '%' ;
AT        : '@' ;
CARET     : '^' ;
ROOT      : '\u221A' ;
EQ        : '==' ;
NE        : '!=' | '\u2260' | '=\u0338' ;
LT        : '<' ;
LE        : '<=' | '\u2264' ;
GT        : '>' ;
GE        : '>=' | '\u2265' ;
ASSIGN    : '=' | '\u2190' ;
ADD_TO    : '+=' ;
SUB_FROM  : '-=' | '\u2212=' ;
MUL_BY    : '*=' | [\u00B7\u0387\u22C5\u2299\u00D7\u2217] '=' ;
DIV_BY    : '/=' | '\u00F7=' ;
THEN      : '>>' ;
COMMA     : ',' ;
COLON     : ':' ;
OPEN      : '{' ;
CLOSE     : '}' ;
LPAREN    : '(' ;
RPAREN    : ')' ;
LBRACKET  : '[' ;
RBRACKET  : ']' ;
SEMICOLON : ';' ;

NUMBER    : ( DIGIT+ ( '.' DIGIT+ )? | '.' DIGIT+ ) ( [eE] [+-]? DIGIT+ )? ;
BAD_NUMBER : DIGIT [0-9._]* ;
fragment DIGIT : [0-9] ;

// Any script, so that a foreign letter is one clear message and not several.
NAME      : LETTER ( LETTER | MARK | [0-9\u2080-\u2089] )* ;
fragment LETTER : [_\p{Lu}\p{Ll}\p{Lt}\p{Lo}\u1D62-\u1D6A\u2090-\u209C\u2C7C] ;
fragment MARK   : [\u0300-\u036F] ;

// x² β₁ᵗ x⁻¹
SUPERSCRIPT : [\u00B2\u00B3\u00B9\u2070-\u207F\u02B0-\u02B8\u02E0-\u02E4\u1D2C-\u1D61\u1D78\u1D9B-\u1DBF]+ ;

BLOCK_COMMENT : '/*' .*? ( '*/' | EOF ) ;
LINE_COMMENT  : '//' ~[\r\n]* ;
NEWLINE       : '\r'? '\n' ;
SPACE         : [ \t\f\p{Zs}]+ -> skip ;

BAD       : . ;
