package dev.glissade.training.read;

import dev.glissade.training.data.Schema;
import dev.glissade.training.data.SparseRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** One file, line by line. */
final class SvmLightParser {
    private final SvmLight wish;
    private final Path file;
    private final Problems problems = new Problems();
    private final List<int[]> indices = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private final SortedMap<Double, String> classes = new TreeMap<>();
    private int[] rowIndices = new int[16];
    private double[] rowValues = new double[16];

    SvmLightParser(SvmLight wish, Path file) {
        this.wish = wish;
        this.file = file;
    }

    SparseRows parse() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadDataException("there is no file '" + file + "'");
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                line(++number, line);
            }
        } catch (CharacterCodingException e) {
            problems.add(file + ": not a text in UTF-8");
        }
        if (targets.isEmpty() && problems.isEmpty()) {
            problems.add(file + ":1:1: the file is empty");
        }
        problems.throwIfAny();
        return build();
    }

    private SparseRows build() {
        List<Double> order = new ArrayList<>(classes.keySet());
        SparseRows.Builder rows = SparseRows.builder();
        for (int i = 0; i < targets.size(); i++) {
            for (int k = 0; k < indices.get(i).length; k++) {
                rows.input(indices.get(i)[k], values.get(i)[k]);
            }
            rows.row(wish.numbers ? targets.get(i) : order.indexOf(targets.get(i)));
        }
        int inputs = wish.inputs > 0 ? wish.inputs : rows.highestIndex() + 1;
        return rows.build(new Schema(inputs, List.of(), new ArrayList<>(classes.values()), true));
    }

    private void line(long number, String line) {
        int comment = line.indexOf('#');
        String text = comment < 0 ? line : line.substring(0, comment);
        int at = skip(text, 0);
        if (at == text.length()) {
            return;
        }
        int end = end(text, at);
        String label = text.substring(at, end);
        OptionalDouble target = Numbers.parse(label);
        boolean good = target.isPresent();
        if (!good) {
            problem(number, at, "'" + label + "' where a label is expected, a number");
        }
        int count = 0;
        for (at = skip(text, end); at < text.length(); at = skip(text, end)) {
            end = end(text, at);
            String entry = text.substring(at, end);
            if (entry.startsWith("qid:")) {
                continue;
            }
            if (!entry(number, at, entry, count)) {
                good = false;
            } else {
                count++;
            }
        }
        if (good) {
            indices.add(java.util.Arrays.copyOf(rowIndices, count));
            values.add(java.util.Arrays.copyOf(rowValues, count));
            targets.add(target.getAsDouble());
            if (!wish.numbers) {
                classes.putIfAbsent(target.getAsDouble(), label.startsWith("+") ? label.substring(1) : label);
            }
        }
    }

    private boolean entry(long line, int at, String entry, int count) {
        int colon = entry.indexOf(':');
        if (colon < 1 || !entry.substring(0, colon).matches("\\d{1,9}") || entry.startsWith("0:")) {
            problem(line, at, "'" + entry + "' where INDEX:VALUE is expected, with an index from 1");
            return false;
        }
        int index = Integer.parseInt(entry.substring(0, colon));
        OptionalDouble value = Numbers.parse(entry.substring(colon + 1));
        if (value.isEmpty()) {
            problem(line, at + colon + 1, "'" + entry.substring(colon + 1) + "' where a number is expected");
            return false;
        }
        if (wish.inputs > 0 && index > wish.inputs) {
            problem(line, at, "index " + index + " of " + wish.inputs + " inputs");
            return false;
        }
        if (count > 0 && index - 1 <= rowIndices[count - 1]) {
            problem(line, at, "index " + index + " after " + (rowIndices[count - 1] + 1) + "; indices rise");
            return false;
        }
        if (count == rowIndices.length) {
            rowIndices = java.util.Arrays.copyOf(rowIndices, 2 * count);
            rowValues = java.util.Arrays.copyOf(rowValues, 2 * count);
        }
        rowIndices[count] = index - 1;
        rowValues[count] = value.getAsDouble();
        return true;
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private void problem(long line, int at, String what) {
        problems.add(file + ":" + line + ":" + (at + 1) + ": " + what);
    }
}
