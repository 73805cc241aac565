package dev.glissade.compiler.random;

import dev.glissade.compiler.eval.Settings;
import dev.glissade.compiler.eval.StepInput;
import dev.glissade.compiler.eval.Tensor;
import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.type.HyperType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What a random rule is tried on: tensors in two groups whose names are not in their order, with zeros of both signs, subnormals,
 * infinities and NaN among their elements and gradients, and steps in which a tensor is missing.
 */
public final class RandomTraining {

    /** How many steps show all there is: a first one, one after it, one with a tensor missing, one that it joins late. */
    public static final int STEPS = 4;

    /** The key of random numbers. */
    public static final long SEED = 20_240_229;

    private static final int GROUPS = 2;
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        1e-40,
        -1e-45,
        4.9e-324,
        1e38,
        -3e38,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        0x1p-126,
        1e-20,
        -7.25
    };

    private final long seed;
    private final List<Tensor> tensors = new ArrayList<>();

    /** The training that belongs to a seed. */
    public RandomTraining(long seed) {
        this.seed = seed;
        var random = new Random(seed ^ 0x5DEECE66DL);
        // special numbers spread: one NaN makes every reduction NaN, so some trainings have none
        boolean wild = random.nextInt(3) == 0;
        add(random, wild, "w", 0, 19);
        add(random, wild, "b", 1, 3);
        add(random, wild, "empty", 0, 0);
        add(random, wild, "a", 0, random.nextInt(8) == 0 ? 1100 : 9);
    }

    private void add(Random random, boolean wild, String name, int group, int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = value(random, wild);
        }
        tensors.add(new Tensor(name, group, values));
    }

    private static double value(Random random, boolean wild) {
        if (random.nextInt(4) > 0) {
            return (float) random.nextGaussian();
        }
        return SPECIAL[random.nextInt(wild ? SPECIAL.length : 8)];
    }

    public List<Tensor> tensors() {
        return tensors;
    }

    /** The choice of flags, as {@link LoweredRule#variants()} is indexed. */
    public int choice(LoweredRule rule) {
        return Math.floorMod((int) (seed * 31), rule.variants().size());
    }

    /** The values of the hyperparameters in a step, by group and slot; those that must agree do. */
    public List<double[]> hypers(LoweredRule rule, long step) {
        List<double[]> values = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            Map<String, double[]> given = new HashMap<>();
            for (HyperSlot hyper : rule.hypers()) {
                if (hyper.defaults().isEmpty() && hyper.type() != HyperType.FLAG) {
                    given.put(hyper.name(), new double[] {hyper.uniform() ? 0.5 : 0.5 + group});
                } else if (hyper.type() == HyperType.REAL && !hyper.uniform() && !hyper.computed() && group == 1) {
                    given.put(hyper.name(), new double[] {0.75});
                }
            }
            values.add(Settings.values(rule, given, step));
        }
        return values;
    }

    /** The tensors without a gradient in a step. */
    public Set<String> absent(long step) {
        if (step == 1 && seed % 2 == 0) {
            return Set.of("a");
        }
        return step == 3 ? Set.of("w") : Set.of();
    }

    public double loss(long step) {
        return 1.0 / step;
    }

    /** The gradient of one element at a point; the same for any number of calls. */
    public double gradient(long step, String tensor, int index, double point) {
        var random = new Random(seed + 31 * step + 1009L * tensor.hashCode() + 7919L * index);
        random.nextLong();
        int kind = random.nextInt(16);
        if (kind == 0 && seed % 3 == 0) {
            return SPECIAL[random.nextInt(SPECIAL.length)];
        }
        return kind < 3 ? SPECIAL[random.nextInt(8)] : (float) (0.5 * point + random.nextGaussian());
    }

    /** All that the interpreter is given in a step. */
    public StepInput input(long step) {
        StepInput.Gradients gradients = point -> {
            Map<String, double[]> result = new HashMap<>();
            point.forEach((name, values) -> {
                double[] gradient = new double[values.length];
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = gradient(step, name, i, values[i]);
                }
                result.put(name, gradient);
            });
            return result;
        };
        return new StepInput(gradients, absent(step), loss(step), Map.of());
    }
}
