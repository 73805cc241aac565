package dev.glissade.plots.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizers;
import org.junit.jupiter.api.Test;

final class TrajectoryTest {

    @Test
    void descentOnTheSaddleIsAPowerOfAFactorOnEachAxis() {
        // x is multiplied by 1 - 2*0.25, y by 1 + 2*0.25
        Trajectory way = Trajectory.of(
                "sgd", Optimizers.named("sgd").set("lr", 0.25), Surface.saddle(), new Surface.Point(8, 1), 3);

        assertThat(way.points())
                .containsExactly(
                        new Surface.Point(8, 1),
                        new Surface.Point(4, 1.5),
                        new Surface.Point(2, 2.25),
                        new Surface.Point(1, 3.375));
        assertThat(way.values()).containsExactly(63.0, 13.75, -1.0625, 1 - 3.375 * 3.375);
        assertThat(way.steps()).isEqualTo(3);
        assertThat(way.firstStep(point -> point.y() > 2)).isEqualTo(2);
        assertThat(way.firstStep(point -> point.y() > 4)).isEqualTo(-1);
    }

    @Test
    void aRuleThatLooksAheadGetsTheSlopeThere() {
        // Nesterov: v = g*v + lr*grad(theta - g*v). On x²: v = 0.1*2*1 = 0.2, x = 0.8;
        // then grad(0.8 - 0.1) = 1.4, v = 0.1 + 0.14 = 0.24, x = 0.56
        Trajectory way = Trajectory.of(
                "nesterov",
                Optimizers.named("nesterov").set("lr", 0.1).set("gamma", 0.5),
                Surface.saddle(),
                new Surface.Point(1, 0),
                2);

        assertThat(way.points().get(2).x()).isCloseTo(0.56, within(1e-15));
    }

    @Test
    void itEndsWhereAPlaceIsNotFinite() {
        Trajectory way = Trajectory.of(
                "sgd", Optimizers.named("sgd").set("lr", 1e100), Surface.saddle(), new Surface.Point(1, 1), 10);

        // squares are finite up to 1.3e154: 2e100, then 4e200
        assertThat(way.steps()).isEqualTo(1);
    }

    @Test
    void whatRunsOffIsNotDrawnToItsEnd() {
        Trajectory way = Trajectory.of(
                "sgd", Optimizers.named("sgd").set("lr", 4.5), Surface.saddle(), new Surface.Point(0, 1), 5);

        // y is 10 to the power of the step; the view ends at 2, and ten times its 4 above that at 42
        assertThat(way.near(Surface.saddle().view())).hasSize(2);
        assertThat(way.near(Surface.saddle().seen(0, 1, 0, 1000).view())).hasSize(5);
    }

    @Test
    void itCannotBeginNowhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trajectory.of(
                        "sgd", Optimizers.named("sgd"), Surface.saddle(), new Surface.Point(Double.NaN, 1), 1));
    }
}
