package dev.glissade.training.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks at the end of a file, where a parser takes an open quote for a closed one. */
final class CsvEnd {

    private CsvEnd() {}

    /** Whether the last field of a file begins with a quote and goes on to the end of the file without another: it was cut short. */
    static boolean isInQuotes(Path file, String lastField) throws IOException {
        if (lastField.isEmpty()) {
            return endsWith(file, "\"") && !endsWith(file, "\"\"");
        }
        return endsWith(file, "\"" + lastField.replace("\"", "\"\""));
    }

    private static boolean endsWith(Path file, String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file)) {
            long from = channel.size() - wanted.length;
            ByteBuffer end = ByteBuffer.allocate(wanted.length);
            while (from >= 0 && end.hasRemaining() && channel.read(end, from + end.position()) >= 0) {
                // goes on until it has them all
            }
            return !end.hasRemaining() && Arrays.equals(end.array(), wanted);
        }
    }
}
