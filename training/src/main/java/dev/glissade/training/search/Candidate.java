package dev.glissade.training.search;

import dev.glissade.RuleBuilder;
import dev.glissade.spi.Hyperparameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values to be tried. Immutable.
 *
 * @param round from 1
 * @param number within the round, from 1
 * @param seed a number of its own, for whatever is random in the trial
 * @param values by name
 */
public record Candidate(int round, int number, long seed, Map<String, Double> values) {

    public Candidate {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A value.
     *
     * @throws IllegalArgumentException if nothing of that name is searched; the message lists what is
     */
    public double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is not searched; there are " + values.keySet());
        }
        return value;
    }

    /** Gives the settings of an optimizer those values that its rule has a hyperparameter for. */
    public <B extends RuleBuilder<B>> B applyTo(B settings) {
        for (Hyperparameter hyper : settings.info().hyperparameters()) {
            Double value = values.get(hyper.name());
            if (value != null) {
                settings.set(hyper.name(), value);
            }
        }
        return settings;
    }
}
