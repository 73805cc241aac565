package dev.glissade.arrow;

import dev.glissade.training.read.BadDataException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;

/** An open file of either format, batch by batch. What Arrow says of a bad file becomes an exception with its place. */
final class Table implements Closeable {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MESSAGE = {-1, -1, -1, -1};

    private final Path file;
    private final BufferAllocator memory;
    private final ArrowReader reader;
    private int batches;
    private long rows;

    private Table(Path file, BufferAllocator memory, ArrowReader reader) {
        this.file = file;
        this.memory = memory;
        this.reader = reader;
    }

    /**
     * Opens a file.
     *
     * @throws BadDataException if it is of neither format, or cut short
     * @throws IllegalStateException if the JVM does not let Arrow get memory
     */
    static Table open(Path file) throws IOException {
        requireOpenedModule();
        if (!Files.isRegularFile(file)) {
            throw new BadDataException("there is no file '" + file + "'");
        }
        FileChannel channel = FileChannel.open(file);
        try {
            boolean whole = isFileFormat(file, channel);
            // more than this no file packed with LZ4 can need, so that a damaged length does not take all memory
            BufferAllocator memory = new RootAllocator((1L << 28) + 300 * channel.size());
            return new Table(file, memory, whole ? file(channel, memory) : stream(channel, memory));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static ArrowReader file(FileChannel channel, BufferAllocator memory) {
        return new ArrowFileReader(channel, memory, CommonsCompressionFactory.INSTANCE) {
            @Override
            protected void loadRecordBatch(ArrowRecordBatch batch) {
                requireWhole(batch, this);
                super.loadRecordBatch(batch);
            }
        };
    }

    private static ArrowReader stream(FileChannel channel, BufferAllocator memory) throws IOException {
        MessageChannelReader messages = new MessageChannelReader(new Messages(channel), memory);
        return new ArrowStreamReader(messages, memory, CommonsCompressionFactory.INSTANCE) {
            @Override
            protected void loadRecordBatch(ArrowRecordBatch batch) {
                requireWhole(batch, this);
                super.loadRecordBatch(batch);
            }
        };
    }

    private static void requireWhole(ArrowRecordBatch batch, ArrowReader reader) {
        try {
            WholeBatch.require(batch, reader.getVectorSchemaRoot().getSchema().getFields());
        } catch (IOException | RuntimeException e) {
            batch.close();
            throw e instanceof RuntimeException unchecked ? unchecked : new UncheckedIOException((IOException) e);
        }
    }

    private static void requireOpenedModule() {
        if (!ByteBuffer.class.getModule().isOpen("java.nio", MemoryUtil.class.getModule())) {
            throw new IllegalStateException(
                    "Arrow gets its memory through java.nio, which this JVM keeps closed: start it with "
                            + "--add-opens=java.base/java.nio=ALL-UNNAMED (for Maven's tests, in the argLine of surefire)");
        }
    }

    private static boolean isFileFormat(Path file, FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            throw new BadDataException(file + ":byte 0: the file is empty");
        }
        byte[] begin = bytes(channel, 0);
        if (Arrays.equals(Arrays.copyOf(begin, MESSAGE.length), MESSAGE)) {
            return false;
        }
        if (!Arrays.equals(begin, MAGIC)) {
            throw new BadDataException(
                    file + ":byte 0: no Arrow file: it begins neither with 'ARROW1' nor as a stream does");
        }
        if (channel.size() < 3L * MAGIC.length
                || !Arrays.equals(bytes(channel, channel.size() - MAGIC.length), MAGIC)) {
            throw new BadDataException(
                    file + ":byte " + channel.size() + ": the file is cut short: it does not end with 'ARROW1'");
        }
        return true;
    }

    /** Six bytes from a place on; what the file does not have is 0. */
    private static byte[] bytes(FileChannel channel, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // goes on until it has them all
        }
        return bytes.array();
    }

    /** The columns: what they are, and what is in them of the present batch. */
    List<Column> columns() throws BadDataException {
        try {
            if (reader instanceof ArrowFileReader whole) {
                requireInside(whole);
            }
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            return root.getFieldVectors().stream()
                    .map(vector -> Column.of(vector, reader))
                    .toList();
        } catch (IOException | RuntimeException e) {
            throw damaged("what its columns are cannot be read", e);
        }
    }

    /** Batches that do not lie in the file are refused before memory is taken for them. */
    private void requireInside(ArrowFileReader whole) throws IOException {
        reader.getVectorSchemaRoot();
        long size = Files.size(file);
        for (List<ArrowBlock> blocks : List.of(whole.getDictionaryBlocks(), whole.getRecordBlocks())) {
            for (ArrowBlock block : blocks) {
                long length = block.getMetadataLength() + block.getBodyLength();
                if (block.getOffset() < 0
                        || block.getBodyLength() < 0
                        || length < 0
                        || block.getOffset() > size - length) {
                    throw new IOException("a batch of " + length + " bytes is to lie at byte " + block.getOffset()
                            + " of a file of " + size);
                }
            }
        }
    }

    /** Goes on to the next batch; the number of its rows, or -1 after the last. */
    int nextBatch() throws BadDataException {
        try {
            if (!reader.loadNextBatch()) {
                return -1;
            }
            int count = reader.getVectorSchemaRoot().getRowCount();
            rows += count;
            batches++;
            return count;
        } catch (IOException | RuntimeException e) {
            throw damaged("batch " + batches + ", with row " + rows + " and those after it, cannot be read", e);
        }
    }

    private BadDataException damaged(String what, Exception cause) {
        String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        BadDataException bad =
                new BadDataException(file + ": " + what + ": the file is cut short or damaged (" + said.strip() + ")");
        bad.initCause(cause);
        return bad;
    }

    @Override
    public void close() throws IOException {
        try (memory) {
            reader.close();
        }
    }
}
