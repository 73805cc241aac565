package dev.glissade.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.RowFile;
import dev.glissade.training.data.StoredRows;
import dev.glissade.training.read.Csv;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.util.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that Arrow's own writer has written. */
final class ArrowTest {
    @TempDir
    Path folder;

    private final Tables table = new Tables();

    @AfterEach
    void free() {
        table.close();
    }

    private Path file() {
        return folder.resolve("data.arrow");
    }

    private static double[] row(Dataset data, int row) {
        Batch batch = new Batch(data.schema(), 1, Precision.DOUBLE).clear();
        data.read(row, batch);
        double[] values = new double[data.schema().inputs() + 1];
        for (int j = 0; j < data.schema().inputs(); j++) {
            values[j] = batch.inputs().get(0, j);
        }
        values[values.length - 1] = batch.target(0);
        return values;
    }

    @Test
    void givesWhatTheSameTableInCsvGives() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("data.csv"), "id,width,kind,height\n7,1.5,b,2\n8,-3e2,c,.25\n9,0.1,b,1\n");
        Path arrow = table.longs("id", 7, 8, 9)
                .doubles("width", 1.5, -3e2, 0.1)
                .texts("kind", "b", "c", "b")
                .doubles("height", 2.0, .25, 1.0)
                .file(file(), 1);
        Dataset expected = Csv.withHeader().label("kind").ignore("id").read(csv);
        Dataset data = Arrow.reader().label("kind").ignore("id").read(arrow);
        assertThat(data.schema()).isEqualTo(expected.schema());
        assertThat(data.size()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(row(data, i)).containsExactly(row(expected, i));
        }
        Dataset chosen = Arrow.reader().target("id").inputs("height", "width").read(arrow);
        assertThat(row(chosen, 1)).containsExactly(0.25, -300, 8);
        assertThat(chosen.schema().names()).containsExactly("height", "width");
        assertThat(chosen.schema().isClassification()).isFalse();
    }

    @Test
    void readsNumbersOfEveryWidth() throws IOException {
        var memory = table.memory();
        var int8 = new TinyIntVector("int8", memory);
        int8.setSafe(0, -128);
        var int16 = new SmallIntVector("int16", memory);
        int16.setSafe(0, -32768);
        var int32 = new IntVector("int32", memory);
        int32.setSafe(0, Integer.MIN_VALUE);
        var uint8 = new UInt1Vector("uint8", memory);
        uint8.setSafe(0, 255);
        var uint16 = new UInt2Vector("uint16", memory);
        uint16.setSafe(0, 65535);
        var uint32 = new UInt4Vector("uint32", memory);
        uint32.setSafe(0, -1);
        var uint64 = new UInt8Vector("uint64", memory);
        uint64.setSafe(0, -1);
        var float16 = new Float2Vector("float16", memory);
        // a half's sign, 5 bits of exponent and 10 of fraction: 1.5 is 0 01111 1000000000
        float16.setSafe(0, (short) 0b0_01111_1000000000);
        var float32 = new Float4Vector("float32", memory);
        float32.setSafe(0, 0.1f);
        var decimal = new DecimalVector("decimal", memory, 10, 2);
        decimal.setSafe(0, new BigDecimal("-12345678.25"));
        var decimal256 = new Decimal256Vector("decimal256", memory, 50, 1);
        decimal256.setSafe(0, new BigDecimal("1e30").setScale(1));
        var bool = new BitVector("bool", memory);
        bool.setSafe(0, 1);
        table.column(int8, 1).column(int16, 1).column(int32, 1).longs("int64", Long.MIN_VALUE);
        table.column(uint8, 1).column(uint16, 1).column(uint32, 1).column(uint64, 1);
        table.column(float16, 1).column(float32, 1).doubles("float64", Double.MIN_VALUE);
        table.column(decimal, 1).column(decimal256, 1).column(bool, 1);
        Dataset data = Arrow.reader().target("bool").read(table.file(file(), 1));
        assertThat(row(data, 0))
                .containsExactly(
                        -128,
                        -32768,
                        -2147483648.0,
                        -0x1p63,
                        255,
                        65535,
                        4294967295.0,
                        0x1p64,
                        1.5,
                        0.1f,
                        4.9e-324,
                        -12345678.25,
                        1e30,
                        1);
    }

    @Test
    void labelsAreTextsOrWholeNumbers() throws IOException {
        var large = new LargeVarCharVector("large", table.memory());
        var view = new ViewVarCharVector("view", table.memory());
        var bool = new BitVector("bool", table.memory());
        String[] texts = {"a text that is longer than a view holds", "", "a text that is longer than a view holds"};
        for (int i = 0; i < 3; i++) {
            large.setSafe(i, new Text(texts[i]));
            view.setSafe(i, new Text(texts[i]));
            bool.setSafe(i, i % 2);
        }
        table.column(large, 3).column(view, 3).column(bool, 3);
        table.longs("year", 2008, 2007, 2008).dictionary("kind", List.of("u", "v", "w"), 2, 0, 2);
        table.file(file(), 1);
        assertThat(labels("large")).containsExactly(texts[0], "");
        assertThat(labels("view")).containsExactly(texts[0], "");
        assertThat(labels("bool")).containsExactly("false", "true");
        assertThat(labels("year")).containsExactly("2008", "2007");
        // as they come in rows, not as they stand in the dictionary
        assertThat(labels("kind")).containsExactly("w", "u");
    }

    private List<String> labels(String column) throws IOException {
        Dataset data = Arrow.reader().label(column).inputs("year").read(file());
        assertThat(row(data, 0)).containsExactly(2008, 0);
        assertThat(row(data, 1)).containsExactly(2007, 1);
        assertThat(row(data, 2)).containsExactly(2008, 0);
        return data.schema().classes();
    }

    @Test
    void readsAllBatchesOfFilesAndStreams() throws IOException {
        table.doubles("x", 1.0, 2.0).dictionary("kind", List.of("u", "v"), 1, 0);
        for (Path file : List.of(table.file(file(), 3), table.stream(folder.resolve("stream"), 3))) {
            Dataset data =
                    Arrow.reader().label("kind").classes(List.of("u", "v")).read(file);
            assertThat(data.size()).isEqualTo(6);
            assertThat(row(data, 4)).containsExactly(1, 1);
            assertThat(row(data, 5)).containsExactly(2, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LZ4_FRAME", "ZSTD"})
    void unpacks(CodecType codec) throws IOException {
        Double[] x = new Double[1000];
        java.util.Arrays.setAll(x, i -> i % 7.0);
        Path file = table.doubles("x", x).packed(file(), codec);
        assertThat(Files.size(file)).isLessThan(2000);
        assertThat(row(Arrow.reader().read(file), 999)).containsExactly(999 % 7, 0);
    }

    @Test
    void becomesAFileOfRows() throws IOException {
        table.doubles("x", 1.0, 2.0).texts("kind", "u", "v").file(file(), 2);
        Path rows = folder.resolve("rows");
        try (RowFile out = RowFile.create(rows, 1, Precision.FLOAT)) {
            out.finish(Arrow.reader().label("kind").stream(file(), out));
        }
        try (StoredRows stored = StoredRows.open(rows)) {
            assertThat(stored.size()).isEqualTo(4);
            assertThat(row(stored, 3)).containsExactly(2, 1);
        }
    }

    @Test
    void whoTakesTheRowsMayFail() throws IOException {
        table.doubles("x", 1.0).file(file(), 1);
        assertThatThrownBy(() -> Arrow.reader().stream(file(), (inputs, target) -> {
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
    }

    @Test
    void fillsWhatIsMissing() throws IOException {
        table.doubles("x", 1.0, null).doubles("y", 3.0, 4.0).column(new NullVector("z"), 2);
        table.file(file(), 1);
        Dataset data = Arrow.reader().target("y").fillMissing(-1).read(file());
        assertThat(row(data, 0)).containsExactly(1, -1, 3);
        assertThat(row(data, 1)).containsExactly(-1, -1, 4);
        assertThatThrownBy(() -> Arrow.reader().target("x").fillMissing(0).read(file()))
                .hasMessage(file() + ":row 1, column 'x': the value is missing; expected a number");
        assertThat(Optional.of(data.schema().names())).contains(List.of("x", "z"));
    }
}
