package dev.glissade.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.training.read.BadDataException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.DateDayVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is said with file, row and column. */
final class BadArrowTest {
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

    @Test
    void saysAllThatIsWrongWithItsPlace() throws IOException {
        table.doubles("a", 1.0, null, 1.0, Double.NEGATIVE_INFINITY)
                .doubles("b", 2.0, 2.0, Double.NaN, 2.0)
                .dictionary("kind", List.of("u", "v", "w"), 0, 1, 2, 3)
                .file(file(), 1);
        assertThatThrownBy(() ->
                        Arrow.reader().label("kind").classes(List.of("u", "v")).read(file()))
                .isInstanceOfSatisfying(
                        BadDataException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        file() + ":row 1, column 'a': the value is missing; expected a number",
                                        file() + ":row 2, column 'b': 'NaN'; expected a number",
                                        file() + ":row 2, column 'kind': 'w'; expected one of [u, v]",
                                        file() + ":row 3, column 'a': '-Infinity'; expected a number",
                                        file() + ":row 3, column 'kind': the value cannot be read: entry 3 of a "
                                                + "dictionary of 3"));
    }

    @Test
    void countsRowsOverAllBatches() throws IOException {
        table.doubles("x", 1.0, null).texts("kind", "u", null).file(file(), 2);
        assertThatThrownBy(() -> Arrow.reader().label("kind").fillMissing(0).read(file()))
                .hasMessage(file() + ":row 1, column 'kind': what is to be predicted is missing\n" + file()
                        + ":row 3, column 'kind': what is to be predicted is missing");
    }

    @Test
    void refusesColumnsThatAreNotThereOrOfAnotherType() throws IOException {
        table.doubles("a", 1.0)
                .texts("kind", "u")
                .doubles("a", 1.0)
                .column(new DateDayVector("day", table.memory()), 1);
        table.dictionary("coded", List.of("7"), 0).file(file(), 1);
        assertThatThrownBy(() -> Arrow.reader().label("colour").read(file()))
                .hasMessage(file() + ": there are two columns 'a'\n" + file()
                        + ": no column 'colour'; there are [a, kind, a, day, coded]");
        try (Tables other = new Tables()) {
            other.doubles("a", 1.0).texts("kind", "u").column(new DateDayVector("day", other.memory()), 1);
            other.dictionary("coded", List.of("7"), 0).file(file(), 1);
        }
        assertThatThrownBy(() -> Arrow.reader().label("a").read(file()))
                .hasMessage(file() + ": column 'kind' holds Utf8; expected numbers\n" + file()
                        + ": column 'day' holds Date(DAY); expected numbers\n" + file()
                        + ": column 'coded' holds a dictionary of Utf8; expected numbers\n" + file()
                        + ": column 'a' holds FloatingPoint(DOUBLE); expected texts or whole numbers");
        assertThatThrownBy(() -> Arrow.reader().target("kind").inputs("a").read(file()))
                .hasMessage(file() + ": column 'kind' holds Utf8; expected numbers");
    }

    @Test
    void saysWhatIsWrongWithTheWhole() throws IOException {
        Path missing = folder.resolve("nowhere.arrow");
        assertThatThrownBy(() -> Arrow.reader().read(missing)).hasMessage("there is no file '" + missing + "'");
        Files.write(file(), new byte[0]);
        assertThatThrownBy(() -> Arrow.reader().read(file()))
                .isInstanceOf(BadDataException.class)
                .hasMessage(file() + ":byte 0: the file is empty");
        Files.writeString(file(), "a,b\n1,2\n");
        assertThatThrownBy(() -> Arrow.reader().read(file()))
                .isInstanceOf(BadDataException.class)
                .hasMessage(file() + ":byte 0: no Arrow file: it begins neither with 'ARROW1' nor as a stream does");
        table.doubles("a").file(file(), 1);
        assertThatThrownBy(() -> Arrow.reader().read(file())).hasMessage(file() + ": there are no rows");
    }

    @Test
    void refusesFilesThatWereCutShort() throws IOException {
        table.doubles("x", 1.0, 2.0).texts("kind", "u", "v");
        byte[] whole = Files.readAllBytes(table.file(file(), 2));
        for (int length = 1; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Arrow.reader().label("kind").read(file()))
                    .as("%s bytes", length)
                    .isInstanceOf(BadDataException.class);
        }
        Files.write(file(), Arrays.copyOf(whole, 100));
        assertThatThrownBy(() -> Arrow.reader().read(file()))
                .hasMessage(file() + ":byte 100: the file is cut short: it does not end with 'ARROW1'");
    }

    @Test
    void refusesStreamsThatWereCutShort() throws IOException {
        table.doubles("x", 1.0, 2.0).texts("kind", "u", "v");
        byte[] whole = Files.readAllBytes(table.stream(file(), 2));
        int accepted = 0;
        for (int length = 1; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try {
                // a stream may end after any message, so a cut between batches is none
                assertThat(Arrow.reader().label("kind").read(file()).size()).isIn(2, 4);
                accepted++;
            } catch (BadDataException e) {
                assertThat(e).hasMessageStartingWith(file().toString());
            }
        }
        // a cut between the end of the second batch and the mark of the end, or within that mark
        assertThat(accepted).isLessThan(20);
    }

    /** Whatever stands in a file, the answer is rows or an exception about the file. */
    @Test
    void refusesDamagedFilesOrReadsThem() throws IOException {
        table.doubles("x", 1.0, null, 3.0).dictionary("kind", List.of("u", "v"), 0, 1, 1);
        for (Path file : List.of(table.file(file(), 2), table.stream(folder.resolve("stream"), 2))) {
            byte[] whole = Files.readAllBytes(file);
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 500; i++) {
                byte[] damaged = whole.clone();
                for (int k = 0; k <= i % 3; k++) {
                    damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
                }
                Files.write(file, damaged);
                try {
                    Arrow.reader().label("kind").fillMissing(0).read(file);
                } catch (BadDataException e) {
                    assertThat(e.getMessage()).contains(file.toString());
                }
            }
        }
    }

    @Test
    void saysWhatTheJvmMustBeStartedWith() throws IOException, InterruptedException {
        table.doubles("x", 1.0).file(file(), 1);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadingProgram.class.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "log.txt"))
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("log.txt")))
                .contains(
                        "IllegalStateException: Arrow gets its memory through java.nio, which this JVM keeps closed: start "
                                + "it with --add-opens=java.base/java.nio=ALL-UNNAMED");
    }
}
