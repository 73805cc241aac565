package dev.glissade.benchmarks.work;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;

/** A step of the library's {@code adagrad} over floats of which few have a gradient. */
public final class SparseStep implements Work {
    static final double LR = 1e-6;
    static final double EPS = 1e-8;

    private final Touched touched;
    private final Optimizer optimizer;
    private final Gradients gradients;
    private final int[][] lists = new int[Touched.LISTS][];
    private final float[] values;
    private int steps;

    /** Takes {@code rows}, {@code width} and {@code touched}. */
    public SparseStep(Arguments arguments) {
        this(Touched.of(arguments));
    }

    SparseStep(Touched touched) {
        this.touched = touched;
        Parameters parameters = Parameters.arena(Precision.FLOAT)
                .add("theta", touched.rows(), touched.width())
                .build();
        parameters.tensor("theta").copyFrom(Numbers.floats(0, touched.elements()));
        this.optimizer =
                Optimizers.named("adagrad").set("lr", LR).set("eps", EPS).over(parameters);
        this.gradients = Gradients.over(parameters);
        for (int i = 0; i < lists.length; i++) {
            lists[i] = touched.list(i);
        }
        this.values = Numbers.floats(1, touched.values());
    }

    static WorkSpec of(Touched touched) {
        return touched.in(WorkSpec.of(SparseStep.class));
    }

    @Override
    public void run() {
        int[] list = lists[steps++ % lists.length];
        if (touched.width() == 1) {
            gradients.sparse("theta", list, values, touched.touched());
        } else {
            gradients.rows("theta", list, values, touched.touched());
        }
        optimizer.step(gradients);
    }

    @Override
    public void check() {
        Numbers.requireOrdinary("theta", Precision.FLOAT, parameters());
    }

    double[] parameters() {
        return optimizer.parameters().tensor("theta").toDoubles();
    }

    double[] sums() {
        return optimizer.state().tensor("n", "theta");
    }

    /** Fails unless ours and C make the same bits, of single elements and of rows. */
    static void requireEqual(Touched touched) {
        var ours = new SparseStep(touched);
        try (var theirs = new SparseInC(touched)) {
            for (int step = 0; step < 2 * Touched.LISTS + 3; step++) {
                ours.run();
                theirs.run();
            }
            Twin.requireEqual("theta", ours.parameters(), theirs.stream(0));
            Twin.requireEqual("n", ours.sums(), theirs.stream(1));
        }
    }
}
