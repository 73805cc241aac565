package dev.glissade.training.read;

import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** Images that stay in their file, and labels in memory; made by {@link Idx#open}. For one thread at a time. */
public final class IdxOnDisk implements Dataset, Closeable {
    private final FileChannel channel;
    private final Schema schema;
    private final long start;
    private final byte[] labels;
    private final byte[] image;

    IdxOnDisk(FileChannel channel, Schema schema, long start, byte[] labels) {
        this.channel = channel;
        this.schema = schema;
        this.start = start;
        this.labels = labels;
        this.image = new byte[schema.inputs()];
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public void read(int row, Batch into) {
        long from = start + (long) Objects.checkIndex(row, labels.length) * image.length;
        ByteBuffer buffer = ByteBuffer.wrap(image);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, from + buffer.position()) < 0) {
                    throw new BadDataException(
                            "the file of images was cut short while it was used, before byte " + from);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        into.add(image, 0, Idx.SCALE, target(row));
    }

    @Override
    public double target(int row) {
        return labels[row] & 0xff;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
