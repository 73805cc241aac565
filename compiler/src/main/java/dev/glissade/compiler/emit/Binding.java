package dev.glissade.compiler.emit;

/** How tightly Java binds an expression, from the loosest. */
enum Binding {
    CHOICE,
    OR,
    AND,
    BIT_OR,
    BIT_AND,
    EQUALITY,
    RELATION,
    SUM,
    PRODUCT,
    UNARY,
    PRIMARY
}
