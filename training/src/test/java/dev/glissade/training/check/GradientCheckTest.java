package dev.glissade.training.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.Rows;
import dev.glissade.training.data.Batch;
import dev.glissade.training.objective.Objective;
import org.junit.jupiter.api.Test;

/** The checker finds what is wrong and lets pass what is right. */
final class GradientCheckTest {
    private final Parameters parameters = Parameters.builder()
            .add("x", new double[] {1, -2, 30})
            .add("y", new double[] {0.5})
            .build();
    private final Batch batch = Rows.batch(Rows.numbers(1, 1), Precision.DOUBLE);

    /** x0^2 + e^x1 + sqrt(x2) + |y|, with an error in the second entry of x. */
    private static Objective objective(double error) {
        return (at, batch, gradients) -> {
            double[] x = at.tensor("x").toDoubles();
            double y = at.tensor("y").get(0);
            gradients.tensor("x").set(0, 2 * x[0]);
            gradients.tensor("x").set(1, Math.exp(x[1]) + error);
            gradients.tensor("x").set(2, 0.5 / Math.sqrt(x[2]));
            gradients.tensor("y").set(0, Math.signum(y));
            return x[0] * x[0] + Math.exp(x[1]) + Math.sqrt(x[2]) + Math.abs(y);
        };
    }

    @Test
    void letsPassWhatIsRight() {
        GradientReport report = GradientCheck.of(objective(0)).at(parameters, batch);
        assertThat(report.error()).isLessThan(1e-9);
        report.requireBelow(1e-8);
        assertThat(parameters.tensor("x").toDoubles()).containsExactly(1, -2, 30);
    }

    @Test
    void namesTheWorstEntry() {
        GradientReport report = GradientCheck.of(objective(1e-3)).at(parameters, batch);
        GradientReport.OfTensor x = report.tensors().get(0);
        assertThat(x.name()).isEqualTo("x");
        assertThat(x.worst().index()).isEqualTo(1);
        assertThat(x.worst().given() - x.worst().difference()).isCloseTo(1e-3, within(1e-8));
        // the norms are about sqrt(4 + 0.0183 + 0.0083) = 2.0066 each
        assertThat(x.error()).isCloseTo(1e-3 / (2 * 2.0066), within(1e-7));
        assertThat(report.tensors().get(1).error()).isLessThan(1e-9);
        assertThatThrownBy(() -> report.requireBelow(1e-6))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("x: relative error 2.49e-04 over 3 entries; worst [1]")
                .hasMessageNotContaining("y:");
    }

    @Test
    void aGradientThatIsNotANumberDoesNotPass() {
        GradientReport report = GradientCheck.of(objective(Double.NaN)).at(parameters, batch);
        assertThat(report.error()).isNaN();
        assertThatThrownBy(() -> report.requireBelow(1)).hasMessageContaining("worst [1]");
    }

    @Test
    void takesASmallStepNearAKink() {
        parameters.tensor("y").set(0, 2e-4);
        GradientReport report = GradientCheck.of(objective(0)).at(parameters, batch);
        report.requireBelow(1e-8);
        assertThat(report.tensors().get(1).worst().step()).isLessThan(2e-4);
    }

    @Test
    void worksInFloatAsFarAsItCan() {
        Parameters floats = Parameters.builder()
                .add("x", new float[] {1, -2, 30})
                .add("y", new float[] {0.5f})
                .build();
        GradientCheck.of(objective(0)).at(floats, batch).requireBelow(2e-3);
        assertThat(GradientCheck.of(objective(0.1)).at(floats, batch).error()).isGreaterThan(1e-2);
    }

    @Test
    void looksAtAsManyEntriesAsAsked() {
        GradientReport report = GradientCheck.of(objective(0)).entries(2).at(parameters, batch);
        assertThat(report.tensors())
                .extracting(GradientReport.OfTensor::checked)
                .containsExactly(2, 1);
    }
}
