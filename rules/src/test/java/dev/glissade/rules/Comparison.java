package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import java.util.List;
import java.util.function.Supplier;

/** Leads a rule and a hand calculation over the same course, in both precisions, and compares them after every step. */
final class Comparison {
    private final Precision precision;
    private final double tolerance;

    private Comparison(Precision precision, double tolerance) {
        this.precision = precision;
        this.tolerance = tolerance;
    }

    /**
     * Compares.
     *
     * @param nameOrChain the rule
     * @param settings its hyperparameters, as in {@code eps = 0.01, centered = true}, and the {@code seed}
     * @param lr what the course's rates are multiplied with; nothing to a rule without {@code lr}
     * @param byHand makes a calculation without a past
     */
    static void compare(String nameOrChain, String settings, double lr, Supplier<HandCalculation> byHand) {
        new Comparison(Precision.DOUBLE, 1e-12).run(nameOrChain, Settings.parse(settings), lr, byHand.get());
        new Comparison(Precision.FLOAT, 2e-6).run(nameOrChain, Settings.parse(settings), lr, byHand.get());
    }

    private void run(String nameOrChain, Settings settings, double lr, HandCalculation byHand) {
        Parameters parameters = parameters(Course.start());
        List<String> names = settings.values().keySet().stream()
                .filter(n -> !n.equals("seed"))
                .toList();
        Optimizer optimizer = Library.optimizer(nameOrChain, settings, names).over(parameters);
        RuleInfo info = optimizer.rule();
        boolean hasRate = info.hyperparameters().stream().anyMatch(h -> h.name().equals("lr"));
        boolean looksAround = info.variants().stream().anyMatch(v -> v.gradients() > 1 || !v.gradientAtTheta());
        double[][] theta = Course.start();
        for (int t = 1; t <= Course.STEPS; t++) {
            int step = t;
            double rate = Course.rate(step, lr);
            if (hasRate) {
                optimizer.set("lr", rate);
            }
            optimizer.step(
                    point -> gradients(looksAround ? Course.gradientsAt(step, values(point)) : Course.gradients(step)));
            byHand.step(
                    step, rate, theta, point -> looksAround ? Course.gradientsAt(step, point) : Course.gradients(step));

            same("theta", step, values(parameters), theta);
            Parameters evaluation = parameters(Course.zeros());
            optimizer.evaluationPoint(evaluation);
            same("the point of evaluation", step, values(evaluation), byHand.evaluation(theta));
        }
    }

    private void same(String what, int step, double[][] ours, double[][] byHand) {
        for (int k = 0; k < byHand.length; k++) {
            for (int i = 0; i < byHand[k].length; i++) {
                assertThat(ours[k][i])
                        .as("%s: %s of %s[%d] after step %d", precision, what, Course.NAMES.get(k), i, step)
                        .isCloseTo(byHand[k][i], within(tolerance * Math.max(1, Math.abs(byHand[k][i]))));
            }
        }
    }

    private Parameters parameters(double[][] values) {
        Parameters.ArenaBuilder builder = Parameters.arena(precision);
        for (int k = 0; k < values.length; k++) {
            builder.add(Course.NAMES.get(k), values[k].length);
        }
        Parameters parameters = builder.build();
        for (int k = 0; k < values.length; k++) {
            fill(parameters.tensors().get(k), values[k]);
        }
        return parameters;
    }

    private Gradients gradients(double[][] values) {
        Gradients gradients = parameters(values).gradients();
        for (int k = 0; k < values.length; k++) {
            fill(gradients.tensor(Course.NAMES.get(k)), values[k]);
        }
        return gradients;
    }

    private static void fill(Tensor tensor, double[] values) {
        for (int i = 0; i < values.length; i++) {
            tensor.set(i, values[i]);
        }
    }

    private static double[][] values(Parameters parameters) {
        double[][] values = Course.zeros();
        for (int k = 0; k < values.length; k++) {
            values[k] = parameters.tensor(Course.NAMES.get(k)).toDoubles();
        }
        return values;
    }
}
