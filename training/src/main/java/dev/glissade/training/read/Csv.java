package dev.glissade.training.read;

import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.RowSink;
import dev.glissade.training.data.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads tables in CSV (RFC 4180, UTF-8), columns by name:
 *
 * <pre>{@code
 * Dataset iris = Csv.withHeader().label("species").read(file);
 * Dataset houses = Csv.withHeader().target("price").inputs("rooms", "area").fillMissing(0).read(file);
 * }</pre>
 *
 * <p>Inputs are numbers; a label is any text, a target a number. A value is missing if its field is empty, {@code ?} or {@code NA}; that
 * is refused unless something is said to be filled in. Lines without anything are passed over. Immutable and thread-safe.
 */
public final class Csv {
    final boolean header;
    final char separator;
    final Optional<String> label;
    final Optional<String> target;
    final List<String> inputs;
    final List<String> ignored;
    final List<String> classes;
    final Missing missing;

    private Csv(
            boolean header,
            char separator,
            Optional<String> label,
            Optional<String> target,
            List<String> inputs,
            List<String> ignored,
            List<String> classes,
            Missing missing) {
        this.header = header;
        this.separator = separator;
        this.label = label;
        this.target = target;
        this.inputs = List.copyOf(inputs);
        this.ignored = List.copyOf(ignored);
        this.classes = List.copyOf(classes);
        this.missing = missing;
    }

    /** Tables whose first line names the columns. */
    public static Csv withHeader() {
        return new Csv(true, ',', Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), Missing.REFUSED);
    }

    /** Tables without names: columns are called {@code 1}, {@code 2}, and so on. */
    public static Csv withoutHeader() {
        return new Csv(
                false, ',', Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), Missing.REFUSED);
    }

    /** Fields parted by something else than a comma. */
    public Csv separator(char between) {
        return new Csv(header, between, label, target, inputs, ignored, classes, missing);
    }

    /** The column with the class, as any text. Classes are numbered as they first come, unless {@link #classes} says otherwise. */
    public Csv label(String column) {
        return new Csv(header, separator, Optional.of(column), Optional.empty(), inputs, ignored, classes, missing);
    }

    /** The column with the number that is to be predicted. */
    public Csv target(String column) {
        return new Csv(header, separator, Optional.empty(), Optional.of(column), inputs, ignored, classes, missing);
    }

    /** The columns to predict from, in this order; unless said, all that are not something else. */
    public Csv inputs(String... columns) {
        return new Csv(header, separator, label, target, List.of(columns), ignored, classes, missing);
    }

    /** Columns to pass over. */
    public Csv ignore(String... columns) {
        return new Csv(header, separator, label, target, inputs, List.of(columns), classes, missing);
    }

    /** The only classes that there may be, in the order of their labels. */
    public Csv classes(List<String> names) {
        return new Csv(header, separator, label, target, inputs, ignored, names, missing);
    }

    /** Puts a number where an input is missing. */
    public Csv fillMissing(double value) {
        return new Csv(header, separator, label, target, inputs, ignored, classes, missing.fill(value));
    }

    /**
     * Reads a file into memory. Without a label or a target, every target is 0.
     *
     * @throws BadDataException if there is no such file, it is empty, lacks a column, has rows of other lengths, or values that are not
     *     what they must be; the message names all of it, up to a number
     * @throws IOException if it cannot be read
     */
    public DenseRows read(Path file) throws IOException {
        RowsInMemory rows = new RowsInMemory();
        Schema schema = stream(file, rows);
        return rows.dataset(schema);
    }

    /**
     * Gives the rows of a file to somebody, one after the other, so that the file may be larger than the memory. Rows come until the end
     * even if some are wrong.
     *
     * @return what the rows consist of; classes are known only now
     * @throws BadDataException as {@link #read}, at the end
     * @throws IOException if it cannot be read, or whoever takes the rows throws it
     */
    public Schema stream(Path file, RowSink rows) throws IOException {
        return new CsvParser(this, file).parse(rows);
    }
}
