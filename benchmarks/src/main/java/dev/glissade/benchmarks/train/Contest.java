package dev.glissade.benchmarks.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is trained, how, and how well: the same for all who enter. */
public enum Contest {
    /** Softmax regression in batches. */
    SOFTMAX(Rule.SGD, 0.5, 100, 0.92),
    /** Softmax regression a row at a time, by the settings of Tribuo's {@code LogisticRegressionTrainer}. */
    ROWS(Rule.ADAGRAD, 1, 1, 0.91),
    /** A network with two hidden layers of ReLUs. */
    NETWORK(Rule.ADAM, 1e-3, 100, 0.975);

    /** The update rule. Adagrad adds 0.1 to the root; Adam is as published. */
    public enum Rule {
        SGD,
        ADAGRAD,
        ADAM
    }

    private final Rule rule;
    private final double rate;
    private final int batch;
    private final double accuracy;

    Contest(Rule rule, double rate, int batch, double accuracy) {
        this.rule = rule;
        this.rate = rate;
        this.batch = batch;
        this.accuracy = accuracy;
    }

    /**
     * The contest of a name, in any case.
     *
     * @throws IllegalArgumentException if there is none; lists them
     */
    public static Contest named(String name) {
        return Arrays.stream(values())
                .filter(contest -> contest.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no contest '" + name + "'; there are " + Arrays.toString(values())));
    }

    /** The sizes of the hidden layers. */
    public List<Integer> hidden() {
        return this == NETWORK ? List.of(256, 128) : List.of();
    }

    public Rule rule() {
        return rule;
    }

    /** The learning rate. */
    public double rate() {
        return rate;
    }

    /** The rows of a step. */
    public int batch() {
        return batch;
    }

    /** The share of the test images that must be recognised. */
    public double accuracy() {
        return accuracy;
    }

    /** The sizes of all layers and how they are trained. */
    public String description() {
        StringBuilder text = new StringBuilder("784-");
        hidden().forEach(units -> text.append(units).append('-'));
        return text.append("10, ")
                .append(rule.name().toLowerCase(Locale.ROOT))
                .append(", rate ")
                .append(rate)
                .append(", batches of ")
                .append(batch)
                .append(", to ")
                .append(accuracy)
                .toString();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
