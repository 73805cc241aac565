package dev.glissade.samples.digits;

import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An optimizer by name, and what it is told.
 *
 * @param optimizer the name of a rule, of this sample's folder or of the library
 * @param settings hyperparameters as typed: {@code 0.9}, {@code true} or {@code [0, 0.9]}
 */
record Recipe(String optimizer, Map<String, String> settings) {

    /** The hyperparameter that the search tries values of, as nearly every rule has it. */
    static final String RATE = "lr";

    Recipe {
        settings = Map.copyOf(settings);
    }

    Recipe with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new Recipe(optimizer, more);
    }

    /** Whether the rule has a learning rate that is not given yet. */
    boolean wantsRate() {
        return !settings.containsKey(RATE)
                && Optimizers.named(optimizer).info().hyperparameters().stream()
                        .anyMatch(h -> h.name().equals(RATE) && !h.computed());
    }

    /**
     * Makes the optimizer.
     *
     * @throws IllegalArgumentException if there is no such rule or a setting does not fit it; the message says what would
     */
    Optimizer over(Parameters parameters) {
        OptimizerBuilder builder = Optimizers.named(optimizer);
        settings.forEach((name, value) -> set(builder, name, value));
        return builder.over(parameters);
    }

    private static void set(OptimizerBuilder builder, String name, String value) {
        String text = value.strip();
        if (text.equals("true") || text.equals("false")) {
            builder.set(name, Boolean.parseBoolean(text));
        } else if (text.startsWith("[") && text.endsWith("]")) {
            String[] elements = text.substring(1, text.length() - 1).split(",", -1);
            double[] numbers = new double[elements.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(name, elements[i]);
            }
            builder.set(name, numbers);
        } else {
            builder.set(name, number(name, text));
        }
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' is set to '" + text
                            + "'; expected a number, true, false or a list such as [0, 0.9]",
                    e);
        }
    }

    @Override
    public String toString() {
        return optimizer + (settings.isEmpty() ? "" : new java.util.TreeMap<>(settings));
    }
}
