package dev.glissade.samples.digits;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of all runs. */
final class Comparison {

    private record Row(Recipe recipe, Classifier model, double loss, double validation, double test, double seconds) {}

    private final List<Row> rows = new ArrayList<>();

    /**
     * Adds a finished run; the test images are looked at here and nowhere else.
     *
     * @return the share of test images that it reads right
     */
    double add(Recipe recipe, Training.Result result, Training training) {
        double validation = result.accuracy(training.data(), training.split().validation());
        double test = result.accuracy(training.data(), training.split().test());
        rows.add(new Row(recipe, result.model(), result.loss(), validation, test, result.seconds()));
        return test;
    }

    void print(PrintStream out) {
        int width = rows.stream()
                .mapToInt(r -> r.recipe().toString().length())
                .max()
                .orElse(0);
        String form = "%-" + Math.max(width, 9) + "s  %-8s  %10s  %10s  %6s  %7s%n";
        out.printf(form, "optimizer", "model", "train loss", "validation", "test", "seconds");
        for (Row row : rows) {
            out.printf(
                    form,
                    row.recipe(),
                    row.model(),
                    figure("%.4f", row.loss()),
                    figure("%.3f", row.validation()),
                    figure("%.3f", row.test()),
                    figure("%.1f", row.seconds()));
        }
    }

    private static String figure(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }
}
