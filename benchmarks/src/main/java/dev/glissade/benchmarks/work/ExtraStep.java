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

/**
 * A step of {@code adagrad} over floats in an arena with something done beside the rule. It is that rule because gradients that are set
 * to 0 leave its sums alone, where others' means would run into subnormal numbers.
 */
public final class ExtraStep implements Work {
    /** What is done beside the rule. */
    public enum Extra {
        NONE("nothing"),
        SCALE("gradientScale"),
        ZERO("zeroGradients"),
        CLIP("clipGlobalNorm, not reached"),
        FINITE("skipNonFinite"),
        CLIP_AND_FINITE("both of these"),
        TELEMETRY("telemetry"),
        ALL("all");

        private static final double NEVER_REACHED = 1e9;

        /** So near to 1 that gradients, which are scaled where they lie, do not shrink to nothing. */
        private static final double SCALE_FACTOR = Math.nextDown(1f);

        private final String words;

        Extra(String words) {
            this.words = words;
        }

        private OptimizerBuilder added(OptimizerBuilder builder) {
            return switch (this) {
                case NONE -> builder;
                case SCALE -> builder.gradientScale(SCALE_FACTOR);
                case ZERO -> builder.zeroGradients();
                case CLIP -> builder.clipGlobalNorm(NEVER_REACHED);
                case FINITE -> builder.skipNonFinite();
                case CLIP_AND_FINITE -> CLIP.added(builder).skipNonFinite();
                case TELEMETRY -> builder.telemetry();
                case ALL ->
                    SCALE.added(CLIP_AND_FINITE.added(builder)).zeroGradients().telemetry();
            };
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
        this.optimizer = Extra.valueOf(arguments.text("extra")).added(plain).over(parameters);
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
