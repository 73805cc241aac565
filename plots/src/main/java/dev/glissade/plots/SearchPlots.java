package dev.glissade.plots;

import dev.glissade.training.search.RangeCurve;
import dev.glissade.training.search.SearchResult;
import dev.glissade.training.search.Trial;
import java.util.Arrays;
import java.util.Locale;

/** Pictures of searches for hyperparameters, ready to be written or changed. */
public final class SearchPlots {
    private static final double DECADES = 100;

    private SearchPlots() {}

    /** The loss over the growing hyperparameter, raw and smoothed, with the place marked where it falls most steeply. */
    public static LinePlot of(RangeCurve curve) {
        LinePlot plot = LinePlot.titled("Range test of " + curve.hyperparameter())
                .x(curve.hyperparameter())
                .y("loss of the batch")
                .add(Curve.of("smoothed", curve.values(), curve.smoothed()))
                .add(Curve.of("each batch", curve.values(), curve.losses()).asPoints())
                .mark("steepest: " + rounded(curve.steepest()), curve.steepest());
        if (curve.logarithmic()) {
            plot.logX();
        }
        // what comes when the loss grows away would press all before it flat
        double first = curve.smoothed()[0];
        double low = Arrays.stream(curve.losses()).min().orElse(first);
        double height = first - low;
        return height > 0 ? plot.yFrom(low - 0.05 * height, first + 0.35 * height) : plot;
    }

    /** The scores of all trials that did not fail over one of the hyperparameters, each round in its colour, with the best marked. */
    public static LinePlot of(SearchResult result, String hyperparameter) {
        LinePlot plot = LinePlot.titled("Random search of " + hyperparameter)
                .x(hyperparameter)
                .y("score");
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int round = 1; round <= result.rounds(); round++) {
            double[] scores = result.scores(round);
            if (scores.length > 0) {
                plot.add(Curve.of("round " + round, result.values(hyperparameter, round), scores)
                        .asPoints());
                low = Math.min(low, Arrays.stream(scores).min().orElse(low));
                high = Math.max(high, Arrays.stream(scores).max().orElse(high));
            }
        }
        if (result.isLogarithmic(hyperparameter)) {
            plot.logX();
        }
        if (low > 0 && high > DECADES * low) {
            plot.logY();
        }
        result.best()
                .map(Trial::candidate)
                .ifPresent(best -> plot.mark("best: " + rounded(best.get(hyperparameter)), best.get(hyperparameter)));
        return plot;
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }
}
