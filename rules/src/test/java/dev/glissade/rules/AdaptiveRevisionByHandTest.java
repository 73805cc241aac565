package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerState;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * McMahan and Streeter 2014, Algorithm 1 (AdaptiveRevision), with gradients that workers computed at parameters of one to five
 * steps ago.
 */
class AdaptiveRevisionByHandTest {
    private static final double ALPHA = 0.3;

    /** How many steps ago each step's gradient was computed; at step 1 there is nothing older. */
    private static final int[] DELAYS = {0, 1, 2, 0, 4, 1, 3, 5, 0, 2};

    private static int readBefore(int step) {
        return Math.max(1, step - DELAYS[(step - 1) % DELAYS.length]);
    }

    @Test
    void revisesWhatOldGradientsWouldHaveDoneInDouble() {
        double[][] theta = Course.start();
        var builder = Parameters.builder();
        for (int k = 0; k < theta.length; k++) {
            builder.add(Course.NAMES.get(k), theta[k], theta[k].length);
        }
        Parameters parameters = builder.build();
        Optimizer optimizer =
                Optimizers.named("adaptive_revision").set("alpha", ALPHA).over(parameters);
        List<OptimizerState> seen = new ArrayList<>();
        List<double[][]> expected = written();
        for (int step = 1; step <= Course.STEPS; step++) {
            seen.add(optimizer.state());
            double[][] grad = Course.gradients(step);
            Gradients gradients = Gradients.over(parameters);
            for (int k = 0; k < grad.length; k++) {
                gradients.use(Course.NAMES.get(k), grad[k]);
            }
            optimizer.step(gradients, seen.get(readBefore(step) - 1));
            for (int k = 0; k < grad.length; k++) {
                assertThat(theta[k]).as("step %d", step).containsExactly(expected.get(step - 1)[k], within(1e-12));
            }
        }
    }

    @Test
    void revisesWhatOldGradientsWouldHaveDoneInFloat() {
        double[][] start = Course.start();
        float[][] theta = new float[start.length][];
        var builder = Parameters.builder();
        for (int k = 0; k < theta.length; k++) {
            theta[k] = floats(start[k]);
            builder.add(Course.NAMES.get(k), theta[k], theta[k].length);
        }
        Parameters parameters = builder.build();
        Optimizer optimizer =
                Optimizers.named("adaptive_revision").set("alpha", ALPHA).over(parameters);
        List<OptimizerState> seen = new ArrayList<>();
        List<double[][]> expected = written();
        for (int step = 1; step <= Course.STEPS; step++) {
            seen.add(optimizer.state());
            double[][] grad = Course.gradients(step);
            Gradients gradients = Gradients.over(parameters);
            for (int k = 0; k < grad.length; k++) {
                gradients.use(Course.NAMES.get(k), floats(grad[k]));
            }
            optimizer.step(gradients, seen.get(readBefore(step) - 1));
            for (int k = 0; k < grad.length; k++) {
                float[] now = floats(expected.get(step - 1)[k]);
                assertThat(theta[k]).as("step %d", step).containsExactly(now, within(1e-5f));
            }
        }
    }

    /** The delays must matter, or {@code stale} is not tested. */
    @Test
    void theDelaysOfTheCourseMatter() {
        assertThat(written().get(Course.STEPS - 1)[0][0])
                .isNotCloseTo(undelayed().get(Course.STEPS - 1)[0][0], within(1e-3));
    }

    private static List<double[][]> written() {
        return written(true);
    }

    private static List<double[][]> undelayed() {
        return written(false);
    }

    /** The server's side of the algorithm, one element at a time; {@code sums} holds at s the sum of gradients before step s + 1. */
    private static List<double[][]> written(boolean delayed) {
        double[][] theta = Course.start();
        double[][] z = ones();
        double[][] largest = ones();
        List<double[][]> sums = new ArrayList<>();
        sums.add(Course.zeros());
        List<double[][]> trajectory = new ArrayList<>();
        for (int step = 1; step <= Course.STEPS; step++) {
            double[][] grad = Course.gradients(step);
            double[][] now = sums.get(step - 1);
            double[][] then = sums.get(delayed ? readBefore(step) - 1 : step - 1);
            double[][] next = HandCalculation.copy(now);
            for (int k = 0; k < theta.length; k++) {
                for (int i = 0; i < theta[k].length; i++) {
                    double g = grad[k][i];
                    double back = now[k][i] - then[k][i];
                    double old = ALPHA / Math.sqrt(largest[k][i]);
                    z[k][i] += g * g + 2 * g * back;
                    largest[k][i] = Math.max(largest[k][i], z[k][i]);
                    double eta = ALPHA / Math.sqrt(largest[k][i]);
                    theta[k][i] += -eta * g + (old - eta) * back;
                    next[k][i] += g;
                }
            }
            sums.add(next);
            trajectory.add(HandCalculation.copy(theta));
        }
        return trajectory;
    }

    private static double[][] ones() {
        double[][] ones = Course.zeros();
        for (double[] tensor : ones) {
            Arrays.fill(tensor, 1);
        }
        return ones;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
