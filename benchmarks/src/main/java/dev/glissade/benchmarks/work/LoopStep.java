package dev.glissade.benchmarks.work;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.compiler.function.Vectorisation;
import dev.glissade.live.LiveCompiler;
import dev.glissade.spi.Precision;

/** A step of {@code theta -= lr*f(grad)} over numbers in the nearest cache, with {@code f} of a line of the table of loops. */
public final class LoopStep implements Work {

    /** Two arrays of floats, and two of doubles, fit into 32 KiB. */
    public static final int ELEMENTS = 2048;

    private final Optimizer optimizer;
    private final Gradients gradients;

    /** Takes {@code line} and {@code precision}. */
    public LoopStep(Arguments arguments) {
        Vectorisation line = Vectorisation.valueOf(arguments.text("line"));
        Precision precision = arguments.precision();
        Parameters parameters =
                Parameters.arena(precision).add("theta", ELEMENTS).build();
        gradients = parameters.gradients();
        double[] values = Numbers.stream(1, ELEMENTS);
        for (int i = 0; i < ELEMENTS; i++) {
            // all kinds of numbers on which the functions work, none of them subnormal
            values[i] = Math.abs(values[i]) + 0.01;
        }
        if (precision == Precision.FLOAT) {
            float[] narrow = new float[ELEMENTS];
            for (int i = 0; i < ELEMENTS; i++) {
                narrow[i] = (float) values[i];
            }
            gradients.tensor("theta").copyFrom(narrow);
        } else {
            gradients.tensor("theta").copyFrom(values);
        }
        optimizer = Optimizers.of(LiveCompiler.create()
                        .withRelaxed(line.isRelaxed())
                        .optimizer("loop.opt", "theta -= lr*" + line.formula()))
                .set("lr", 1e-9)
                .over(parameters);
    }

    /** The loop of a line. */
    public static WorkSpec of(Vectorisation line, Precision precision) {
        return WorkSpec.of(LoopStep.class).with("line", line.name()).with("precision", precision);
    }

    @Override
    public void run() {
        optimizer.step(gradients);
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
