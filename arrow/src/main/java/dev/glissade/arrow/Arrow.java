package dev.glissade.arrow;

import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.RowSink;
import dev.glissade.training.data.Schema;
import dev.glissade.training.read.BadDataException;
import dev.glissade.training.read.Columns;
import dev.glissade.training.read.RowsInMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads tables in Arrow's file or stream format, columns by name, with the wishes that {@link dev.glissade.training.read.Csv} knows:
 *
 * <pre>{@code
 * Dataset iris = Arrow.reader().label("species").read(file);
 * Dataset houses = Arrow.reader().target("price").inputs("rooms", "area").fillMissing(0).read(file);
 * }</pre>
 *
 * <p>Inputs are numbers of any width, whole (also unsigned), floating or decimal, or booleans, which are 0 and 1; they become doubles. A
 * label is a text, a whole number or a boolean; a target is what an input is. Each may stand in a dictionary. A value is missing if it is
 * null; that is refused unless something is said to be filled in. NaN and infinity are values, and no numbers. Packed files (LZ4, ZSTD)
 * are unpacked. Immutable and thread-safe.
 */
public final class Arrow {
    private final Columns columns;

    private Arrow(Columns columns) {
        this.columns = columns;
    }

    /** Files as they come: every column is an input. */
    public static Arrow reader() {
        return new Arrow(Columns.all());
    }

    /** The column with the class. Classes are numbered as they first come in rows, unless {@link #classes} says otherwise. */
    public Arrow label(String column) {
        return new Arrow(columns.label(column));
    }

    /** The column with the number that is to be predicted. */
    public Arrow target(String column) {
        return new Arrow(columns.target(column));
    }

    /** The columns to predict from, in this order; unless said, all that are not something else. */
    public Arrow inputs(String... names) {
        return new Arrow(columns.inputs(names));
    }

    /** Columns to pass over. */
    public Arrow ignore(String... names) {
        return new Arrow(columns.ignore(names));
    }

    /** The only classes that there may be, in the order of their labels. */
    public Arrow classes(List<String> names) {
        return new Arrow(columns.classes(names));
    }

    /** Puts a number where an input is missing. */
    public Arrow fillMissing(double value) {
        return new Arrow(columns.fillMissing(value));
    }

    /**
     * Reads a file into memory. Without a label or a target, every target is 0.
     *
     * @throws BadDataException if there is no such file, it is not of the format or was cut short, lacks a column, or has values that are
     *     not what they must be; the message names file, row (from 0) and column of all of it, up to a number
     * @throws IllegalStateException if the JVM was started without {@code --add-opens=java.base/java.nio=ALL-UNNAMED}
     * @throws IOException if it cannot be read
     */
    public DenseRows read(Path file) throws IOException {
        RowsInMemory rows = new RowsInMemory();
        Schema schema = stream(file, rows);
        return rows.dataset(schema);
    }

    /**
     * Gives the rows of a file to somebody, one after the other, a batch of the file in memory at a time. Rows come until the end even if
     * some are wrong.
     *
     * @return what the rows consist of; classes are known only now
     * @throws BadDataException as {@link #read}, at the end
     * @throws IllegalStateException as {@link #read}
     * @throws IOException if it cannot be read, or whoever takes the rows throws it
     */
    public Schema stream(Path file, RowSink rows) throws IOException {
        return new TableReading(columns, file).read(rows);
    }
}
