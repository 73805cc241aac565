package dev.glissade.dsl.parse;

/**
 * What a rule file may hold at most.
 *
 * <p>Together the limits bound the depth of every tree and the memory of every parse, so that no later stage has to fear its
 * input. They are far above what a rule written by a person needs.
 */
final class Limits {

    /** Bytes of a file in UTF-8. */
    static final int FILE_BYTES = 1 << 20;

    /** Characters of a name, as spelled in ASCII. */
    static final int NAME_LENGTH = 64;

    /** Brackets, blocks and {@code else if}s inside each other. */
    static final int NESTING = 200;

    /** Operators and commas of one statement: a chain of {@code +} is as deep a tree as it is long. */
    static final int OPERATORS = 200;

    /** Statements of a unit, those in blocks included; declarations are counted apart. */
    static final int STATEMENTS = 1000;

    /** Elements of a list. */
    static final int ELEMENTS = 32;

    private Limits() {}
}
