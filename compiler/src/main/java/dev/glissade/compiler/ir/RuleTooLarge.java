package dev.glissade.compiler.ir;

/**
 * A rule that has passed the checker and would become more code than a class holds, or take a compile too long. The compiler
 * turns it into a message of the rule; nothing is wrong with the compiler.
 *
 * <p>It is an exception because a program grows in many places, and all of them must stop at once.
 */
public final class RuleTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RuleTooLarge(String message) {
        super(message);
    }

    /** Goes on if {@code count} is at most {@code limit}; otherwise says what of the rule is more than that. */
    public static void check(long count, int limit, String what) {
        if (count > limit) {
            throw new RuleTooLarge("more than " + String.format("%,d", limit) + " " + what);
        }
    }
}
