package dev.glissade.training.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables laid out by hand. */
final class CsvTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
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
    void readsColumnsByName() throws IOException {
        Path file =
                file("id,\"width, mm\",kind,height\n7,1.5,\"a \"\"b\"\"\",2\n\n8,-3e2,c,.25\n9,0,\"a \"\"b\"\"\",1\n");
        Dataset data = Csv.withHeader().label("kind").ignore("id").read(file);
        assertThat(data.size()).isEqualTo(3);
        assertThat(data.schema().names()).containsExactly("width, mm", "height");
        assertThat(data.schema().classes()).containsExactly("a \"b\"", "c");
        assertThat(row(data, 0)).containsExactly(1.5, 2, 0);
        assertThat(row(data, 1)).containsExactly(-300, 0.25, 1);
        assertThat(row(data, 2)).containsExactly(0, 1, 0);

        Dataset chosen =
                Csv.withHeader().target("id").inputs("height", "width, mm").read(file);
        assertThat(row(chosen, 1)).containsExactly(0.25, -300, 8);
        assertThat(chosen.schema().isClassification()).isFalse();
    }

    @Test
    void readsTablesWithoutNames() throws IOException {
        Dataset data = Csv.withoutHeader()
                .separator(';')
                .label("1")
                .classes(List.of("n", "y"))
                .read(file("y;1;2\nn;3;4\n"));
        assertThat(data.schema().names()).containsExactly("2", "3");
        assertThat(row(data, 0)).containsExactly(1, 2, 1);
        assertThat(row(data, 1)).containsExactly(3, 4, 0);
    }

    @Test
    void refusesOrFillsMissingValues() throws IOException {
        Path file = file("x,y\n1,2\n,3\n?,4\nNA,5\n");
        assertThat(row(Csv.withHeader().target("y").fillMissing(-1).read(file), 3))
                .containsExactly(-1, 5);
        assertThatThrownBy(() -> Csv.withHeader().target("y").read(file))
                .isInstanceOfSatisfying(
                        BadDataException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        file + ":3:1: the value of 'x' is missing; expected a number",
                                        file + ":4:1: the value of 'x' is missing; expected a number",
                                        file + ":5:1: the value of 'x' is missing; expected a number"));
        assertThatThrownBy(() -> Csv.withHeader().target("x").fillMissing(0).read(file))
                .hasMessageContaining(":3:1: what is to be predicted, 'x', is missing");
    }

    @Test
    void saysAllThatIsWrongWithItsPlace() throws IOException {
        Path file = file("a,b,kind\n1,2,u\n1,2\n1,NaN,u\n\"1\",1e999,w\n0x10,1,u,4\n");
        assertThatThrownBy(() -> Csv.withHeader()
                        .label("kind")
                        .classes(List.of("u", "v"))
                        .read(file))
                .isInstanceOfSatisfying(
                        BadDataException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        file + ":3:4: 2 fields where the first line has 3",
                                        file + ":4:3: 'b' is 'NaN'; expected a number",
                                        file + ":5:5: 'b' is '1e999'; expected a number",
                                        file + ":5:11: 'kind' is 'w'; expected one of [u, v]",
                                        file + ":6:10: 4 fields where the first line has 3"));
    }

    @Test
    void refusesFilesThatWereCutShort() throws IOException {
        for (String end : List.of("3", "3,", "3,\"", "3,\"4", "3,\"x \"\"y", "3,\"4\n5,6\n")) {
            Path file = file("a,kind\n1,2\n" + end);
            assertThatThrownBy(() -> Csv.withHeader().label("kind").read(file))
                    .as(end)
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining(file + ":3:");
        }
        assertThatThrownBy(() -> Csv.withHeader().label("kind").read(file("a,kind\n1,2\n3,\"4")))
                .hasMessage(folder.resolve("data.csv") + ":3:3: the file is cut short: it ends within quotes");
        for (String end : List.of("3,\"4\"", "3,\"4\"\n", "3,5\" pipe", "3,\"x\"\"\"", "3,\"4\n\"\n")) {
            assertThat(Csv.withHeader()
                            .label("kind")
                            .read(file("a,kind\n1,2\n" + end))
                            .size())
                    .as(end)
                    .isEqualTo(2);
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        Dataset data = Csv.withHeader().label("kind").inputs("a").read(file("\ufeffa,kind\n1,2\n"));
        assertThat(data.schema().names()).containsExactly("a");
    }

    @Test
    void countsWhatItDoesNotList() throws IOException {
        Path file = file("a,b\n" + "x,1\n".repeat(50));
        assertThatThrownBy(() -> Csv.withHeader().target("b").read(file))
                .isInstanceOfSatisfying(
                        BadDataException.class,
                        e -> assertThat(e.problems()).hasSize(21).last().isEqualTo("and 30 more"));
    }

    @Test
    void saysWhatIsWrongWithTheWhole() throws IOException {
        Path file = file("");
        assertThatThrownBy(() -> Csv.withHeader().read(file)).hasMessage(file + ":1:1: the file is empty");
        file("a,b\n");
        assertThatThrownBy(() -> Csv.withHeader().read(file))
                .hasMessage(file + ":2:1: there is no row after the names of the columns");
        file("a,b,a\n1,2,3\n");
        assertThatThrownBy(() -> Csv.withHeader().label("c").read(file))
                .hasMessage(
                        file + ":1:1: there are two columns 'a'\n" + file + ":1:1: no column 'c'; there are [a, b, a]");
        Path missing = folder.resolve("nowhere.csv");
        assertThatThrownBy(() -> Csv.withHeader().read(missing)).hasMessage("there is no file '" + missing + "'");
        Files.write(file, new byte[] {'a', '\n', (byte) 0xff, '\n'});
        assertThatThrownBy(() -> Csv.withHeader().read(file)).isInstanceOf(BadDataException.class);
    }
}
