package dev.glissade.benchmarks.work;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;

/** A step of Adam over weights in the caller's own array, in a JVM that has stepped tiny arrays before, or only after. */
public final class StepOrder implements Work {
    /** Enough for the JVM's last compiler. */
    private static final int TINY_STEPS = 30_000;

    private static final int LARGE_ELEMENTS = 30_000_000;
    private static final int[] TINY = {1, 2, 3, 10, 26, 128};

    private final Optimizer optimizer;
    private final Gradients gradients;

    /** Takes {@code biasesFirst}, {@code elements} and {@code precision}. */
    public StepOrder(Arguments arguments) {
        Precision precision = arguments.precision();
        int elements = arguments.elements();
        Parameters weights = parameters(precision, elements);
        this.optimizer = Optimizers.named("adam").set("lr", 1e-6).over(weights);
        this.gradients = gradients(weights);
        if (Boolean.parseBoolean(arguments.text("biasesFirst"))) {
            biases(precision);
            weights(elements);
        } else {
            weights(elements);
            biases(precision);
        }
    }

    public static WorkSpec of(boolean biasesFirst, Precision precision, int elements) {
        return WorkSpec.of(StepOrder.class)
                .with("biasesFirst", biasesFirst)
                .with("precision", precision)
                .with("elements", elements);
    }

    private void weights(int elements) {
        for (int i = 0; i < LARGE_ELEMENTS / elements; i++) {
            optimizer.step(gradients);
        }
    }

    private static void biases(Precision precision) {
        Parameters biases = parameters(precision, TINY);
        Optimizer optimizer = Optimizers.named("adam").set("lr", 1e-6).over(biases);
        Gradients gradients = gradients(biases);
        for (int i = 0; i < TINY_STEPS; i++) {
            optimizer.step(gradients);
        }
    }

    private static Parameters parameters(Precision precision, int... lengths) {
        Parameters.Builder builder = Parameters.builder();
        for (int length : lengths) {
            if (precision == Precision.FLOAT) {
                builder.add("t" + length, Numbers.floats(0, length));
            } else {
                builder.add("t" + length, Numbers.stream(0, length));
            }
        }
        return builder.build();
    }

    private static Gradients gradients(Parameters parameters) {
        Gradients gradients = Gradients.over(parameters);
        parameters.tensors().forEach(tensor -> {
            if (tensor.precision() == Precision.FLOAT) {
                gradients.use(tensor.name(), Numbers.floats(1, tensor.length()));
            } else {
                gradients.use(tensor.name(), Numbers.stream(1, tensor.length()));
            }
        });
        return gradients;
    }

    @Override
    public void run() {
        optimizer.step(gradients);
    }
}
