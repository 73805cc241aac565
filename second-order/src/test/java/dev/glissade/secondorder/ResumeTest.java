package dev.glissade.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.GradientFunction;
import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.ResidualFunction;
import dev.glissade.checkpoint.Checkpoint;
import dev.glissade.checkpoint.CheckpointDirectory;
import dev.glissade.spi.Precision;
import dev.glissade.training.loop.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All that a method knows lies in the optimizer's state, by name. */
final class ResumeTest {
    private static final int STEPS = 14;

    @TempDir
    Path folder;

    /** Rosenbrock's function over two tensors, {@code x} and {@code y}, and a third one of three numbers, {@code z}. */
    private static ResidualFunction valley() {
        return new ResidualFunction() {
            @Override
            public int residuals() {
                return 5;
            }

            @Override
            public double residual(int number, Parameters point, Gradients gradient) {
                double x = point.tensor("x").get(0);
                if (number == 0) {
                    gradient.tensor("x").set(0, -20 * x);
                    gradient.tensor("y").set(0, 10);
                    return 10 * (point.tensor("y").get(0) - x * x);
                }
                if (number == 1) {
                    gradient.tensor("x").set(0, -1);
                    return 1 - x;
                }
                double z = point.tensor("z").get(number - 2);
                gradient.tensor("z").set(number - 2, number + Math.cos(z));
                return number * (z - 1) + Math.sin(z);
            }
        };
    }

    private static Parameters start(Precision precision, String... order) {
        Parameters.ArenaBuilder arena = Parameters.arena(precision);
        for (String name : order) {
            arena.add(name, name.equals("z") ? 3 : 1);
        }
        Parameters parameters = arena.build();
        parameters.tensor("x").set(0, -1.2);
        parameters.tensor("y").set(0, 1);
        parameters.tensor("z").fill(7);
        return parameters;
    }

    private static double[] run(Optimizer optimizer, GradientFunction function, int steps) {
        for (int i = 0; i < steps; i++) {
            optimizer.step(function);
        }
        Parameters at = optimizer.parameters();
        return new double[] {
            at.tensor("x").get(0),
            at.tensor("y").get(0),
            at.tensor("z").get(0),
            at.tensor("z").get(2)
        };
    }

    @ParameterizedTest
    @CsvSource({
        "lbfgs, DOUBLE",
        "lbfgs, FLOAT",
        "nonlinear_cg, DOUBLE",
        "nonlinear_cg, FLOAT",
        "newton, DOUBLE",
        "gauss_newton, DOUBLE"
    })
    void aRunThatIsResumedAnywhereGoesOnBitForBit(String rule, Precision precision) throws IOException {
        double[] whole = run(Optimizers.named(rule).over(start(precision, "x", "y", "z")), valley(), STEPS);
        for (int stop = 1; stop < STEPS; stop += 3) {
            Optimizer first = Optimizers.named(rule).over(start(precision, "x", "y", "z"));
            run(first, valley(), stop);
            Path file = folder.resolve(rule + stop);
            Checkpoint.of(first).write(file);
            // another order of the tensors: everything goes by name
            Optimizer second = Optimizers.named(rule).over(start(precision, "z", "x", "y"));
            Checkpoint.read(file).resume(second);
            assertThat(second.steps()).isEqualTo(stop);
            assertThat(run(second, valley(), STEPS - stop)).containsExactly(whole);
        }
    }

    @Test
    void historyIsUsed() {
        double[] two = run(
                Optimizers.named("lbfgs").set("history", 2).over(start(Precision.DOUBLE, "x", "y", "z")),
                valley(),
                STEPS);
        double[] ten = run(Optimizers.named("lbfgs").over(start(Precision.DOUBLE, "x", "y", "z")), valley(), STEPS);
        double[] twenty =
                run(Optimizers.of(Lbfgs.keeping(20)).over(start(Precision.DOUBLE, "x", "y", "z")), valley(), 10);
        double[] upToTen = run(Optimizers.named("lbfgs").over(start(Precision.DOUBLE, "x", "y", "z")), valley(), 10);
        assertThat(two).isNotEqualTo(ten);
        assertThat(twenty).containsExactly(upToTen);
        assertThat(Optimizers.named("lbfgs").over(new double[7]).stateBytes()).isEqualTo(2 * 10 * 7 * 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lbfgs", "nonlinear_cg"})
    void theRingOfPairsGoesRound(String rule) throws IOException {
        // 10 pairs and 30 steps: pairs are overwritten before and after the stop
        Parameters parameters = BreastCancer.NETWORK.start(Precision.DOUBLE, 0);
        trainer(Optimizers.named(rule).over(parameters), 30, "whole").run();
        Parameters first = BreastCancer.NETWORK.start(Precision.DOUBLE, 0);
        trainer(Optimizers.named(rule).over(first), 17, "parts").run();
        Parameters second = BreastCancer.NETWORK.start(Precision.DOUBLE, 5);
        trainer(Optimizers.named(rule).over(second), 30, "parts").resume();
        assertThat(second.tensor("output.weight").toDoubles())
                .containsExactly(parameters.tensor("output.weight").toDoubles());
        assertThat(second.tensor("output.weight").toDoubles())
                .isNotEqualTo(first.tensor("output.weight").toDoubles());
    }

    private Trainer trainer(Optimizer optimizer, int epochs, String name) throws IOException {
        return Trainer.of(BreastCancer.OBJECTIVE, optimizer, BreastCancer.rows())
                .fullBatch()
                .seed(3)
                .epochs(epochs)
                .checkpoints(CheckpointDirectory.in(folder.resolve(name)))
                .build();
    }

    @Test
    void whatIsFrozenStaysAndWhatThawsBeginsAnew() {
        Parameters parameters = start(Precision.DOUBLE, "x", "y", "z");
        Optimizer optimizer = Optimizers.named("lbfgs").freeze("z").over(parameters);
        Minimisation.of(optimizer, valley()).run();
        assertThat(parameters.tensor("z").get(1)).isEqualTo(7);
        assertThat(parameters.tensor("x").get(0)).isCloseTo(1, within(1e-6));
        optimizer.unfreeze("z");
        assertThat(Minimisation.of(optimizer, valley()).run().settled()).isTrue();
        // 2(z - 1) + sin z = 0 has the root 0.68403...: by Newton's method on paper
        assertThat(parameters.tensor("z").get(0)).isCloseTo(0.684036656677829, within(1e-7));
    }

    @Test
    void climbingIsDescendingWithTheOtherSign() {
        double[] theta = {5};
        Optimizer optimizer = Optimizers.named("lbfgs").maximize().over(theta);
        MinimisationResult result = Minimisation.of(optimizer, point -> {
                    double x = point.tensor("theta").get(0) - 2;
                    return Gradients.over(point)
                            .use("theta", new double[] {-2 * x})
                            .loss(3 - x * x);
                })
                .run();
        assertThat(result.settled()).isTrue();
        assertThat(theta[0]).isCloseTo(2, within(1e-8));
    }
}
