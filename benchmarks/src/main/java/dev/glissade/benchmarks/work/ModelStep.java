package dev.glissade.benchmarks.work;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;

/** A step of the library's {@code adam} over a model of several tensors of floats, in an arena or in an array for each. */
public final class ModelStep implements Work {
    private final Shapes shapes;
    private final Optimizer optimizer;
    private final Gradients gradients;

    /** Takes {@code shapes}, {@code memory} and {@code threads}. */
    public ModelStep(Arguments arguments) {
        this(
                Shapes.parse(arguments.text("shapes")),
                Memory.valueOf(arguments.text("memory")),
                arguments.threads(),
                PeerStep.LR);
    }

    ModelStep(Shapes shapes, Memory memory, int threads, double lr) {
        this.shapes = shapes;
        float[][] start = shapes.cut(Numbers.stream(0, shapes.total()));
        float[][] slopes = shapes.cut(Numbers.stream(1, shapes.total()));
        Parameters parameters = memory == Memory.ARENA ? arena(start) : arrays(start);
        this.optimizer =
                Threads.share(Optimizers.named("adam").set("lr", lr), threads).over(parameters);
        if (memory == Memory.ARENA) {
            this.gradients = parameters.gradients();
            for (int i = 0; i < slopes.length; i++) {
                copy(slopes[i], gradients.tensor(name(i)));
            }
        } else {
            this.gradients = Gradients.over(parameters);
            for (int i = 0; i < slopes.length; i++) {
                gradients.use(name(i), slopes[i]);
            }
        }
    }

    /** Where the numbers lie. */
    public enum Memory {
        ARENA,
        ARRAYS
    }

    public static WorkSpec of(Shapes shapes, Memory memory, int threads) {
        return WorkSpec.of(ModelStep.class)
                .with("shapes", shapes)
                .with("memory", memory)
                .with("threads", threads);
    }

    private static Parameters arena(float[][] start) {
        Parameters.ArenaBuilder builder = Parameters.arena(Precision.FLOAT);
        for (int i = 0; i < start.length; i++) {
            builder.add(name(i), start[i].length);
        }
        Parameters parameters = builder.build();
        for (int i = 0; i < start.length; i++) {
            copy(start[i], parameters.tensor(name(i)));
        }
        return parameters;
    }

    private static Parameters arrays(float[][] start) {
        Parameters.Builder builder = Parameters.builder();
        for (int i = 0; i < start.length; i++) {
            builder.add(name(i), start[i]);
        }
        return builder.build();
    }

    private static void copy(float[] from, Tensor to) {
        System.arraycopy(from, 0, to.floats(), to.offset(), from.length);
    }

    private static String name(int tensor) {
        return "tensor" + tensor;
    }

    @Override
    public void run() {
        optimizer.step(gradients);
    }

    @Override
    public void check() {
        for (int i = 0; i < shapes.lengths().length; i++) {
            Numbers.requireOrdinary(name(i), Precision.FLOAT, parameters(i));
            Numbers.requireOrdinary("m", Precision.FLOAT, optimizer.state().tensor("m", name(i)));
            Numbers.requireOrdinary("v", Precision.FLOAT, optimizer.state().tensor("v", name(i)));
        }
    }

    /** A tensor's parameters as they are now. */
    double[] parameters(int tensor) {
        return optimizer.parameters().tensor(name(tensor)).toDoubles();
    }
}
