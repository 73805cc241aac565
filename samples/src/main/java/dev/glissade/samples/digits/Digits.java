package dev.glissade.samples.digits;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Images of digits: {@code pixels[64*i .. 64*i+63]} of image {@code i} lie in {@code [0, 1]}, its label in {@code 0..9}.
 *
 * @param pixels all images, one after the other
 * @param labels one per image
 */
@SuppressWarnings("ArrayRecordComponent") // read by tight loops; nobody compares two of them
record Digits(float[] pixels, int[] labels) {

    static final int PIXELS = 64;
    static final int CLASSES = 10;
    private static final int DARKEST = 16;

    /** The data that come with the sample. */
    static Digits bundled() throws IOException, BadDataException {
        try (InputStream in = Digits.class.getResourceAsStream("digits.csv")) {
            if (in == null) {
                throw new IOException("digits.csv is missing beside " + Digits.class.getName());
            }
            return read("digits.csv", new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    /** The data of a file of the same form: 64 whole numbers from 0 to 16, then the digit, on every line. */
    static Digits read(Path file) throws IOException, BadDataException {
        if (!Files.isRegularFile(file)) {
            throw new BadDataException("there is no data file '" + file + "'");
        }
        try (Reader in = Files.newBufferedReader(file)) {
            return read(file.toString(), in);
        }
    }

    int size() {
        return labels.length;
    }

    private static Digits read(String name, Reader in) throws IOException, BadDataException {
        List<int[]> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(in)) {
            for (CsvRecord line : csv) {
                rows.add(row(name, line));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new BadDataException(name + ": not a CSV file in UTF-8: " + e.getMessage());
        }
        if (rows.isEmpty()) {
            throw new BadDataException(
                    name + ": the file is empty; expected lines of " + PIXELS + " pixels and a digit");
        }
        float[] pixels = new float[rows.size() * PIXELS];
        int[] labels = new int[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            int[] row = rows.get(i);
            for (int j = 0; j < PIXELS; j++) {
                pixels[i * PIXELS + j] = row[j] / (float) DARKEST;
            }
            labels[i] = row[PIXELS];
        }
        return new Digits(pixels, labels);
    }

    private static int[] row(String name, CsvRecord line) throws BadDataException {
        String place = name + ":" + line.getStartingLineNumber();
        if (line.getFieldCount() != PIXELS + 1) {
            throw new BadDataException(place + ": expected " + (PIXELS + 1) + " values (" + PIXELS
                    + " pixels and the digit), found " + line.getFieldCount());
        }
        int[] row = new int[PIXELS + 1];
        for (int j = 0; j <= PIXELS; j++) {
            row[j] = value(place + ": value " + (j + 1), line.getField(j), j < PIXELS ? DARKEST : CLASSES - 1);
        }
        return row;
    }

    private static int value(String place, String text, int highest) throws BadDataException {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= 0 && value <= highest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, with the place
        }
        throw new BadDataException(place + ": expected a whole number from 0 to " + highest + ", found '" + text + "'");
    }
}
