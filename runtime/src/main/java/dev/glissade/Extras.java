package dev.glissade;

import dev.glissade.spi.Precision;
import java.util.List;

/**
 * What is done to gradients besides the rule, and what is measured.
 *
 * @param zeroGradients whether used gradients are set to 0
 * @param gradientScale what gradients are multiplied with first
 * @param maxNorm the greatest global norm of the gradients; infinite if there is none
 * @param skipNonFinite whether a step with a gradient that is NaN or infinite is left out
 * @param telemetry whether norms of updates and parameters are measured
 */
record Extras(boolean zeroGradients, double gradientScale, double maxNorm, boolean skipNonFinite, boolean telemetry) {

    static final Extras NONE = new Extras(false, 1, Double.POSITIVE_INFINITY, false, false);

    Extras withZeroGradients() {
        return new Extras(true, gradientScale, maxNorm, skipNonFinite, telemetry);
    }

    Extras withGradientScale(double value) {
        return new Extras(zeroGradients, value, maxNorm, skipNonFinite, telemetry);
    }

    Extras withMaxNorm(double value) {
        return new Extras(zeroGradients, gradientScale, value, skipNonFinite, telemetry);
    }

    Extras withSkipNonFinite() {
        return new Extras(zeroGradients, gradientScale, maxNorm, true, telemetry);
    }

    Extras withTelemetry() {
        return new Extras(zeroGradients, gradientScale, maxNorm, skipNonFinite, true);
    }

    boolean clips() {
        return maxNorm < Double.POSITIVE_INFINITY;
    }

    /** Whether all gradients must be read before the step. */
    boolean readsGradients() {
        return clips() || skipNonFinite;
    }

    /** Reports what cannot be. */
    void check(Precision precision, List<String> problems) {
        if (!isScale(gradientScale, precision)) {
            problems.add(notAScale(gradientScale, precision));
        }
        if (!(maxNorm > 0)) {
            problems.add("the greatest norm of the gradients is a number above 0, not " + maxNorm);
        }
    }

    /** Whether gradients can be multiplied with it: rounded to their precision, it is finite and above 0. */
    static boolean isScale(double value, Precision precision) {
        double rounded = precision == Precision.FLOAT ? (float) value : value;
        return rounded > 0 && rounded < Double.POSITIVE_INFINITY;
    }

    static String notAScale(double value, Precision precision) {
        return "gradients are multiplied with a finite number above 0 in " + precision + ", not with " + value;
    }
}
