package dev.glissade.dsl.parse;

import dev.glissade.dsl.diag.DiagnosticCode;
import java.text.Normalizer;

/**
 * Spells a name in ASCII: {@code β₁} is {@code beta1}, {@code m̂} is {@code mhat}.
 *
 * <p>Between underscores stand either Latin letters and digits, or one Greek letter and digits; a hat, a bar or a tilde
 * follows the letter that it stands on. Composed and decomposed accents, subscript digits and the mathematical alphabets
 * become the same by compatibility decomposition.
 */
final class Spelling {

    /** From alpha to omega as Unicode orders them, with the sigma that ends a word. */
    private static final String[] GREEK =
            ("alpha beta gamma delta eps zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi"
                            + " chi psi omega")
                    .split(" ", -1);

    private static final int GREEK_SMALL = 0x3B1;
    private static final int GREEK_CAPITAL = 0x391;
    private static final int HAT = 0x302;
    private static final int TILDE = 0x303;
    private static final int MACRON = 0x304;
    private static final int OVERLINE = 0x305;

    private enum Segment {
        EMPTY,
        LATIN,
        GREEK
    }

    private final String decomposed;
    private final StringBuilder ascii = new StringBuilder();
    private Segment segment = Segment.EMPTY;
    private boolean afterLetter;

    private Spelling(String decomposed) {
        this.decomposed = decomposed;
    }

    /**
     * Returns the ASCII name.
     *
     * @throws Misspelled if {@code word} is none
     */
    static String of(String word) throws Misspelled {
        if (isAscii(word)) {
            return checkLength(word, word.length());
        }
        checkLength(word, word.codePointCount(0, word.length()) / 2); // at most one accent on each letter
        word.codePoints().filter(Spelling::isSubscriptLetter).findFirst().ifPresent(c -> {
            throw new Misspelled(
                    DiagnosticCode.INVALID_CHARACTER,
                    "subscript letter " + show(c) + " in a name",
                    "leave out the index of a step: a name is always its latest value; write other letters after '_'");
        });
        String ascii = new Spelling(Normalizer.normalize(word, Normalizer.Form.NFKD)).spell();
        return checkLength(ascii, ascii.length());
    }

    private String spell() throws Misspelled {
        for (int at = 0; at < decomposed.length(); ) {
            int c = decomposed.codePointAt(at);
            add(c, at);
            at += Character.charCount(c);
        }
        return ascii.toString();
    }

    private void add(int c, int at) throws Misspelled {
        if (c == '_') {
            ascii.append('_');
            segment = Segment.EMPTY;
            afterLetter = false;
        } else if (c >= '0' && c <= '9') {
            letters((char) c + "", segment == Segment.EMPTY ? Segment.LATIN : segment);
            afterLetter = false;
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            unglued(segment == Segment.GREEK, at);
            letters((char) c + "", Segment.LATIN);
        } else if (isGreek(c)) {
            unglued(segment != Segment.EMPTY, at);
            letters(greek(c), Segment.GREEK);
        } else {
            ascii.append(mark(c));
        }
    }

    private void letters(String text, Segment kind) {
        ascii.append(text);
        segment = kind;
        afterLetter = true;
    }

    private String mark(int c) throws Misspelled {
        String name = switch (c) {
            case HAT -> "hat";
            case TILDE -> "tilde";
            case MACRON, OVERLINE -> "bar";
            default -> "";
        };
        if (name.isEmpty() || !afterLetter) {
            throw new Misspelled(
                    DiagnosticCode.INVALID_CHARACTER,
                    "character " + show(c) + " in a name",
                    "names are of ASCII letters, digits and '_', or a Greek letter, with a hat, a bar or a tilde");
        }
        return name;
    }

    private void unglued(boolean glued, int at) throws Misspelled {
        if (glued) {
            String left = Normalizer.normalize(decomposed.substring(0, at), Normalizer.Form.NFC);
            String right = Normalizer.normalize(decomposed.substring(at), Normalizer.Form.NFC);
            throw new Misspelled(
                    DiagnosticCode.GLUED_LETTERS,
                    "a Greek letter and another letter stand together in '" + left + right + "'",
                    "write '" + left + "*" + right + "' for the product, or '" + left + "_" + right + "' for one name");
        }
    }

    private static String checkLength(String word, int length) throws Misspelled {
        if (length > Limits.NAME_LENGTH) {
            throw new Misspelled(
                    DiagnosticCode.NAME_TOO_LONG,
                    "the name '" + word.substring(0, word.offsetByCodePoints(0, 20)) + "...' is too long",
                    "a name has at most " + Limits.NAME_LENGTH + " characters");
        }
        return word;
    }

    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isSubscriptLetter(int c) {
        return (c >= 0x1D62 && c <= 0x1D6A) || (c >= 0x2090 && c <= 0x209C) || c == 0x2C7C;
    }

    private static boolean isGreek(int c) {
        return (c >= GREEK_SMALL && c < GREEK_SMALL + GREEK.length)
                || (c >= GREEK_CAPITAL && c < GREEK_CAPITAL + GREEK.length && Character.isLetter(c));
    }

    private static String greek(int c) {
        if (c >= GREEK_SMALL) {
            return GREEK[c - GREEK_SMALL];
        }
        String small = c == GREEK_CAPITAL + 4 ? "epsilon" : GREEK[c - GREEK_CAPITAL];
        return Character.toUpperCase(small.charAt(0)) + small.substring(1);
    }

    /** Names a character so that an invisible one can be found too. */
    static String show(int c) {
        String code = String.format("U+%04X", c);
        return Character.isLetterOrDigit(c) || (c > ' ' && c < 0x7F)
                ? "'" + Character.toString(c) + "' (" + code + ")"
                : code;
    }

    /** Says what is wrong with a name. */
    static final class Misspelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        final DiagnosticCode code;
        final String hint;

        Misspelled(DiagnosticCode code, String message, String hint) {
            super(message, null, false, false);
            this.code = code;
            this.hint = hint;
        }
    }
}
