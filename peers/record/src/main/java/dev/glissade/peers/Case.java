package dev.glissade.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One optimizer of a peer with one choice of its hyperparameters.
 *
 * @param rule the rule of Glissade's library that these values are a reference for
 * @param variant tells the cases of one rule apart
 * @param call what of the peer is called, with its own names
 * @param settings hyperparameters but the rate, by Glissade's names
 * @param rateName what Glissade calls the rate
 * @param rate the learning rate of step 1
 * @param changing whether the rate changes from step to step
 */
public record Case(
        String rule,
        String variant,
        String call,
        Map<String, Double> settings,
        String rateName,
        double rate,
        boolean changing) {

    private static final double[] FACTORS = {
        1, 1, 1, 0.5, 0.5, 2, 2, 1.5, 1.25, 1, 0.75, 0.5, 0.5, 0.25, 0.25, 1, 1, 3, 3, 0.125, 0.125, 0.75, 0.625, 0.375
    };

    /** A case whose rate changes, without other settings yet. */
    public static Case of(String rule, String variant, String call, double rate) {
        return new Case(rule, variant, call, Map.of(), "lr", rate, true);
    }

    /** This case with one more setting. */
    public Case with(String name, double value) {
        var more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new Case(rule, variant, call, more, rateName, rate, changing);
    }

    /** This case with the same rate in each step. */
    public Case constantRate() {
        return new Case(rule, variant, call, settings, rateName, rate, false);
    }

    /** This case with another name of its rate. */
    public Case rateNamed(String name) {
        return new Case(rule, variant, call, settings, name, rate, changing);
    }

    /** The value of a setting that this case must have. */
    public double get(String name) {
        Double value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("case " + rule + "/" + variant + " has no '" + name + "'");
        }
        return value;
    }

    /** The value of a setting, or what it is without one. */
    public double getOr(String name, double otherwise) {
        Double value = settings.get(name);
        return value == null ? otherwise : value;
    }

    /** The learning rate of each of the first {@code steps} steps. */
    List<Double> rates(int steps) {
        List<Double> rates = new ArrayList<>();
        for (int t = 1; t <= steps; t++) {
            rates.add(changing ? rate * FACTORS[t - 1] : rate);
        }
        return rates;
    }
}
