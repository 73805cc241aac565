package dev.glissade.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that were laid out by hand from the format's description, their check sums by a bitwise CRC of another program. */
final class EventFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1500), ZoneOffset.UTC);
    private static final String VERSION = "18 00 00 00 00 00 00 00 a3 7f 4b 22 "
            + "09 00 00 00 00 00 00 f8 3f 1a 0d 62 72 61 69 6e 2e 45 76 65 6e 74 3a 32 2a 28 64 6c ";
    private static final String LOSS_QUARTER_AT_300 = "1b 00 00 00 00 00 00 00 1a 0d 9e 13 "
            + "09 00 00 00 00 00 00 f8 3f 10 ac 02 2a 0d 0a 0b 0a 04 6c 6f 73 73 15 00 00 80 3e 99 08 de ed";

    @TempDir
    private Path folder;

    @Test
    void aFileIsAVersionAndThenEvents() throws IOException {
        try (EventFile file = EventFile.in(folder.resolve("run"), CLOCK)) {
            file.scalar("loss", 300, 0.25);

            assertThat(file.path().getFileName()).hasToString("events.out.tfevents.1.glissade");
            // before it is closed
            assertThat(HexFormat.ofDelimiter(" ").formatHex(Files.readAllBytes(file.path())))
                    .isEqualTo(VERSION + LOSS_QUARTER_AT_300);
        }
    }

    @Test
    void checkSumsAreMasked() {
        // the CRC-32C of these nine bytes is e3069283 in every description of it
        assertThat(EventFile.masked("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(0xc78ab0e5);
    }

    @Test
    void aSecondFileOfTheSameSecondHasANameOfItsOwn() throws IOException {
        try (EventFile first = EventFile.in(folder, CLOCK);
                EventFile second = EventFile.in(folder, CLOCK)) {
            assertThat(second.path()).isNotEqualTo(first.path()).exists();
        }
    }

    @Test
    void aRestartIsASessionLog() throws IOException {
        try (EventFile file = EventFile.in(folder, CLOCK)) {
            file.restart(5);

            byte[] all = Files.readAllBytes(file.path());
            // field 2 is the step, field 7 the message whose field 1 is START
            assertThat(HexFormat.ofDelimiter(" ").formatHex(all, 40 + 12, all.length - 4))
                    .isEqualTo("09 00 00 00 00 00 00 f8 3f 10 05 3a 02 08 01");
        }
    }

    @Test
    void aHistogramCountsInBucketsOfEqualWidth() {
        // 50 buckets of width 0.02: -0.5 is in the first, 0 begins the 26th of them, and the greatest is in the last
        Histogram histogram = Histogram.of(new double[] {-0.5, 0, 0.5, 0.5, Double.NaN, Double.NEGATIVE_INFINITY});

        assertThat(histogram.count).isEqualTo(4);
        assertThat(histogram.min).isEqualTo(-0.5);
        assertThat(histogram.max).isEqualTo(0.5);
        assertThat(histogram.sum).isEqualTo(0.5);
        assertThat(histogram.squares).isEqualTo(0.75);
        assertThat(histogram.limits).hasSize(50).contains(0.5);
        assertThat(histogram.buckets[0]).isEqualTo(1);
        assertThat(histogram.buckets[25]).isEqualTo(1);
        assertThat(histogram.buckets[49]).isEqualTo(2);
    }

    @Test
    void equalNumbersHaveOneBucketAndNoneHaveNoEvent() throws IOException {
        assertThat(Histogram.of(new double[] {3, 3}).buckets).containsExactly(2);
        try (EventFile file = EventFile.in(folder, CLOCK)) {
            long before = Files.size(file.path());
            file.histogram("w", 1, Double.NaN);
            assertThat(Files.size(file.path())).isEqualTo(before);
            file.histogram("w", 1, 3, 3);

            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file.path())).order(ByteOrder.LITTLE_ENDIAN);
            int data = (int) before + 12;
            // after time and step: summary, value, tag "w", and the histogram of five numbers and two lists of one
            assertThat(HexFormat.ofDelimiter(" ").formatHex(bytes.array(), data + 9, data + 9 + 12))
                    .isEqualTo("10 01 2a 48 0a 46 0a 01 77 2a 41 09");
            assertThat(bytes.getDouble(data + 21)).isEqualTo(3);
            assertThat(bytes.getDouble(data + 21 + 18)).as("num").isEqualTo(2);
            assertThat(bytes.getDouble(data + 21 + 27)).as("sum").isEqualTo(6);
            assertThat(bytes.getDouble(data + 21 + 36)).as("squares").isEqualTo(18);
        }
    }
}
