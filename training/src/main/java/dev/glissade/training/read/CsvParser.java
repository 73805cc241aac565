package dev.glissade.training.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.glissade.training.data.RowSink;
import dev.glissade.training.data.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;

/** One file, row by row. */
final class CsvParser {
    private final Csv wish;
    private final Path file;
    private final Classes classes;
    private final Problems problems = new Problems();

    CsvParser(Csv wish, Path file) {
        this.wish = wish;
        this.file = file;
        this.classes = new Classes(wish.columns.classes());
    }

    /** Gives all rows to a sink; what a row consists of is known at the end. */
    Schema parse(RowSink sink) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadDataException("there is no file '" + file + "'");
        }
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(wish.separator)
                .detectBomHeader(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            Iterator<CsvRecord> lines = csv.iterator();
            if (!lines.hasNext()) {
                throw new BadDataException(file + ":1:1: the file is empty");
            }
            CsvRecord first = lines.next();
            ChosenColumns columns = wish.columns.among(names(first), file + ":1:1");
            double[] inputs = new double[columns.inputs().length];
            long rows = 0;
            if (!wish.header) {
                row(first, columns, inputs, sink);
                rows++;
            }
            CsvRecord last = first;
            while (lines.hasNext()) {
                last = lines.next();
                row(last, columns, inputs, sink);
                rows++;
            }
            requireClosedQuotes(last);
            if (rows == 0) {
                problems.add(file + ":2:1: there is no row after the names of the columns");
            }
            problems.throwIfAny();
            return new Schema(inputs.length, columns.inputNames(), classes.names(), false);
        } catch (CsvParseException | UncheckedIOException e) {
            problems.add(file + ": not a CSV file in UTF-8: " + e.getMessage());
            problems.throwIfAny();
            throw e;
        }
    }

    private void requireClosedQuotes(CsvRecord last) throws IOException {
        int field = last.getFieldCount() - 1;
        if (CsvEnd.isInQuotes(file, last.getField(field))) {
            problem(last, field, "the file is cut short: it ends within quotes");
        }
    }

    private List<String> names(CsvRecord first) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.getFieldCount(); i++) {
            names.add(wish.header ? first.getField(i).strip() : Integer.toString(i + 1));
        }
        return names;
    }

    private void row(CsvRecord line, ChosenColumns columns, double[] inputs, RowSink sink) throws IOException {
        if (line.getFieldCount() != columns.names().size()) {
            int end = Math.min(line.getFieldCount(), columns.names().size());
            problem(
                    line,
                    end,
                    line.getFieldCount() + " fields where the first line has "
                            + columns.names().size());
            return;
        }
        boolean good = true;
        for (int i = 0; i < inputs.length; i++) {
            int field = columns.inputs()[i];
            OptionalDouble value = input(line.getField(field).strip());
            if (value.isPresent()) {
                inputs[i] = value.getAsDouble();
            } else {
                problem(line, field, what(columns, line, field) + "; expected a number");
                good = false;
            }
        }
        OptionalDouble goal = columns.goal() < 0 ? OptionalDouble.of(0) : goal(line, columns);
        if (good && goal.isPresent()) {
            sink.add(inputs, goal.getAsDouble());
        }
    }

    private OptionalDouble input(String text) {
        return Missing.is(text) ? wish.columns.filled() : Numbers.parse(text);
    }

    private OptionalDouble goal(CsvRecord line, ChosenColumns columns) {
        String text = line.getField(columns.goal()).strip();
        if (Missing.is(text)) {
            problem(
                    line,
                    columns.goal(),
                    "what is to be predicted, '" + columns.names().get(columns.goal()) + "', is missing");
            return OptionalDouble.empty();
        }
        if (wish.columns.target().isPresent()) {
            OptionalDouble value = Numbers.parse(text);
            if (value.isEmpty()) {
                problem(line, columns.goal(), what(columns, line, columns.goal()) + "; expected a number");
            }
            return value;
        }
        int label = classes.label(text);
        if (label < 0) {
            problem(line, columns.goal(), what(columns, line, columns.goal()) + "; expected one of " + classes.names());
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(label);
    }

    private String what(ChosenColumns columns, CsvRecord line, int field) {
        String text = line.getField(field).strip();
        String name = columns.names().get(field);
        return Missing.is(text) ? "the value of '" + name + "' is missing" : "'" + name + "' is '" + text + "'";
    }

    private void problem(CsvRecord line, int field, String what) {
        long number = line.getStartingLineNumber();
        problems.add(file + ":" + number + ":" + CsvPlace.column(file, number, field, wish.separator) + ": " + what);
    }
}
