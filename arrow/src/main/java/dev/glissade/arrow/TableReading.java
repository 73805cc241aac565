package dev.glissade.arrow;

import dev.glissade.training.data.RowSink;
import dev.glissade.training.data.Schema;
import dev.glissade.training.read.ChosenColumns;
import dev.glissade.training.read.Classes;
import dev.glissade.training.read.Columns;
import dev.glissade.training.read.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** One file, row by row. */
final class TableReading {
    private final Columns wish;
    private final Path file;
    private final Classes classes;
    private final Problems problems = new Problems();

    TableReading(Columns wish, Path file) {
        this.wish = wish;
        this.file = file;
        this.classes = new Classes(wish.classes());
    }

    /** Gives all rows to a sink; what a row consists of is known at the end. */
    Schema read(RowSink sink) throws IOException {
        try (Table table = Table.open(file)) {
            List<Column> columns = table.columns();
            ChosenColumns chosen = wish.among(columns.stream().map(Column::name).toList(), file.toString());
            requireTypes(columns, chosen);
            double[] inputs = new double[chosen.inputs().length];
            long rows = 0;
            for (int count = table.nextBatch(); count >= 0; count = table.nextBatch()) {
                for (int row = 0; row < count; row++) {
                    read(rows + row, row, columns, chosen, inputs, sink);
                }
                rows += count;
            }
            if (rows == 0) {
                problems.add(file + ": there are no rows");
            }
            problems.throwIfAny();
            return new Schema(inputs.length, chosen.inputNames(), classes.names(), false);
        }
    }

    private void requireTypes(List<Column> columns, ChosenColumns chosen) throws IOException {
        for (int input : chosen.inputs()) {
            Column column = columns.get(input);
            if (!column.holdsNumbers()) {
                problems.add(holds(column) + "; expected numbers");
            }
        }
        if (chosen.goal() >= 0) {
            Column goal = columns.get(chosen.goal());
            if (wish.target().isPresent() ? !goal.holdsNumbers() : !goal.holdsLabels()) {
                problems.add(holds(goal)
                        + (wish.target().isPresent() ? "; expected numbers" : "; expected texts or whole numbers"));
            }
        }
        problems.throwIfAny();
    }

    private String holds(Column column) {
        return file + ": column '" + column.name() + "' holds " + column.type();
    }

    /** Takes a row if all of it is right. */
    private void read(long number, int row, List<Column> columns, ChosenColumns chosen, double[] inputs, RowSink sink)
            throws IOException {
        boolean good = true;
        for (int i = 0; i < inputs.length; i++) {
            OptionalDouble value = number(number, row, columns.get(chosen.inputs()[i]), wish.filled());
            good &= value.isPresent();
            inputs[i] = value.orElse(0);
        }
        OptionalDouble goal = chosen.goal() < 0 ? OptionalDouble.of(0) : goal(number, row, columns.get(chosen.goal()));
        if (good && goal.isPresent()) {
            sink.add(inputs, goal.getAsDouble());
        }
    }

    private OptionalDouble number(long number, int row, Column column, OptionalDouble filled) {
        try {
            int place = column.place(row);
            if (place < 0) {
                if (filled.isEmpty()) {
                    problem(number, column, "the value is missing; expected a number");
                }
                return filled;
            }
            double value = column.number(place);
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
            problem(number, column, "'" + value + "'; expected a number");
        } catch (RuntimeException e) {
            unreadable(number, column, e);
        }
        return OptionalDouble.empty();
    }

    private OptionalDouble goal(long number, int row, Column column) {
        if (wish.target().isPresent()) {
            return number(number, row, column, OptionalDouble.empty());
        }
        try {
            int place = column.place(row);
            if (place < 0) {
                problem(number, column, "what is to be predicted is missing");
                return OptionalDouble.empty();
            }
            String text = column.text(place);
            int label = classes.label(text);
            if (label >= 0) {
                return OptionalDouble.of(label);
            }
            problem(number, column, "'" + text + "'; expected one of " + classes.names());
        } catch (RuntimeException e) {
            unreadable(number, column, e);
        }
        return OptionalDouble.empty();
    }

    private void unreadable(long number, Column column, RuntimeException e) {
        problem(number, column, "the value cannot be read: " + e.getMessage());
    }

    private void problem(long number, Column column, String what) {
        problems.add(file + ":row " + number + ", column '" + column.name() + "': " + what);
    }
}
