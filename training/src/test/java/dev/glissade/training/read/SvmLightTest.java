package dev.glissade.training.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Precision;
import dev.glissade.training.array.SparseMatrix;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.SparseRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files laid out by hand. */
final class SvmLightTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.svm"), text);
    }

    @Test
    void readsRows() throws IOException {
        SparseRows data =
                SvmLight.classes().read(file("# made by hand\n+1 1:0.5 4:-2 # first\n\n-1 qid:3 2:1e1\n+1\n"));
        assertThat(data.size()).isEqualTo(3);
        assertThat(data.schema().inputs()).isEqualTo(4);
        assertThat(data.schema().classes()).containsExactly("-1", "1");
        assertThat(data.listed()).isEqualTo(3);
        Batch batch = new Batch(data.schema(), 3, Precision.FLOAT).clear();
        for (int i = 0; i < 3; i++) {
            data.read(i, batch);
        }
        SparseMatrix rows = batch.sparseInputs();
        assertThat(new int[] {batch.label(0), batch.label(1), batch.label(2)}).containsExactly(1, 0, 1);
        assertThat(new int[] {rows.start(0), rows.start(1), rows.start(2), rows.start(3)})
                .containsExactly(0, 2, 3, 3);
        assertThat(new int[] {rows.column(0), rows.column(1), rows.column(2)}).containsExactly(0, 3, 1);
        assertThat(new double[] {rows.value(0), rows.value(1), rows.value(2)}).containsExactly(0.5, -2, 10);
    }

    @Test
    void readsNumbersToPredict() throws IOException {
        SparseRows data = SvmLight.numbers().inputs(9).read(file("2.5 1:1\n-7 3:1\n"));
        assertThat(data.target(0)).isEqualTo(2.5);
        assertThat(data.schema().inputs()).isEqualTo(9);
        assertThat(data.schema().isClassification()).isFalse();
    }

    @Test
    void saysAllThatIsWrongWithItsPlace() throws IOException {
        Path file = file("spam 1:1\n1 0:1\n1 3:1 2:1\n1 5:nan\n1 2\n1 2:1 2:1 77:1\n1 -4:1\n");
        assertThatThrownBy(() -> SvmLight.classes().inputs(10).read(file))
                .isInstanceOfSatisfying(
                        BadDataException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        file + ":1:1: 'spam' where a label is expected, a number",
                                        file + ":2:3: '0:1' where INDEX:VALUE is expected, with an index from 1",
                                        file + ":3:7: index 2 after 3; indices rise",
                                        file + ":4:5: 'nan' where a number is expected",
                                        file + ":5:3: '2' where INDEX:VALUE is expected, with an index from 1",
                                        file + ":6:7: index 2 after 2; indices rise",
                                        file + ":6:11: index 77 of 10 inputs",
                                        file + ":7:3: '-4:1' where INDEX:VALUE is expected, with an index from 1"));
    }

    @Test
    void refusesFilesWithoutRows() throws IOException {
        Path file = file("# nothing\n");
        assertThatThrownBy(() -> SvmLight.classes().read(file)).hasMessage(file + ":1:1: the file is empty");
        assertThatThrownBy(() -> SvmLight.classes().read(folder)).hasMessage("there is no file '" + folder + "'");
    }
}
