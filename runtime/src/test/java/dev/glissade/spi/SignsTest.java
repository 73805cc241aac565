package dev.glissade.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Both forms are {@code Math.signum}, whichever of them this JVM takes. */
class SignsTest {

    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1,
        -1,
        Math.nextDown(1.0),
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE
    };

    @Test
    void ofDoublesOfEveryKind() {
        Random random = new Random(1);
        DoubleStream.concat(
                        DoubleStream.of(SPECIAL),
                        DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                                .limit(100_000))
                .forEach(x -> {
                    long expected = Double.doubleToLongBits(Math.signum(x));
                    assertThat(Double.doubleToLongBits(Signs.of(x)))
                            .as("of %s", x)
                            .isEqualTo(expected);
                    assertThat(Double.doubleToLongBits(Signs.bounded(x)))
                            .as("of %s", x)
                            .isEqualTo(expected);
                });
    }

    @Test
    void ofFloatsOfEveryKind() {
        Random random = new Random(1);
        DoubleStream.concat(
                        DoubleStream.of(SPECIAL),
                        DoubleStream.generate(() -> Float.intBitsToFloat(random.nextInt()))
                                .limit(100_000))
                .forEach(wide -> {
                    float x = (float) wide;
                    int expected = Float.floatToIntBits(Math.signum(x));
                    assertThat(Float.floatToIntBits(Signs.of(x))).as("of %s", x).isEqualTo(expected);
                    assertThat(Float.floatToIntBits(Signs.bounded(x)))
                            .as("of %s", x)
                            .isEqualTo(expected);
                });
    }
}
