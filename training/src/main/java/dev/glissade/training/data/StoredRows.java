package dev.glissade.training.data;

import dev.glissade.spi.Precision;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Rows that stay on the disk, in a file of {@link RowFile}: each is read when it is asked for, in any order. Takes memory for one row,
 * however long the file. For one thread at a time; open the file once for each.
 */
public final class StoredRows implements Dataset, Closeable {
    private final Path file;
    private final FileChannel channel;
    private final Schema schema;
    private final int size;
    private final Precision precision;
    private final ByteBuffer row;
    private final double[] values;

    private StoredRows(Path file, FileChannel channel, Schema schema, int size, Precision precision) {
        this.file = file;
        this.channel = channel;
        this.schema = schema;
        this.size = size;
        this.precision = precision;
        this.row = ByteBuffer.allocateDirect((schema.inputs() + 1) * RowFile.bytes(precision));
        this.values = new double[schema.inputs()];
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it cannot be read, is no such file, was not finished or was cut short
     */
    public static StoredRows open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return open(file, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static StoredRows open(Path file, FileChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(RowFile.HEAD);
        fill(channel, head, 0, file);
        if (head.getLong() != RowFile.MAGIC) {
            throw new IOException(file + ":byte 0: no file of rows, or one that was not finished");
        }
        int width = head.getInt();
        int inputs = head.getInt();
        int rows = head.getInt();
        long end = RowFile.HEAD + (long) rows * width * (inputs + 1L);
        if ((width != Float.BYTES && width != Double.BYTES) || inputs < 0 || rows < 0 || end > channel.size()) {
            throw new IOException(file + ":byte " + channel.size()
                    + ": the file is cut short or damaged: its head says " + rows + " rows of " + inputs + " inputs");
        }
        try {
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel.position(end)));
            List<String> names = list(in);
            List<String> classes = list(in);
            Precision precision = width == Float.BYTES ? Precision.FLOAT : Precision.DOUBLE;
            return new StoredRows(file, channel, new Schema(inputs, names, classes, false), rows, precision);
        } catch (EOFException | IllegalArgumentException e) {
            throw new IOException(
                    file + ":byte " + channel.size() + ": the file is cut short: its names are missing", e);
        }
    }

    private static List<String> list(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            if (length < 0 || length > in.available()) {
                throw new EOFException();
            }
            byte[] text = new byte[length];
            in.readFully(text);
            names.add(new String(text, StandardCharsets.UTF_8));
        }
        return names;
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long from, Path file) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new IOException(file + ":byte " + channel.size() + ": the file is cut short");
            }
        }
        buffer.flip();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(int number, Batch into) {
        double target = load(number);
        into.add(values, 0, target);
    }

    @Override
    public double target(int number) {
        return load(number);
    }

    private double load(int number) {
        try {
            long from = RowFile.HEAD + (long) Objects.checkIndex(number, size) * row.capacity();
            fill(channel, row, from, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int j = 0; j < values.length; j++) {
            values[j] = next();
        }
        return next();
    }

    private double next() {
        return precision == Precision.FLOAT ? row.getFloat() : row.getDouble();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
