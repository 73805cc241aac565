package dev.glissade.training.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.SparseRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files laid out by hand. */
final class ArffTest {
    private static final String HEAD = """
            % made by hand
            @relation weather
            @ATTRIBUTE outlook {sunny, 'very rainy'}
            @attribute 'wind speed' REAL
            @attribute note string
            @attribute play {no,yes}

            @data
            """;

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.arff"), text);
    }

    private static double[] row(Dataset data, int row) {
        Batch batch = new Batch(data.schema(), 1, Precision.DOUBLE).clear();
        data.read(row, batch);
        double[] values = Arrays.copyOf(batch.inputs().doubles(), data.schema().inputs() + 1);
        values[values.length - 1] = batch.target(0);
        return values;
    }

    @Test
    void readsDenseAndSparseRows() throws IOException {
        Dataset data = Arff.reader().ignore("note").read(file(HEAD + """
                sunny, 2.5, 'a, b', yes
                'very rainy',-1e1,?,no   % a comment
                {1 7, 3 yes}
                {0 'very rainy', 1 0.5}
                """));
        assertThat(data.schema().names()).containsExactly("outlook=sunny", "outlook=very rainy", "wind speed");
        assertThat(data.schema().classes()).containsExactly("no", "yes");
        assertThat(row(data, 0)).containsExactly(1, 0, 2.5, 1);
        assertThat(row(data, 1)).containsExactly(0, 1, -10, 0);
        assertThat(row(data, 2)).containsExactly(1, 0, 7, 1);
        assertThat(row(data, 3)).containsExactly(0, 1, 0.5, 0);
        assertThat(data.size()).isEqualTo(4);
    }

    @Test
    void predictsANumber() throws IOException {
        Dataset data = Arff.reader()
                .predict("wind speed")
                .ignore("note")
                .fillMissing(0)
                .read(file(HEAD + "?,3,x,yes\n"));
        assertThat(data.schema().isClassification()).isFalse();
        assertThat(row(data, 0)).containsExactly(0, 0, 0, 1, 3);
    }

    @Test
    void saysAllThatIsWrongWithItsPlace() throws IOException {
        Path file = file(HEAD + "snowy,2,x,yes\nsunny,NaN,x,yes\nsunny,2,x\nsunny,?,x,maybe\n{9 1}\n");
        assertThatThrownBy(() -> Arff.reader().ignore("note").read(file))
                .isInstanceOfSatisfying(
                        BadDataException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        file + ":9:1: 'outlook' is 'snowy'; expected one of [sunny, very rainy]",
                                        file + ":10:7: 'wind speed' is 'NaN'; expected a number",
                                        file + ":11:10: 3 values where there are 4 attributes",
                                        file + ":12:7: the value of 'wind speed' is missing",
                                        file + ":12:11: 'play' is 'maybe'; expected one of [no, yes]",
                                        file + ":13:2: '9 1' where INDEX VALUE is expected, with an index below 4"));
    }

    @Test
    void saysWhatIsWrongWithTheWhole() throws IOException {
        Path file = file(HEAD + "sunny,2,x,yes\n");
        assertThatThrownBy(() -> Arff.reader().read(file))
                .hasMessage(
                        file + ":5:1: attribute 'note' is neither numeric nor nominal; ignore it, or read its words");
        assertThatThrownBy(() -> Arff.reader().predict("snow").ignore("note").read(file))
                .hasMessageContaining("no attribute 'snow' to predict");
        file(HEAD);
        assertThatThrownBy(() -> Arff.reader().ignore("note").read(file))
                .hasMessage(file + ":8:1: the file ends without a row");
        file("");
        assertThatThrownBy(() -> Arff.reader().read(file)).hasMessage(file + ":1:1: the file ends before its @data");
    }

    @Test
    void readsTextsAsBagsOfWords() throws IOException {
        // the first text has a line break, written as Weka does, and a word in quotes
        SparseRows data = Arff.reader().ignore("outlook", "wind speed").readWords(file(HEAD + """
                sunny, 2.5, 'Corn, corn\\nand \\'wheat\\'', yes
                sunny, 1, 'wheat 3.5', no
                {3 yes}
                """));
        assertThat(data.schema().names()).containsExactly("3", "5", "and", "corn", "wheat");
        assertThat(data.schema().classes()).containsExactly("no", "yes");
        assertThat(listed(data, 0)).containsExactly(2, 1, 3, 2, 4, 1);
        assertThat(listed(data, 1)).containsExactly(0, 1, 1, 1, 4, 1);
        assertThat(listed(data, 2)).isEmpty();
        assertThat(data.target(0)).isEqualTo(1);
        assertThat(data.target(1)).isEqualTo(0);
    }

    @Test
    void otherTextsAreReadWithTheWordsOfTheFirst() throws IOException {
        SparseRows data = Arff.reader()
                .ignore("outlook", "wind speed")
                .readWords(file(HEAD + """
                sunny, 2.5, 'wheat Corn oats', yes
                """), List.of("corn", "rye", "wheat"));
        assertThat(data.schema().inputs()).isEqualTo(3);
        assertThat(listed(data, 0)).containsExactly(0, 1, 2, 1);
    }

    @Test
    void wordsAreOfStringsAlone() throws IOException {
        Path file = file(HEAD + "sunny, 2.5, 'a', yes\n");
        assertThatThrownBy(() -> Arff.reader().ignore("outlook").readWords(file))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(":4:1: attribute 'wind speed' is no string; ignore it");
        assertThatThrownBy(() -> Arff.reader().read(file)).hasMessageContaining("or read its words");
        assertThatThrownBy(() ->
                        Arff.reader().ignore("outlook", "wind speed").readWords(file(HEAD + "sunny, 2.5, ?, yes\n")))
                .hasMessageContaining("'note' is missing");
    }

    /** The numbers and values of a row's inputs, by turns. */
    private static double[] listed(SparseRows data, int row) {
        Batch batch = new Batch(data.schema(), 1, Precision.DOUBLE).clear();
        data.read(row, batch);
        double[] listed = new double[2 * batch.sparseInputs().count()];
        for (int e = 0; e < batch.sparseInputs().count(); e++) {
            listed[2 * e] = batch.sparseInputs().column(e);
            listed[2 * e + 1] = batch.sparseInputs().value(e);
        }
        return listed;
    }
}
