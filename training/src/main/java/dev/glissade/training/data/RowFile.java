package dev.glissade.training.data;

import dev.glissade.spi.Precision;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes dense rows into a file from which they can be had in any order, for data that do not fit in memory:
 *
 * <pre>{@code
 * try (RowFile out = RowFile.create(file, 30, Precision.FLOAT)) {
 *     out.finish(Csv.withHeader().label("kind").stream(table, out));
 * }
 * try (StoredRows rows = StoredRows.open(file)) { ... }
 * }</pre>
 *
 * <p>The file begins with a head of 32 bytes; a row is its inputs and its target, all float or all double, big-endian; the names of inputs
 * and classes stand at the end. A file that was not finished is refused by whoever opens it. One thread at a time.
 */
public final class RowFile implements RowSink, Closeable {
    static final long MAGIC = 0x676c_726f_7773_0001L;
    static final int HEAD = 32;

    private final Path file;
    private final int inputs;
    private final Precision precision;
    private final DataOutputStream out;
    private int rows;

    private RowFile(Path file, int inputs, Precision precision, OutputStream out) {
        this.file = file;
        this.inputs = inputs;
        this.precision = precision;
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    /**
     * Starts a file; one that is there is replaced.
     *
     * @param inputs of each row
     * @param precision in which inputs and targets are kept
     * @throws IOException if it cannot be written
     */
    public static RowFile create(Path file, int inputs, Precision precision) throws IOException {
        RowFile made = new RowFile(file, inputs, precision, Files.newOutputStream(file));
        made.out.write(new byte[HEAD]);
        return made;
    }

    static int bytes(Precision precision) {
        return precision == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    }

    @Override
    public void add(double[] values, double target) throws IOException {
        if (values.length != inputs) {
            throw new IllegalArgumentException("a row of " + values.length + " inputs for a file of " + inputs);
        }
        for (double value : values) {
            write(value);
        }
        write(target);
        rows = Math.incrementExact(rows);
    }

    private void write(double value) throws IOException {
        if (precision == Precision.FLOAT) {
            out.writeFloat((float) value);
        } else {
            out.writeDouble(value);
        }
    }

    /**
     * Ends the file: only now can it be opened.
     *
     * @param schema what the rows consist of
     */
    public void finish(Schema schema) throws IOException {
        if (schema.inputs() != inputs || schema.sparse()) {
            throw new IllegalArgumentException("a file of " + inputs + " inputs for a schema of " + schema.inputs());
        }
        list(schema.names());
        list(schema.classes());
        out.close();
        ByteBuffer head = ByteBuffer.allocate(HEAD)
                .putLong(MAGIC)
                .putInt(bytes(precision))
                .putInt(inputs)
                .putInt(rows);
        try (RandomAccessFile again = new RandomAccessFile(file.toFile(), "rw")) {
            again.write(head.array());
        }
    }

    private void list(List<String> names) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
