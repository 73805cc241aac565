package dev.glissade.plots.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContoursTest {

    @Test
    void linesLieAtTheirHeightAtEqualSteps() {
        Surface bowl = bowl(false);
        List<Path2D> lines = new Contours(bowl).lines();

        // heights from 0 to 2 in 17 steps
        for (int k = 0; k < 16; k++) {
            double radius = Math.sqrt(2.0 * (k + 1) / 17);
            double[] at = new double[6];
            int points = 0;
            for (PathIterator i = lines.get(k).getPathIterator(null); !i.isDone(); i.next()) {
                i.currentSegment(at);
                assertThat(Math.hypot(at[0], at[1])).isCloseTo(radius, within(1e-4));
                points++;
            }
            assertThat(points).isGreaterThan(50);
        }
    }

    @Test
    void steepSurfacesHaveThemAtEqualStepsOfTheLogarithm() {
        double[] at = new double[6];
        new Contours(bowl(true)).lines().get(7).getPathIterator(null).currentSegment(at);

        double level = Math.log(3) * 8 / 17;
        assertThat(Math.log(1 + at[0] * at[0] + at[1] * at[1])).isCloseTo(level, within(1e-4));
    }

    @Test
    void aRingIsOnePieceThatCloses() {
        Path2D ring = new Contours(bowl(false)).lines().get(3);
        double[] first = new double[6];
        double[] last = new double[6];
        int begun = 0;
        for (PathIterator i = ring.getPathIterator(null); !i.isDone(); i.next()) {
            if (i.currentSegment(last) == PathIterator.SEG_MOVETO) {
                i.currentSegment(first);
                begun++;
            }
        }
        assertThat(begun).isEqualTo(1);
        assertThat(last).containsExactly(first);
    }

    @Test
    void chainsAreAsLongAsTheyCanBe() {
        var chains = new Chains();
        chains.join(2, 3);
        chains.join(1, 2);
        chains.join(5, 6);
        chains.join(6, 7);
        chains.join(7, 5);
        chains.join(3, 4);

        assertThat(chains.all())
                .hasSize(2)
                .anySatisfy(chain -> assertThat(chain).containsExactly(1, 2, 3, 4))
                .anySatisfy(ring -> assertThat(ring).hasSize(4).startsWith(ring[3]));
    }

    /** x² + y², from 0 to 2 in the square that is seen. */
    private static Surface bowl(boolean isSteep) {
        return new Surface(
                "bowl",
                (x, y) -> x * x + y * y,
                (x, y) -> 2 * x,
                (x, y) -> 2 * y,
                new Surface.View(-1, 1, -1, 1),
                List.of(new Surface.Point(0, 0)),
                isSteep);
    }
}
