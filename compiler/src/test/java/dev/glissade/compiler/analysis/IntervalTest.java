package dev.glissade.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glissade.compiler.function.Operation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Bounds of operations: narrow where signs of zeros hang on them, and never too narrow. */
final class IntervalTest {
    private static final double[] CORNERS = {
        Double.NEGATIVE_INFINITY,
        -Double.MAX_VALUE,
        -3,
        -1,
        -0.5,
        -Double.MIN_VALUE,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        0.5,
        1,
        2,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY
    };

    private final IntervalArithmetic arithmetic = new IntervalArithmetic(false);

    private Interval apply(Operation operation, Interval... x) {
        return arithmetic.apply(operation, List.of(x));
    }

    @Test
    void zerosHaveASign() {
        Interval minus = Interval.point(-0.0);

        assertEquals(Interval.ZERO, apply(Operation.ADD, Interval.ZERO, minus));
        assertEquals(minus, apply(Operation.ADD, minus, minus));
        assertEquals(Interval.ZERO, apply(Operation.SUB, minus, minus));
        assertEquals(minus, apply(Operation.MUL, Interval.ZERO, Interval.of(-2, -1)));
        assertEquals(minus, apply(Operation.SQRT, minus));
        assertThat(Interval.of(0.0, 1).contains(-0.0)).isFalse();
        assertThat(Interval.of(-0.0, 0.0).isZero()).isTrue();
        assertThat(Interval.of(-0.0, 0.0).isPoint()).isFalse();
    }

    @Test
    void zeroTimesInfinityAndZeroByZeroAreNaN() {
        Interval all = Interval.of(0.0, Double.POSITIVE_INFINITY);

        assertThat(apply(Operation.MUL, Interval.ZERO, all).nan()).isTrue();
        assertThat(apply(Operation.DIV, Interval.ZERO, all).nan()).isTrue();
        assertEquals(Interval.ZERO, apply(Operation.DIV, Interval.ZERO, Interval.of(1, Double.POSITIVE_INFINITY)));
        assertEquals(Interval.ZERO, apply(Operation.MUL, Interval.ZERO, Interval.of(0.0, 5)));
    }

    @Test
    void aSquareIsNeverNegativeButAProductMayBe() {
        assertEquals(Interval.of(0.0, 9), arithmetic.square(Interval.of(-3, 2)));
        assertEquals(Interval.of(-6, 9), apply(Operation.MUL, Interval.of(-3, 2), Interval.of(-3, 2)));
    }

    @Test
    void floatsRoundWhereTheyDo() {
        var single = new IntervalArithmetic(true);
        Interval tiny = Interval.point(0x1p-100);

        assertEquals(Interval.ZERO, single.apply(Operation.MUL, List.of(tiny, tiny)));
        assertEquals(Interval.point(0x1p-200), apply(Operation.MUL, tiny, tiny));
    }

    @Test
    void anUnionKeepsBothAndNaN() {
        Interval nothing = Interval.point(Double.NaN);

        assertEquals(Interval.of(-1, 4), Interval.of(-1, 0.0).or(Interval.of(3, 4)));
        assertEquals(new Interval(3, 4, true), nothing.or(Interval.of(3, 4)));
        assertThat(nothing.isEmpty()).isTrue();
    }

    /** Operands are taken from intervals; the result lies in the interval of the results. */
    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            mode = Mode.EXCLUDE,
            names = {"EQ", "NE", "LT", "LE", "GT", "GE", "AND", "OR", "NOT", "SELECT"})
    void boundsHold(Operation operation) {
        var random = new SplittableRandom(operation.name().hashCode());
        for (int round = 0; round < 40_000; round++) {
            double[] x = new double[operation.arity()];
            Interval[] ranges = new Interval[x.length];
            for (int i = 0; i < x.length; i++) {
                double a = corner(random);
                double b = corner(random);
                ranges[i] = Double.compare(a, b) <= 0 ? Interval.of(a, b) : Interval.of(b, a);
                x[i] = random.nextBoolean() ? ranges[i].low() : ranges[i].high();
                double between = random.nextDouble() * 4 - 2;
                x[i] = random.nextBoolean() && ranges[i].contains(between) ? between : x[i];
            }
            double value = operation.apply(x);
            Interval bounds = apply(operation, ranges);
            assertThat(Double.isNaN(value) ? bounds.nan() : bounds.contains(value))
                    .as("%s of %s is %s, bounds of %s are %s", operation, x, value, List.of(ranges), bounds)
                    .isTrue();
        }
    }

    private static double corner(SplittableRandom random) {
        return CORNERS[random.nextInt(CORNERS.length)];
    }
}
