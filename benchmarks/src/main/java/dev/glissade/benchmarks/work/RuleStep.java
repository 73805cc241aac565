package dev.glissade.benchmarks.work;

import dev.glissade.GradientFunction;
import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerState;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A step of a rule of the registry over one tensor, in an arena or in direct buffers. The step size is 1e-6 where the rule has one, all else as
 * declared. A rule that asks for gradients elsewhere gets the same ones at once.
 */
public final class RuleStep implements Work {
    private static final double LR = 1e-6;

    private final Optimizer optimizer;
    private final Gradients gradients;
    private final GradientFunction function;
    private final boolean inHand;

    /** Where parameters and gradients lie. */
    public enum Memory {
        ARENA,
        BUFFERS
    }

    /** Takes {@code rule}, {@code elements}, {@code precision}, {@code threads} and, if not {@code ARENA}, {@code memory}. */
    public RuleStep(Arguments arguments) {
        this(
                arguments.text("rule"),
                arguments.precision(),
                arguments.elements(),
                arguments.threads(),
                Memory.valueOf(arguments.text("memory", Memory.ARENA.name())));
    }

    RuleStep(String rule, Precision precision, int elements, int threads) {
        this(rule, precision, elements, threads, Memory.ARENA);
    }

    RuleStep(String rule, Precision precision, int elements, int threads, Memory memory) {
        Parameters parameters;
        if (memory == Memory.ARENA) {
            parameters = Parameters.arena(precision).add("theta", elements).build();
            this.gradients = parameters.gradients();
        } else {
            parameters = Parameters.builder()
                    .add("theta", buffer(precision, elements), precision)
                    .build();
            this.gradients = Gradients.over(parameters).use("theta", buffer(precision, elements));
        }
        fill(parameters.tensor("theta"), 0);
        fill(gradients.tensor("theta"), 1);
        this.optimizer = Threads.share(Optimizers.named(rule), threads).over(parameters);
        RuleInfo info = optimizer.rule();
        if (info.hyperparameters().stream().anyMatch(h -> h.name().equals("lr"))) {
            optimizer.set("lr", LR);
        }
        this.inHand = info.variants().get(0).gradients() == 1
                && info.variants().get(0).gradientAtTheta();
        this.function = point -> gradients;
    }

    /** A step of a rule. */
    public static WorkSpec of(String rule, Precision precision, int elements, int threads) {
        return WorkSpec.of(RuleStep.class)
                .with("rule", rule)
                .with("precision", precision)
                .with("elements", elements)
                .with("threads", threads);
    }

    /** A step of a rule, one thread, over memory of that kind. */
    public static WorkSpec in(Memory memory, String rule, Precision precision, int elements) {
        return of(rule, precision, elements, 1).with("memory", memory);
    }

    private static ByteBuffer buffer(Precision precision, int elements) {
        return ByteBuffer.allocateDirect(elements * precision.bytes()).order(ByteOrder.nativeOrder());
    }

    @Override
    public void run() {
        if (inHand) {
            optimizer.step(gradients);
        } else {
            optimizer.step(function);
        }
    }

    private static void fill(Tensor tensor, int stream) {
        if (tensor.precision() == Precision.FLOAT) {
            tensor.copyFrom(Numbers.floats(stream, tensor.length()));
        } else {
            tensor.copyFrom(Numbers.stream(stream, tensor.length()));
        }
    }

    /** Small sizes have made the most steps, and large ones would take long to look through. */
    @Override
    public void check() {
        Parameters parameters = optimizer.parameters();
        if (parameters.count() > 1_000_000) {
            return;
        }
        Numbers.requireOrdinary(
                "theta", parameters.precision(), parameters.tensor("theta").toDoubles());
        OptimizerState state = optimizer.state();
        optimizer.rule().variants().get(0).states().stream()
                .filter(slot -> slot.scope() == Scope.ELEMENT)
                .forEach(slot -> Numbers.requireOrdinary(
                        slot.name(), parameters.precision(), state.tensor(slot.name(), "theta")));
    }

    Optimizer optimizer() {
        return optimizer;
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
