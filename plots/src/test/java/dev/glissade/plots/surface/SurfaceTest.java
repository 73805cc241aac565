package dev.glissade.plots.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SurfaceTest {

    static Stream<Surface> surfaces() {
        return Stream.of(
                Surface.beale(), Surface.saddle(), Surface.ravine(), Surface.himmelblau(), Surface.rosenbrock());
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void slopesAreWhatDifferencesSay(Surface surface) {
        double h = 1e-5;
        for (double x : new double[] {-1.3, 0.4, 2.1}) {
            for (double y : new double[] {-0.7, 0.2, 1.9}) {
                var f = surface.value();
                double alongX = (f.applyAsDouble(x + h, y) - f.applyAsDouble(x - h, y)) / (2 * h);
                double alongY = (f.applyAsDouble(x, y + h) - f.applyAsDouble(x, y - h)) / (2 * h);
                assertThat(surface.slopeX().applyAsDouble(x, y))
                        .isCloseTo(alongX, within(1e-5 * (1 + Math.abs(alongX))));
                assertThat(surface.slopeY().applyAsDouble(x, y))
                        .isCloseTo(alongY, within(1e-5 * (1 + Math.abs(alongY))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void minimaHaveHeightAndSlopeZeroAndCanBeSeen(Surface surface) {
        for (Surface.Point at : surface.minima()) {
            assertThat(surface.value().applyAsDouble(at.x(), at.y())).isCloseTo(0, within(1e-9));
            assertThat(surface.slopeX().applyAsDouble(at.x(), at.y())).isCloseTo(0, within(1e-3));
            assertThat(surface.slopeY().applyAsDouble(at.x(), at.y())).isCloseTo(0, within(1e-3));
            assertThat(at.x()).isBetween(surface.view().left(), surface.view().right());
            assertThat(at.y()).isBetween(surface.view().bottom(), surface.view().top());
        }
    }

    @Test
    void valuesAreThoseOfTheFormulas() {
        // 1.5² + 2.25² + 2.625² at the origin
        assertThat(Surface.beale().value().applyAsDouble(0, 0)).isEqualTo(14.203125);
        // 121 + 49
        assertThat(Surface.himmelblau().value().applyAsDouble(0, 0)).isEqualTo(170);
        // 2.2² + 100*0.44²
        assertThat(Surface.rosenbrock().value().applyAsDouble(-1.2, 1)).isCloseTo(24.2, within(1e-12));
        assertThat(Surface.saddle().value().applyAsDouble(2, 3)).isEqualTo(-5);
        assertThat(Surface.ravine().value().applyAsDouble(-5, -2)).isEqualTo(10.5);
    }

    @Test
    void anEmptyViewIsRefused() {
        Surface surface = Surface.saddle();
        assertThatIllegalArgumentException().isThrownBy(() -> surface.seen(1, 1, 0, 2));
        assertThat(surface.seen(0, 1, 2, 3).view()).isEqualTo(new Surface.View(0, 1, 2, 3));
    }
}
