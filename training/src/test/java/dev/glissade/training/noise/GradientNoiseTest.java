package dev.glissade.training.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.Interruption;
import dev.glissade.training.Interruption.Setup;
import dev.glissade.training.Rows;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The noise has the variance that it says, and is the same again. */
final class GradientNoiseTest {
    private static final int SIZE = 20_000;

    /** The updates of three steps of sgd at rate 1 whose gradient is 0 but for the noise. */
    private static List<double[]> noise(OptimizerBuilder rule, long seed) throws IOException {
        Parameters theta = Parameters.of(new double[SIZE]);
        List<double[]> updates = new ArrayList<>();
        Trainer.of(
                        (at, batch, gradients) -> {
                            gradients.zero();
                            return 0;
                        },
                        rule.set("lr", 1).over(theta),
                        Rows.numbers(3, 1))
                .batch(1)
                .listen(GradientNoise.annealed(4, 2, seed))
                .listen(new TrainingListener() {
                    @Override
                    public void stepped(Run run) {
                        updates.add(theta.doubles().clone());
                        theta.tensor("theta").fill(0);
                    }
                })
                .build()
                .run();
        return updates;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }

    @Test
    void hasTheVarianceOfTheStep() throws IOException {
        List<double[]> noise = noise(Optimizers.named("sgd"), 1);
        for (int t = 1; t <= 3; t++) {
            // eta = 4, gamma = 2: 1, 4/9, 1/4; five standard deviations of mean and variance of 20,000 numbers
            double expected = 4.0 / ((1 + t) * (1 + t));
            assertThat(mean(noise.get(t - 1))).isCloseTo(0, within(5 * Math.sqrt(expected / SIZE)));
            assertThat(variance(noise.get(t - 1)) / expected).isCloseTo(1, within(5 * Math.sqrt(2.0 / SIZE)));
        }
    }

    @Test
    void hasItAfterScaling() throws IOException {
        List<double[]> noise = noise(Optimizers.named("sgd").gradientScale(1.0 / 64), 1);
        assertThat(variance(noise.get(0))).isCloseTo(1, within(5 * Math.sqrt(2.0 / SIZE)));
    }

    @Test
    void isAFunctionOfTheSeed() throws IOException {
        double[] once = noise(Optimizers.named("sgd"), 1).get(0);
        assertThat(noise(Optimizers.named("sgd"), 1).get(0)).isEqualTo(once);
        assertThat(noise(Optimizers.named("sgd"), 2).get(0)).isNotEqualTo(once);
        assertThat(noise(Optimizers.named("sgd"), 1).get(1)).isNotEqualTo(once);
    }

    @Test
    void isClippedWithTheGradient() throws IOException {
        double[] clipped = noise(Optimizers.named("sgd").clipGlobalNorm(0.5), 1).get(0);
        assertThat(Math.sqrt(variance(clipped) * SIZE)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void goesOnToTheSameBits(@TempDir Path folder) throws IOException {
        Network network = Network.inputs(8).dense(6, Activation.TANH).softmax(2);
        Interruption.changesNothing(
                () -> {
                    Parameters parameters = network.start(Precision.FLOAT, 1);
                    Optimizer optimizer =
                            Optimizers.named("momentum").clipGlobalNorm(1).over(parameters);
                    return new Setup(
                            Trainer.of(network.objective(), optimizer, Rows.halves(50, 8))
                                    .batch(8)
                                    .epochs(4)
                                    .seed(3)
                                    .listen(GradientNoise.annealed(0.3, 0.55, 9)),
                            parameters);
                },
                17,
                folder);
    }

    @Test
    void saysWhatItCannotDo() {
        assertThatThrownBy(() -> GradientNoise.annealed(-1, 0.55, 0)).hasMessageContaining("[0, inf)");
        assertThatThrownBy(() -> GradientNoise.annealed(1, Double.NaN, 0)).hasMessageContaining("[0, inf)");
    }

    @Test
    void aSparseGradientIsRefusedWithAWayOut() {
        Trainer trainer = Trainer.of(
                        (at, batch, gradients) -> {
                            gradients.sparse("theta", new int[] {1}, new double[] {1}, 1);
                            return 0;
                        },
                        Optimizers.named("sgd").over(Parameters.of(new double[3])),
                        Rows.numbers(4, 1))
                .listen(GradientNoise.annealed(0.01, 0.55, 1))
                .build();
        assertThatThrownBy(trainer::run)
                .hasMessage("noise goes to every element of tensor 'theta', whose gradient is sparse: "
                        + "let the model give dense gradients");
    }
}
