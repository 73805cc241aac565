package dev.glissade.training.objective;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import java.util.function.Predicate;

/**
 * What large parameters cost: {@code strength/2 * sum(w^2)} (L2) or {@code strength * sum(|w|)} (L1; its gradient at 0 is taken to be
 * 0). Unlike a rule's weight decay it is a part of the loss. Immutable and thread-safe.
 */
public final class Penalty {
    private final boolean squares;
    private final double strength;
    private final Predicate<String> tensors;

    private Penalty(boolean squares, double strength, Predicate<String> tensors) {
        if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a penalty of strength " + strength + "; expected one in [0, inf)");
        }
        this.squares = squares;
        this.strength = strength;
        this.tensors = tensors;
    }

    /** On squares, of the tensors whose names end in {@code weight}. */
    public static Penalty l2(double strength) {
        return new Penalty(true, strength, name -> name.endsWith("weight"));
    }

    /** On absolute values, of the tensors whose names end in {@code weight}. */
    public static Penalty l1(double strength) {
        return new Penalty(false, strength, name -> name.endsWith("weight"));
    }

    /** The same on other tensors. */
    public Penalty on(Predicate<String> names) {
        return new Penalty(squares, strength, names);
    }

    /** An objective with this penalty added. Needs dense gradients. */
    public Objective plus(Objective objective) {
        return new Objective() {
            @Override
            public double at(Parameters at, Batch batch, Gradients gradients) {
                return objective.at(at, batch, gradients) + add(at, gradients);
            }

            @Override
            public void stepped(Parameters parameters, Batch batch) {
                objective.stepped(parameters, batch);
            }

            @Override
            public void skipped() {
                objective.skipped();
            }
        };
    }

    private double add(Parameters at, Gradients gradients) {
        double sum = 0;
        for (int i = 0; i < at.tensors().size(); i++) {
            Tensor tensor = at.tensors().get(i);
            if (tensors.test(tensor.name()) && gradients.has(tensor.name())) {
                if (gradients.isSparse(tensor.name())) {
                    throw new IllegalStateException(
                            "a penalty moves every element of tensor '" + tensor.name()
                                    + "', whose gradient is sparse: leave it out by on(...), or let the model give dense gradients");
                }
                Tensor gradient = gradients.tensor(tensor.name());
                sum += tensor.precision() == Precision.FLOAT
                        ? addFloats(tensor, gradient)
                        : addDoubles(tensor, gradient);
            }
        }
        return (squares ? strength / 2 : strength) * sum;
    }

    private double addFloats(Tensor tensor, Tensor gradient) {
        float[] w = tensor.floats();
        float[] g = gradient.floats();
        double sum = 0;
        for (int i = 0; i < tensor.length(); i++) {
            double value = w[tensor.offset() + i];
            sum += squares ? value * value : Math.abs(value);
            g[gradient.offset() + i] += (float) (strength * (squares ? value : Math.signum(value)));
        }
        return sum;
    }

    private double addDoubles(Tensor tensor, Tensor gradient) {
        double[] w = tensor.doubles();
        double[] g = gradient.doubles();
        double sum = 0;
        for (int i = 0; i < tensor.length(); i++) {
            double value = w[tensor.offset() + i];
            sum += squares ? value * value : Math.abs(value);
            g[gradient.offset() + i] += strength * (squares ? value : Math.signum(value));
        }
        return sum;
    }
}
