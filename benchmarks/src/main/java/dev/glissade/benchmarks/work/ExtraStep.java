package dev.glissade.benchmarks.work;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;
import java.util.function.UnaryOperator;

/**
 * A step of {@code adagrad} over floats in an arena with something done beside the rule. It is that rule because gradients that are set
 * to 0 leave its sums alone, where others' means would run into subnormal numbers.
 */
public final class ExtraStep implements Work {
    /** What is done beside the rule. */
    public enum Extra {
        NONE("nothing", builder -> builder),
        SCALE("gradientScale", Extra::scale),
        ZERO("zeroGradients", OptimizerBuilder::zeroGradients),
        CLIP("clipGlobalNorm, not reached", builder -> builder.clipGlobalNorm(1e9)),
        FINITE("skipNonFinite", OptimizerBuilder::skipNonFinite),
        CLIP_AND_FINITE("both of these", builder -> builder.clipGlobalNorm(1e9).skipNonFinite()),
        TELEMETRY("telemetry", OptimizerBuilder::telemetry),
        ALL(
                "all",
                builder -> scale(builder)
                        .zeroGradients()
                        .clipGlobalNorm(1e9)
                        .skipNonFinite()
                        .telemetry());

        private final String words;
        private final UnaryOperator<OptimizerBuilder> setting;

        Extra(String words, UnaryOperator<OptimizerBuilder> setting) {
            this.words = words;
            this.setting = setting;
        }

        /** By a number so near to 1 that gradients, which are scaled where they lie, do not shrink to nothing. */
        private static OptimizerBuilder scale(OptimizerBuilder builder) {
            return builder.gradientScale(Math.nextDown(1f));
        }

        /** As the builder's methods call it. */
        public String words() {
            return words;
        }
    }

    private final Optimizer optimizer;
    private final Gradients gradients;

    /** Takes {@code extra} and {@code elements}. */
    public ExtraStep(Arguments arguments) {
        int elements = arguments.elements();
        Parameters parameters =
                Parameters.arena(Precision.FLOAT).add("theta", elements).build();
        parameters.tensor("theta").copyFrom(Numbers.floats(0, elements));
        this.gradients = parameters.gradients();
        gradients.tensor("theta").copyFrom(Numbers.floats(1, elements));
        OptimizerBuilder plain = Optimizers.named("adagrad").set("lr", 1e-6);
        this.optimizer =
                Extra.valueOf(arguments.text("extra")).setting.apply(plain).over(parameters);
    }

    public static WorkSpec of(Extra extra, int elements) {
        return WorkSpec.of(ExtraStep.class).with("extra", extra).with("elements", elements);
    }

    @Override
    public void run() {
        optimizer.step(gradients);
    }

    @Override
    public void check() {
        Parameters parameters = optimizer.parameters();
        if (parameters.count() <= 1_000_000) {
            Numbers.requireOrdinary(
                    "theta", Precision.FLOAT, parameters.tensor("theta").toDoubles());
            Numbers.requireOrdinary(
                    "gradient", Precision.FLOAT, gradients.tensor("theta").toDoubles());
        }
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
