package dev.glissade.benchmarks.report;

import dev.glissade.benchmarks.measure.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables of what was measured.
 *
 * @param facts where, when and how, by name
 */
public record Report(Map<String, String> facts, List<Outcome> outcomes) {

    /** As Markdown: the facts, a line for each row, then every comparison. */
    public String markdown() {
        var text = new StringBuilder();
        facts.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append("\n| row | measure | lowest to highest of its lines | bar | |\n|---|---|---|---|---|\n");
        for (Outcome outcome : outcomes) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %s | %s | %s |%n",
                    outcome.row(),
                    outcome.title(),
                    range(outcome),
                    outcome.lines().stream()
                            .map(l -> l.bar().toString())
                            .distinct()
                            .collect(Collectors.joining("; ")),
                    outcome.verdict()));
        }
        text.append("\n| row | what | median | quartiles | of | bar | | times |\n|---|---|---|---|---|---|---|---|\n");
        for (Outcome outcome : outcomes) {
            for (Line line : outcome.lines()) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %d | %s | %s | %s | %s | %s | %s |%n",
                        outcome.row(),
                        line.what(),
                        line.measured().map(Report::spread).orElse(" | "),
                        line.measured().map(m -> Integer.toString(m.count())).orElse(""),
                        line.bar(),
                        line.verdict(),
                        line.note()));
            }
        }
        return text.toString();
    }

    /** As comma-separated values, a line for each comparison. */
    public String csv() {
        var text = new StringBuilder("row,what,median,lower,upper,pairs,bar,verdict,note\n");
        for (Outcome outcome : outcomes) {
            for (Line line : outcome.lines()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%d,%s,%s,%s,%s,%s%n",
                        outcome.row(),
                        quoted(line.what()),
                        line.measured()
                                .map(m -> m.median() + "," + m.lower() + "," + m.upper() + "," + m.count())
                                .orElse(",,,"),
                        quoted(line.bar().toString()),
                        line.verdict(),
                        quoted(line.note())));
            }
        }
        return text.toString();
    }

    private static String range(Outcome outcome) {
        double[] medians = outcome.lines().stream()
                .flatMap(line -> line.measured().stream())
                .mapToDouble(Spread::median)
                .sorted()
                .toArray();
        return medians.length == 0
                ? ""
                : String.format(Locale.ROOT, "%.3g to %.3g", medians[0], medians[medians.length - 1]);
    }

    private static String spread(Spread spread) {
        return String.format(Locale.ROOT, "%.3g | %.3g to %.3g", spread.median(), spread.lower(), spread.upper());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
