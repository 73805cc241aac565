package dev.glissade.training.read;

import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import dev.glissade.training.data.SparseRows;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** One file, line by line. */
final class ArffParser {
    private static final Set<String> NUMERIC = Set.of("numeric", "real", "integer");

    /** An attribute; values are empty if it is numeric. */
    private record Attribute(String name, List<String> values, boolean usable, boolean text, int line) {}

    private final Arff wish;
    private final Path file;
    private final Optional<WordCounts> words;
    private final Problems problems = new Problems();
    private final List<Attribute> attributes = new ArrayList<>();
    private final RowsInMemory rows = new RowsInMemory();
    private int goal;
    private int[] starts = {};
    private double[] inputs = {};
    private boolean inData;
    private int count;

    /** @param words takes texts; if there are no strings wanted, empty */
    ArffParser(Arff wish, Path file, Optional<WordCounts> words) {
        this.words = words;
        this.wish = wish;
        this.file = file;
    }

    DenseRows parse() throws IOException {
        readAll();
        return rows.dataset(
                new Schema(inputs.length, names(), attributes.get(goal).values(), false));
    }

    SparseRows parseWords() throws IOException {
        readAll();
        return words.orElseThrow().dataset(attributes.get(goal).values());
    }

    private void readAll() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadDataException("there is no file '" + file + "'");
        }
        int number = 0;
        try (var in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                line(++number, line);
            }
        } catch (CharacterCodingException e) {
            problems.add(file + ": not a text in UTF-8");
        }
        if (count == 0 && problems.isEmpty()) {
            problems.add(file + ":" + Math.max(1, number) + ":1: the file ends "
                    + (inData ? "without a row" : "before its @data"));
        }
        problems.throwIfAny();
    }

    private void line(int number, String line) throws IOException {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("%")) {
            return;
        }
        if (inData) {
            count++;
            row(number, line);
            return;
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (word.startsWith("@attribute")) {
            attribute(number, line);
        } else if (word.startsWith("@data")) {
            inData = true;
            prepare(number);
        } else if (!word.startsWith("@relation")) {
            problem(number, 1, "'" + text + "' where @relation, @attribute or @data is expected");
        }
    }

    private void attribute(int at, String line) {
        int brace = line.indexOf('{');
        List<ArffLine.Word> parts = ArffLine.words(brace < 0 ? line : line.substring(0, brace), 0, ' ');
        if (parts.size() < 2 || (brace < 0 && parts.size() < 3)) {
            problem(at, 1, "expected @attribute NAME TYPE");
            return;
        }
        List<String> values = new ArrayList<>();
        if (brace >= 0) {
            int end = line.lastIndexOf('}');
            if (end < brace) {
                problem(at, line.length() + 1, "the list of values has no end");
                return;
            }
            ArffLine.words(line.substring(0, end), brace + 1, ',').forEach(word -> values.add(word.text()));
        }
        String type = brace >= 0 ? "" : parts.get(2).text().toLowerCase(Locale.ROOT);
        boolean number = NUMERIC.contains(type);
        attributes.add(new Attribute(parts.get(1).text(), values, brace >= 0 || number, type.equals("string"), at));
    }

    private void prepare(int number) throws BadDataException {
        goal = wish.goal.map(this::index).orElse(attributes.size() - 1);
        if (goal < 0) {
            problem(
                    number,
                    1,
                    "no attribute '" + wish.goal.orElse("") + "' to predict; there are "
                            + attributes.stream().map(Attribute::name).toList());
        }
        int width = 0;
        starts = new int[attributes.size()];
        for (int i = 0; i < starts.length; i++) {
            Attribute attribute = attributes.get(i);
            boolean ignored = wish.ignored.contains(attribute.name());
            starts[i] = i == goal || ignored ? -1 : width;
            if (words.isPresent() && starts[i] >= 0 && !attribute.text()) {
                problem(attribute.line(), 1, "attribute '" + attribute.name() + "' is no string; ignore it");
            } else if (!ignored && !attribute.usable() && (words.isEmpty() || i == goal)) {
                problem(
                        attribute.line(),
                        1,
                        "attribute '" + attribute.name() + "' is neither numeric nor nominal; ignore it"
                                + (attribute.text() ? ", or read its words" : ""));
            }
            width += starts[i] < 0 ? 0 : Math.max(1, attribute.values().size());
        }
        problems.throwIfAny();
        inputs = new double[width];
    }

    private int index(String name) {
        return attributes.stream().map(Attribute::name).toList().indexOf(name);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            Attribute attribute = attributes.get(i);
            if (starts[i] >= 0 && attribute.values().isEmpty()) {
                names.add(attribute.name());
            } else if (starts[i] >= 0) {
                attribute.values().forEach(value -> names.add(attribute.name() + "=" + value));
            }
        }
        return names;
    }

    private void row(int number, String line) throws IOException {
        ArffLine.Word[] fields = line.strip().startsWith("{") ? sparse(number, line) : dense(number, line);
        if (fields.length == 0) {
            return;
        }
        Arrays.fill(inputs, 0);
        boolean good = true;
        double target = 0;
        for (int i = 0; i < fields.length; i++) {
            if (i == goal) {
                OptionalDouble value = goal(number, fields[i]);
                good &= value.isPresent();
                target = value.orElse(0);
            } else if (starts[i] >= 0) {
                good &= input(number, i, fields[i]);
            }
        }
        if (words.isPresent()) {
            words.get().row(target, good);
        } else if (good) {
            rows.add(inputs, target);
        }
    }

    private ArffLine.Word[] dense(int number, String line) {
        List<ArffLine.Word> parts = ArffLine.words(line, 0, ',');
        if (parts.size() != attributes.size()) {
            problem(
                    number,
                    line.length() + 1,
                    parts.size() + " values where there are " + attributes.size() + " attributes");
            return new ArffLine.Word[0];
        }
        return parts.toArray(ArffLine.Word[]::new);
    }

    /** What is not listed is 0, or the first value of a nominal attribute. */
    private ArffLine.Word[] sparse(int number, String line) {
        ArffLine.Word[] fields = new ArffLine.Word[attributes.size()];
        for (int i = 0; i < fields.length; i++) {
            List<String> values = attributes.get(i).values();
            String absent = attributes.get(i).text() ? "" : "0";
            fields[i] = new ArffLine.Word(values.isEmpty() ? absent : values.get(0), 1, true);
        }
        int end = line.lastIndexOf('}');
        if (end < 0) {
            problem(number, line.length() + 1, "the row has no end");
            return new ArffLine.Word[0];
        }
        for (ArffLine.Word entry : ArffLine.words(line.substring(0, end), line.indexOf('{') + 1, ',')) {
            List<ArffLine.Word> parts = ArffLine.words(line.substring(0, end), entry.column() - 1, ' ');
            String index = parts.get(0).text();
            if (!index.matches("\\d{1,9}") || Integer.parseInt(index) >= fields.length || parts.size() < 2) {
                problem(
                        number,
                        entry.column(),
                        "'" + entry.text() + "' where INDEX VALUE is expected, with an index below " + fields.length);
                return new ArffLine.Word[0];
            }
            ArffLine.Word value = ArffLine.words(
                            line.substring(0, end), parts.get(1).column() - 1, ',')
                    .get(0);
            fields[Integer.parseInt(index)] = value;
        }
        return fields;
    }

    private boolean input(int number, int attribute, ArffLine.Word field) {
        List<String> values = attributes.get(attribute).values();
        if (!field.quoted() && Missing.is(field.text())) {
            if (wish.filled.isEmpty()) {
                problem(
                        number,
                        field.column(),
                        "the value of '" + attributes.get(attribute).name() + "' is missing");
                return false;
            }
            inputs[starts[attribute]] = values.isEmpty() ? wish.filled.getAsDouble() : 0;
            return true;
        }
        if (words.isPresent()) {
            words.get().add(field.text());
            return true;
        }
        if (!values.isEmpty()) {
            int value = values.indexOf(field.text());
            if (value < 0) {
                problem(number, field.column(), wrong(attribute, field) + "; expected one of " + values);
                return false;
            }
            inputs[starts[attribute] + value] = 1;
            return true;
        }
        OptionalDouble value = Numbers.parse(field.text());
        if (value.isEmpty()) {
            problem(number, field.column(), wrong(attribute, field) + "; expected a number");
            return false;
        }
        inputs[starts[attribute]] = value.getAsDouble();
        return true;
    }

    private OptionalDouble goal(int number, ArffLine.Word field) {
        List<String> values = attributes.get(goal).values();
        int label = values.indexOf(field.text());
        OptionalDouble value = values.isEmpty()
                ? Numbers.parse(field.text())
                : label < 0 ? OptionalDouble.empty() : OptionalDouble.of(label);
        if (value.isEmpty()) {
            problem(
                    number,
                    field.column(),
                    wrong(goal, field) + "; expected " + (values.isEmpty() ? "a number" : "one of " + values));
        }
        return value;
    }

    private String wrong(int attribute, ArffLine.Word field) {
        return "'" + attributes.get(attribute).name() + "' is '" + field.text() + "'";
    }

    private void problem(int line, int column, String what) {
        problems.add(file + ":" + line + ":" + column + ": " + what);
    }
}
