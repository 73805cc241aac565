package dev.glissade.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.util.Text;

/** Writes tables with Arrow's own writers. */
final class Tables implements AutoCloseable {
    private final BufferAllocator memory = new RootAllocator();
    private final List<FieldVector> columns = new ArrayList<>();
    private final DictionaryProvider.MapDictionaryProvider dictionaries =
            new DictionaryProvider.MapDictionaryProvider();
    private final List<FieldVector> entries = new ArrayList<>();

    BufferAllocator memory() {
        return memory;
    }

    /** Adds a column; {@code null} is a null. */
    Tables doubles(String name, Double... values) {
        Float8Vector vector = new Float8Vector(name, memory);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                vector.setNull(i);
            } else {
                vector.setSafe(i, values[i]);
            }
        }
        return column(vector, values.length);
    }

    Tables longs(String name, long... values) {
        BigIntVector vector = new BigIntVector(name, memory);
        for (int i = 0; i < values.length; i++) {
            vector.setSafe(i, values[i]);
        }
        return column(vector, values.length);
    }

    Tables texts(String name, String... values) {
        return column(texts(new VarCharVector(name, memory), values), values.length);
    }

    private static VarCharVector texts(VarCharVector vector, String... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                vector.setNull(i);
            } else {
                vector.setSafe(i, new Text(values[i]));
            }
        }
        vector.setValueCount(values.length);
        return vector;
    }

    /** Adds a column of numbers of entries of a dictionary. */
    Tables dictionary(String name, List<String> dictionary, int... numbers) {
        DictionaryEncoding encoding = new DictionaryEncoding(entries.size(), false, new ArrowType.Int(8, true));
        VarCharVector values = texts(new VarCharVector(name + "s", memory), dictionary.toArray(String[]::new));
        entries.add(values);
        dictionaries.put(new Dictionary(values, encoding));
        FieldType type = new FieldType(true, encoding.getIndexType(), encoding);
        var vector = (org.apache.arrow.vector.TinyIntVector) type.createNewSingleVector(name, memory, null);
        for (int i = 0; i < numbers.length; i++) {
            vector.setSafe(i, numbers[i]);
        }
        return column(vector, numbers.length);
    }

    Tables column(FieldVector vector, int rows) {
        vector.setValueCount(rows);
        columns.add(vector);
        return this;
    }

    /** Writes the rows, as often as wanted, a batch each. */
    Path file(Path file, int batches) throws IOException {
        return write(file, batches, root -> new ArrowFileWriter(root, dictionaries, Channels.newChannel(open(file))));
    }

    Path stream(Path file, int batches) throws IOException {
        return write(file, batches, root -> new ArrowStreamWriter(root, dictionaries, open(file)));
    }

    Path packed(Path file, CodecType codec) throws IOException {
        return write(
                file,
                1,
                root -> new ArrowFileWriter(
                        root,
                        dictionaries,
                        Channels.newChannel(open(file)),
                        null,
                        IpcOption.DEFAULT,
                        CommonsCompressionFactory.INSTANCE,
                        codec));
    }

    /** Of a table with nothing but columns. */
    Path file(Path file, Consumer<Tables> filled) throws IOException {
        filled.accept(this);
        return file(file, 1);
    }

    private static OutputStream open(Path file) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path write(Path file, int batches, java.util.function.Function<VectorSchemaRoot, ArrowWriter> format)
            throws IOException {
        VectorSchemaRoot root = new VectorSchemaRoot(columns);
        try (ArrowWriter writer = format.apply(root)) {
            writer.start();
            for (int i = 0; i < batches; i++) {
                writer.writeBatch();
            }
            writer.end();
        }
        return file;
    }

    @Override
    public void close() {
        columns.forEach(FieldVector::close);
        entries.forEach(FieldVector::close);
        memory.close();
    }
}
