package dev.glissade.training.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files laid out by hand. */
final class IdxTest {
    /** Two images of 2 x 3 bytes. */
    private static final String IMAGES = "0000 08 03  00000002 00000002 00000003  00 33 ff 01 02 03  ff ff ff 00 00 66";

    private static final String LABELS = "0000 08 01  00000002  07 00";

    @TempDir
    Path folder;

    private Path images;
    private Path labels;

    private Dataset read(String imageBytes, String labelBytes) throws IOException {
        images = Files.write(folder.resolve("images"), bytes(imageBytes));
        labels = Files.write(folder.resolve("labels"), bytes(labelBytes));
        return Idx.read(images, labels, 10);
    }

    static byte[] bytes(String hex) {
        return java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void readsImagesAndLabels() throws IOException {
        Dataset data = read(IMAGES, LABELS);
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.schema().inputs()).isEqualTo(6);
        assertThat(data.schema().classes()).hasSize(10);
        Batch batch = new Batch(data.schema(), 2, Precision.DOUBLE).clear();
        data.read(1, batch);
        data.read(0, batch);
        assertThat(batch.label(0)).isZero();
        assertThat(batch.label(1)).isEqualTo(7);
        // 0x33 is 51, a fifth of 255; 0x66 two fifths
        assertThat(batch.inputs().get(0, 5)).isEqualTo(102 * (1 / 255.0));
        assertThat(batch.inputs().get(1, 1)).isEqualTo(51 * (1 / 255.0));
        assertThat(batch.inputs().get(1, 2)).isEqualTo(1.0);
    }

    @Test
    void unpacksGzip() throws IOException {
        read(IMAGES, LABELS);
        Path packed = folder.resolve("images.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(bytes(IMAGES));
        }
        assertThat(Idx.read(packed, labels, 10).size()).isEqualTo(2);

        byte[] half = Files.readAllBytes(packed);
        Files.write(packed, java.util.Arrays.copyOf(half, half.length / 2));
        assertThatThrownBy(() -> Idx.read(packed, labels, 10))
                .isInstanceOf(BadDataException.class)
                .hasMessage(packed + ":byte " + half.length / 2 + ": the file is cut short");
        Files.write(packed, bytes(IMAGES));
        assertThatThrownBy(() -> Idx.read(packed, labels, 10))
                .hasMessageStartingWith(packed + ": not packed as its name");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            ''                                                  => 0: the file is empty; expected images in the IDX format
            3c 68 74 6d 6c                                      => 0: not a file in the IDX format: it begins with 3c 68 74 6d, expected 00 00 08 03
            0000 0d 03 00000001 00000001 00000001 00000000      => 2: type 0d where unsigned bytes, 08, are expected
            0000 08 01 00000002 07 00                           => 3: 1 dimensions where images have 3
            0000 08 03 00000001                                 => 8: the file is cut short: its head has 8 of 16 bytes
            0000 08 03 00000002 00000000 00000003               => 8: size 0 of dimension 2; expected one from 1 to 2147483647
            0000 08 03 00000002 00000002 00000003 01 02 03      => 19: the file is cut short: it has 3 of 12 elements
            0000 08 03 00000001 00000001 00000001 01 02 03      => 17: 2 bytes after the last of 1 elements
            0000 08 03 7fffffff 7fffffff 7fffffff 01            => 17: the file is cut short: it has 1 of 9223372036854775807 elements
            """)
    void saysWhatIsWrongWithTheImages(String content, String problem) {
        assertThatThrownBy(() -> read(content, LABELS))
                .isInstanceOf(BadDataException.class)
                .hasMessage(folder.resolve("images") + ":byte " + problem);
    }

    @Test
    void leavesImagesOnTheDisk() throws IOException {
        Dataset all = read(IMAGES, LABELS);
        Batch expected = new Batch(all.schema(), 2, Precision.FLOAT).clear();
        Batch found = new Batch(all.schema(), 2, Precision.FLOAT).clear();
        try (IdxOnDisk data = Idx.open(images, labels, 10)) {
            assertThat(data.schema()).isEqualTo(all.schema());
            for (int row : new int[] {1, 0}) {
                all.read(row, expected);
                data.read(row, found);
            }
            assertThat(found.inputs().floats()).isEqualTo(expected.inputs().floats());
            assertThat(found.label(1)).isEqualTo(7);
        }
        Files.write(images, bytes(IMAGES.substring(0, IMAGES.length() - 3)));
        assertThatThrownBy(() -> Idx.open(images, labels, 10))
                .hasMessage(images + ":byte 27: the file is cut short: it has 11 of 12 elements");
        Files.write(images, bytes("0000 08"));
        assertThatThrownBy(() -> Idx.open(images, labels, 10)).hasMessageContaining("not a file in the IDX format");
    }

    @Test
    void saysAllThatIsWrong() {
        assertThatThrownBy(() -> read(IMAGES, "0000 08 01 00000003 0a 01 ff"))
                .isInstanceOfSatisfying(
                        BadDataException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        labels + ":byte 8: label 10 of row 0; expected one from 0 to 9",
                                        labels + ":byte 10: label 255 of row 2; expected one from 0 to 9",
                                        labels + ":byte 4: 3 labels for the 2 images of " + images));
        assertThatThrownBy(() -> read("", ""))
                .isInstanceOfSatisfying(
                        BadDataException.class, e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void countsWhatItDoesNotList() {
        assertThatThrownBy(() -> read(IMAGES, "0000 08 01 00000019" + "0b".repeat(25)))
                .isInstanceOfSatisfying(
                        BadDataException.class,
                        e -> assertThat(e.problems()).hasSize(22).contains("and 5 more"));
    }

    @Test
    void saysWhichFileIsMissing() {
        Path missing = folder.resolve("nowhere");
        assertThatThrownBy(() -> Idx.read(missing, missing, 10))
                .hasMessageContaining("there is no file '" + missing + "'");
    }
}
