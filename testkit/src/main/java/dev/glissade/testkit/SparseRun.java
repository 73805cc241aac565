package dev.glissade.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.OptimizerState;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Sparsity;
import dev.glissade.spi.UpdateRule;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A rule stepped by sparse gradients, beside the same rule stepped by the dense gradients that they stand for.
 *
 * <p>If the rule is exact, both go their own way and stay the same bit for bit. If it is lazy, the dense one is put to where the
 * sparse one is before each step; then elements that the gradient names must come out alike, and all others stay.
 */
final class SparseRun {
    private static final int STEPS = 6;

    private final UpdateRule rule;
    private final Precision precision;
    private final boolean maximize;
    private final Sparsity sparsity;
    private final SplittableRandom random = new SplittableRandom(17);
    private final Parameters sparseParameters;
    private final Parameters denseParameters;
    private final Optimizer sparse;
    private final Optimizer dense;
    private final Map<String, BitSet> named = new HashMap<>();
    private int step;
    private boolean restMoved;

    SparseRun(UpdateRule rule, Choice choice, Precision precision, boolean maximize) {
        this.rule = rule;
        this.precision = precision;
        this.maximize = maximize;
        sparsity = choice.variant(rule.info()).sparsity();
        sparseParameters = parameters();
        denseParameters = parameters();
        sparse = optimizer(choice, sparseParameters);
        dense = optimizer(choice, denseParameters);
    }

    /** One that is not a whole block, one of rows within blocks, one of rows across blocks, one that always has a dense gradient. */
    private static int[] shape(String name) {
        return switch (name) {
            case "elements" -> new int[] {2 * 1024 + 13};
            case "rows" -> new int[] {48, 64};
            case "across" -> new int[] {5, 1500};
            default -> new int[] {21};
        };
    }

    private static List<String> names() {
        return List.of("across", "dense", "elements", "rows");
    }

    private Parameters parameters() {
        Parameters.ArenaBuilder arena = Parameters.arena(precision);
        names().forEach(name -> arena.add(name, shape(name)));
        Parameters parameters = arena.build();
        for (int t = 0; t < names().size(); t++) {
            Tensor tensor = parameters.tensor(names().get(t));
            for (int i = 0; i < tensor.length(); i++) {
                Numbers numbers = i % 5 == 0 ? Numbers.HOSTILE : Numbers.TAME;
                tensor.set(i, numbers.value(3, 0, t, i));
            }
        }
        return parameters;
    }

    private Optimizer optimizer(Choice choice, Parameters parameters) {
        OptimizerBuilder builder = Optimizers.of(rule).seed(5);
        choice.flags().forEach(builder::set);
        choice.values().forEach(builder::set);
        if (maximize) {
            builder.maximize();
        }
        if (sparsity.kind() == Sparsity.Kind.LAZY) {
            builder.lazy();
        }
        return builder.over(parameters);
    }

    void compare() {
        if (sparsity.kind() == Sparsity.Kind.NEVER) {
            refuses();
            return;
        }
        for (step = 1; step <= STEPS; step++) {
            Gradients lists = Gradients.over(sparseParameters);
            Gradients filled = Gradients.over(denseParameters);
            names().forEach(name -> give(name, lists, filled));
            double loss = 2.5 / step;
            if (sparsity.kind() == Sparsity.Kind.LAZY) {
                compareTouched(lists, filled, loss);
            } else {
                sparse.step(lists, loss);
                dense.step(filled, loss);
                assertEquals(Optional.empty(), trace(sparse).differenceFrom(trace(dense)), "after step " + step);
            }
        }
        if (sparsity.kind() == Sparsity.Kind.LAZY) {
            assertTrue(restMoved, "a gradient of 0 changes nothing, but the rule is not said to be exact");
        }
    }

    private void refuses() {
        Gradients lists = Gradients.over(sparseParameters);
        Gradients filled = Gradients.over(denseParameters);
        names().forEach(name -> give(name, lists, filled));
        Trace before = trace(sparse);
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> sparse.step(point -> lists));
        assertTrue(String.valueOf(refused.getMessage()).contains(sparsity.reason()), () -> "says " + refused);
        assertEquals(Optional.empty(), trace(sparse).differenceFrom(before));
    }

    private void compareTouched(Gradients lists, Gradients filled, double loss) {
        dense.restore(sparse.state());
        for (String name : names()) {
            copy(sparseParameters.tensor(name), denseParameters.tensor(name));
        }
        Trace before = trace(sparse);
        sparse.step(lists, loss);
        dense.step(filled, loss);
        Trace after = trace(sparse);
        Trace whole = trace(dense);
        boolean all = step == 1 && sparsity.firstDense();
        Trace expected = new Trace();
        whole.values().forEach((what, values) -> {
            double[] mixed = values.clone();
            BitSet touched = touched(what);
            double[] now = after.values().getOrDefault(what, values);
            double[] old = before.values().getOrDefault(what, new double[values.length]);
            for (int i = 0; i < mixed.length; i++) {
                if (!all && !touched.get(i) && mixed.length > 1) {
                    // a state that is not there before the first step starts as the dense one does
                    double rest = before.values().containsKey(what) ? old[i] : Double.NaN;
                    restMoved |= before.values().containsKey(what) && bits(rest) != bits(mixed[i]);
                    mixed[i] = before.values().containsKey(what) ? rest : now[i];
                }
            }
            expected.put(what, mixed);
        });
        assertEquals(Optional.empty(), after.differenceFrom(expected), "after step " + step);
    }

    private BitSet touched(String what) {
        return named.entrySet().stream()
                .filter(e -> what.endsWith(" of " + e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(BitSet::new);
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static void copy(Tensor from, Tensor to) {
        for (int i = 0; i < from.length(); i++) {
            to.set(i, from.get(i));
        }
    }

    /** Makes a list with repeats, in no order or rising, and the dense gradient that it stands for. */
    private void give(String name, Gradients lists, Gradients filled) {
        int[] shape = shape(name);
        int length = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] whole = new double[length];
        Arrays.fill(whole, maximize ? -0.0 : 0.0); // the rule is to see 0
        BitSet touched = new BitSet();
        if (name.equals("dense")) {
            for (int i = 0; i < length; i++) {
                whole[i] = number();
            }
            touched.set(0, length);
            use(lists, name, whole);
        } else {
            boolean rising = random.nextBoolean();
            int width = shape.length == 1 ? 1 : shape[1];
            int count = random.nextInt(1, Math.max(3, shape[0] / 2));
            int[] indices = random.ints(count, 0, shape[0]).toArray();
            if (rising) {
                indices = Arrays.stream(indices).sorted().distinct().toArray();
                count = indices.length;
            }
            double[] values = new double[count * width];
            for (int k = 0; k < count; k++) {
                for (int j = 0; j < width; j++) {
                    int i = indices[k] * width + j;
                    values[k * width + j] = number();
                    whole[i] = touched.get(i) ? sum(whole[i], values[k * width + j]) : values[k * width + j];
                    touched.set(i);
                }
            }
            list(lists, name, indices, values, count, width);
        }
        use(filled, name, whole);
        named.put(name, touched);
    }

    /** Finite in the precision, zeros of both signs among them; later on so large too that no norm holds them. */
    private double number() {
        int place = random.nextInt(1 << 20);
        double hostile = Course.rounded(Numbers.HOSTILE.value(1, 0, 0, place), precision);
        boolean bearable = step > STEPS / 2 ? Double.isFinite(hostile) : Math.abs(hostile) < 1e3;
        return place % 4 == 0 && bearable ? hostile : Course.rounded(Numbers.TAME.value(1, 0, 0, place), precision);
    }

    private double sum(double a, double b) {
        return precision == Precision.FLOAT ? (float) a + (float) b : a + b;
    }

    private void use(Gradients gradients, String name, double[] values) {
        if (precision == Precision.FLOAT) {
            gradients.use(name, floats(values));
        } else {
            gradients.use(name, values);
        }
    }

    private void list(Gradients gradients, String name, int[] indices, double[] values, int count, int width) {
        if (precision == Precision.FLOAT && width == 1) {
            gradients.sparse(name, indices, floats(values), count);
        } else if (precision == Precision.FLOAT) {
            gradients.rows(name, indices, floats(values), count);
        } else if (width == 1) {
            gradients.sparse(name, indices, values, count);
        } else {
            gradients.rows(name, indices, values, count);
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static Trace trace(Optimizer optimizer) {
        Trace trace = new Trace();
        for (Tensor tensor : optimizer.parameters().tensors()) {
            trace.put("theta of " + tensor.name(), tensor.toDoubles());
        }
        for (OptimizerState.Entry entry : optimizer.state().entries()) {
            trace.put(entry.state() + " of " + entry.owner(), entry.toDoubles());
        }
        return trace;
    }
}
