package dev.glissade.stress;

import dev.glissade.Gradients;
import dev.glissade.Hogwild;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.Precision;
import dev.glissade.spi.UpdateRule;
import java.util.Arrays;
import java.util.function.Supplier;

/** Two workers over two weights, each with a sparse gradient of its own. Found once: a registry is read from files. */
final class Pair {
    private static final UpdateRule SGD = RuleRegistry.discover().optimizer("sgd");
    private static final UpdateRule ADAGRAD = RuleRegistry.discover().optimizer("adagrad");

    private final Parameters weights;
    private final Hogwild hogwild;
    private final Gradients first;
    private final Gradients second;

    private Pair(Supplier<OptimizerBuilder> rule, Precision precision, int... indices) {
        this.weights = Parameters.arena(precision).add("w", 2).build();
        this.hogwild = Hogwild.of(rule, weights, 2);
        this.first = gradients(precision, indices);
        this.second = gradients(precision, indices);
    }

    /** Steps of plain descent, each of which adds 1 to the weights at these places. */
    static Pair descent(Precision precision, int... indices) {
        return new Pair(() -> Optimizers.of(SGD).set("lr", 1), precision, indices);
    }

    /** Steps of Adagrad with gradients of -1: the state adds 1, and the weight 1 over the root of it. */
    static Pair adagrad() {
        return new Pair(() -> Optimizers.of(ADAGRAD).set("lr", 1).set("eps", 1e-30), Precision.DOUBLE, 0);
    }

    private Gradients gradients(Precision precision, int... indices) {
        Gradients gradients = Gradients.over(weights);
        if (precision == Precision.FLOAT) {
            float[] values = new float[indices.length];
            Arrays.fill(values, -1);
            return gradients.sparse("w", indices, values, indices.length);
        }
        double[] values = new double[indices.length];
        Arrays.fill(values, -1);
        return gradients.sparse("w", indices, values, indices.length);
    }

    void stepFirst() {
        hogwild.worker(0).step(first);
    }

    void stepSecond() {
        hogwild.worker(1).step(second);
    }

    double weight(int place) {
        return weights.tensor("w").get(place);
    }

    /** Adagrad's sum of squares of the first weight. */
    double squares() {
        return hogwild.settle().state().entries().get(0).toDoubles()[0];
    }
}
