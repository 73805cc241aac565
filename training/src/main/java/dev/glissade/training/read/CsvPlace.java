package dev.glissade.training.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds again where a field stands, for a message. */
final class CsvPlace {

    private CsvPlace() {}

    /** The column of the first character of a field, from 1; of a field that the line does not have, the column after its end. */
    static int column(Path file, long line, int field, char separator) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (long i = 1; i < line; i++) {
                in.readLine();
            }
            String text = in.readLine();
            return text == null ? 1 : column(text, field, separator);
        } catch (IOException unreadable) {
            return 1;
        }
    }

    private static int column(String line, int field, char separator) {
        boolean quoted = false;
        int fields = 0;
        for (int i = 0; i < line.length(); i++) {
            if (fields == field) {
                return i + 1;
            }
            if (line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (line.charAt(i) == separator && !quoted) {
                fields++;
            }
        }
        return line.length() + 1;
    }
}
