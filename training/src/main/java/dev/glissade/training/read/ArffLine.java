package dev.glissade.training.read;

import java.util.ArrayList;
import java.util.List;

/** The words of a line of an ARFF file: parted by commas or blanks, quoted with ' or ", with % before a comment. */
final class ArffLine {

    /**
     * A word.
     *
     * @param column of its first character, from 1
     * @param quoted whether it stood in quotes, so that a question mark is no missing value
     */
    record Word(String text, int column, boolean quoted) {}

    private final String line;
    private int at;

    private ArffLine(String line, int from) {
        this.line = line;
        this.at = from;
    }

    /** The words from a place on, parted by a separator; {@code ' '} stands for blanks. */
    static List<Word> words(String line, int from, char separator) {
        return new ArffLine(line, from).read(separator);
    }

    private List<Word> read(char separator) {
        List<Word> words = new ArrayList<>();
        skip();
        while (at < line.length() && line.charAt(at) != '%') {
            words.add(word(separator));
            skip();
            if (separator != ' ' && at < line.length() && line.charAt(at) == separator) {
                at++;
                skip();
                if (at == line.length()) {
                    words.add(new Word("", at + 1, false));
                }
            }
        }
        return words;
    }

    /** What stands for a character behind a backslash. */
    private static char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    private void skip() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }

    private Word word(char separator) {
        int start = at;
        char first = line.charAt(at);
        if (first == '\'' || first == '"') {
            StringBuilder text = new StringBuilder();
            at++;
            while (at < line.length() && line.charAt(at) != first) {
                if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                    at++;
                    text.append(escaped(line.charAt(at++)));
                } else {
                    text.append(line.charAt(at++));
                }
            }
            at++;
            return new Word(text.toString(), start + 1, true);
        }
        while (at < line.length()
                && line.charAt(at) != separator
                && line.charAt(at) != '%'
                && !(separator == ' ' && Character.isWhitespace(line.charAt(at)))) {
            at++;
        }
        return new Word(line.substring(start, at).strip(), start + 1, false);
    }
}
