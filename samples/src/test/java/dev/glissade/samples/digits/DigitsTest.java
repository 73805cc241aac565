package dev.glissade.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigitsTest {

    private static final String GOOD = "0,".repeat(63) + "16,7\n";

    @TempDir
    private Path folder;

    @Test
    void theBundledDataAreTheWholeSet() throws Exception {
        Digits digits = Digits.bundled();

        assertThat(digits.size()).isEqualTo(1797);
        // classes as the source's description counts them
        assertThat(IntStream.range(0, 10).map(k -> count(digits, k)).toArray())
                .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertThat(digits.pixels()[2]).isEqualTo(5 / 16f);
        assertThat(digits.labels()[0]).isZero();
    }

    @Test
    void aSplitHasEveryImageOnceAndEveryClassInProportion() throws Exception {
        Digits digits = Digits.bundled();
        Split split = Split.stratified(digits.labels(), 5);

        int[] all = Stream.of(split.train(), split.validation(), split.test())
                .flatMapToInt(IntStream::of)
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, 1797).toArray());
        for (int label = 0; label < 10; label++) {
            int k = label;
            long inTest = IntStream.of(split.test())
                    .filter(i -> digits.labels()[i] == k)
                    .count();
            assertThat(inTest).isEqualTo(count(digits, k) / 5);
        }
        assertThat(Split.stratified(digits.labels(), 5).test()).isEqualTo(split.test());
        assertThat(Split.stratified(digits.labels(), 6).test()).isNotEqualTo(split.test());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            0,1,2                => data.csv:2: expected 65 values (64 pixels and the digit), found 3
            PIXELS17,0           => data.csv:2: value 64: expected a whole number from 0 to 16, found '17'
            PIXELSNaN,0          => data.csv:2: value 64: expected a whole number from 0 to 16, found 'NaN'
            PIXELS0,10           => data.csv:2: value 65: expected a whole number from 0 to 9, found '10'
            """)
    void badRowsAreNamedByLineAndValue(String row, String message) throws IOException {
        Path file = write(GOOD + row.replace("PIXELS", "0,".repeat(63)) + "\n");

        assertThatThrownBy(() -> Digits.read(file))
                .isInstanceOf(BadDataException.class)
                .hasMessageEndingWith(message);
    }

    @Test
    void emptyAndMissingFilesAreErrors() throws IOException {
        Path empty = write("");

        assertThatThrownBy(() -> Digits.read(empty)).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> Digits.read(folder.resolve("nowhere.csv")))
                .hasMessageContaining("there is no data file");
    }

    @Test
    void tooFewImagesAreAnError() throws Exception {
        Digits two = Digits.read(write(GOOD + GOOD));

        assertThatThrownBy(() -> Split.stratified(two.labels(), 1))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("the data hold 2 images");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    private static int count(Digits digits, int label) {
        return (int) IntStream.of(digits.labels()).filter(l -> l == label).count();
    }
}
