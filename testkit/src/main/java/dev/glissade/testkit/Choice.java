package dev.glissade.testkit;

import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that a rule is run with.
 *
 * @param flags every flag of the rule
 * @param values what is set, by name
 * @param others what is set differently for the other group
 */
record Choice(Map<String, Boolean> flags, Map<String, double[]> values, Map<String, double[]> others) {

    /** More choices than these are not tried. */
    private static final int MOST = 8;

    /** Every choice of flags, up to some number, with values for what must be given and some that differ by group. */
    static List<Choice> all(RuleInfo info, Map<String, double[]> settings) {
        Map<String, double[]> values = new LinkedHashMap<>(settings);
        Map<String, double[]> others = new LinkedHashMap<>();
        for (Hyperparameter hyper : info.hyperparameters()) {
            if (hyper.mustBeGiven()) {
                values.putIfAbsent(hyper.name(), new double[] {anyOf(hyper)});
            }
            if (mayDiffer(hyper)) {
                double half = value(hyper, values) / 2;
                if (hyper.range().contains(half)) {
                    others.put(hyper.name(), new double[] {half});
                }
            }
        }
        List<Choice> choices = new ArrayList<>();
        for (int bits = 0; bits < Math.min(MOST, 1 << info.flags().size()); bits++) {
            Map<String, Boolean> flags = new LinkedHashMap<>();
            for (int i = 0; i < info.flags().size(); i++) {
                flags.put(info.flags().get(i).name(), (bits & 1 << i) != 0);
            }
            choices.add(new Choice(flags, values, others));
        }
        return choices;
    }

    /** The rule under these flags. */
    RuleInfo.Variant variant(RuleInfo info) {
        int bits = 0;
        for (int i = 0; i < info.flags().size(); i++) {
            bits |= flags.getOrDefault(info.flags().get(i).name(), false) ? 1 << i : 0;
        }
        return info.variants().get(bits);
    }

    private static boolean mayDiffer(Hyperparameter hyper) {
        return hyper.type() == Hyperparameter.Type.REAL
                && !hyper.uniform()
                && !hyper.computed()
                && (hyper.mustBeGiven() || !hyper.defaults().get(0).isNaN());
    }

    private static double value(Hyperparameter hyper, Map<String, double[]> values) {
        double[] given = values.getOrDefault(hyper.name(), new double[0]);
        return given.length > 0 ? given[0] : hyper.defaults().get(0);
    }

    private static double anyOf(Hyperparameter hyper) {
        Range range = hyper.range();
        for (double candidate : new double[] {0.125, 0.5, 1, 2, 5, 100, -0.5, -1}) {
            boolean whole = hyper.type() != Hyperparameter.Type.INT || candidate == Math.rint(candidate);
            if (whole && range.contains(candidate)) {
                return candidate;
            }
        }
        double middle = range.low() / 2 + range.high() / 2;
        return hyper.type() == Hyperparameter.Type.INT ? Math.rint(middle) : middle;
    }

    @Override
    public String toString() {
        List<String> on = flags.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        return flags.isEmpty() ? "" : on.isEmpty() ? " without flags" : " with " + String.join(", ", on);
    }
}
