package dev.glissade.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Precision;
import dev.glissade.training.read.Csv;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that stay on the disk. */
final class StoredRowsTest {
    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), "a,b,kind\n1,0.1,x\n3,4,y\n5,6,x\n");
        Path file = folder.resolve("rows");
        try (RowFile out = RowFile.create(file, 2, Precision.DOUBLE)) {
            out.finish(Csv.withHeader().label("kind").stream(table, out));
        }
        try (StoredRows rows = StoredRows.open(file)) {
            assertThat(rows.size()).isEqualTo(3);
            assertThat(rows.schema()).isEqualTo(new Schema(2, List.of("a", "b"), List.of("x", "y"), false));
            Batch batch = new Batch(rows.schema(), 2, Precision.DOUBLE).clear();
            rows.read(1, batch);
            rows.read(0, batch);
            assertThat(batch.inputs().doubles()).containsExactly(3, 4, 1, 0.1);
            assertThat(batch.label(0)).isEqualTo(1);
            assertThat(rows.target(2)).isEqualTo(0);
            assertThatThrownBy(() -> rows.target(3)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void refusesFilesThatAreNotWhole() throws IOException {
        Path file = folder.resolve("rows");
        RowFile out = RowFile.create(file, 1, Precision.FLOAT);
        out.add(new double[] {1}, 2);
        out.close();
        assertThatThrownBy(() -> StoredRows.open(file))
                .hasMessage(file + ":byte 0: no file of rows, or one that was not finished");

        try (RowFile again = RowFile.create(file, 1, Precision.FLOAT)) {
            again.add(new double[] {1}, 2);
            assertThatThrownBy(() -> again.add(new double[] {1, 2}, 3)).hasMessageContaining("2 inputs");
            again.finish(Schema.classification(1, List.of("a", "b", "c")));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 36));
        assertThatThrownBy(() -> StoredRows.open(file))
                .hasMessageContaining(":byte 36: the file is cut short or damaged");
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> StoredRows.open(file)).hasMessageContaining("its names are missing");
        Files.write(file, new byte[5]);
        assertThatThrownBy(() -> StoredRows.open(file)).hasMessageContaining(":byte 5: the file is cut short");
    }

    /** 200,000 rows of 50 floats are 41 MB; the JVM has 24. */
    @Test
    void trainsOnAFileLargerThanTheHeap() throws IOException, InterruptedException {
        Path file = folder.resolve("rows");
        double[] row = new double[50];
        try (RowFile out = RowFile.create(file, row.length, Precision.FLOAT)) {
            for (int i = 0; i < 200_000; i++) {
                Arrays.fill(row, (i * 7919 % 1000) / 1000.0);
                out.add(row, 1 + 2 * row[0]);
            }
            out.finish(Schema.regression(row.length));
        }
        assertThat(Files.size(file)).isGreaterThan(40_000_000);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingProgram.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "log.txt"))
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("log.txt")))
                .contains("loss below 0.001: true")
                .contains("rows: 200000");
    }
}
