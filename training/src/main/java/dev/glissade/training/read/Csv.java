package dev.glissade.training.read;

import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.RowSink;
import dev.glissade.training.data.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
    final Columns columns;

    private Csv(boolean header, char separator, Columns columns) {
        this.header = header;
        this.separator = separator;
        this.columns = columns;
    }

    /** Tables whose first line names the columns. */
    public static Csv withHeader() {
        return new Csv(true, ',', Columns.all());
    }

    /** Tables without names: columns are called {@code 1}, {@code 2}, and so on. */
    public static Csv withoutHeader() {
        return new Csv(false, ',', Columns.all());
    }

    /** Fields parted by something else than a comma. */
    public Csv separator(char between) {
        return new Csv(header, between, columns);
    }

    /** The column with the class, as any text. Classes are numbered as they first come, unless {@link #classes} says otherwise. */
    public Csv label(String column) {
        return with(columns.label(column));
    }

    /** The column with the number that is to be predicted. */
    public Csv target(String column) {
        return with(columns.target(column));
    }

    /** The columns to predict from, in this order; unless said, all that are not something else. */
    public Csv inputs(String... names) {
        return with(columns.inputs(names));
    }

    /** Columns to pass over. */
    public Csv ignore(String... names) {
        return with(columns.ignore(names));
    }

    /** The only classes that there may be, in the order of their labels. */
    public Csv classes(List<String> names) {
        return with(columns.classes(names));
    }

    /** Puts a number where an input is missing. */
    public Csv fillMissing(double value) {
        return with(columns.fillMissing(value));
    }

    private Csv with(Columns others) {
        return new Csv(header, separator, others);
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
