package dev.glissade.rules;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Parameters;
import java.util.List;
import java.util.Set;

/** The example in a rule's documentation: what goes in, and what has to come out. */
record WorkedExample(String name, String stepped, Settings given, Settings results) {
    private static final Set<String> NO_HYPERPARAMETERS = Set.of("theta", "grad", "t", "seed");

    static WorkedExample of(String name, RuleDocument doc) {
        String[] sides = doc.example().split("->", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException(name + ": an example without one '->': " + doc.example());
        }
        return new WorkedExample(name, doc.stepped(), Settings.parse(sides[0]), Settings.parse(sides[1]));
    }

    @Override
    public String toString() {
        return name;
    }

    boolean isOfSchedule() {
        return given.has("t");
    }

    List<String> hyperparameters() {
        return given.values().keySet().stream()
                .filter(n -> !NO_HYPERPARAMETERS.contains(n))
                .toList();
    }

    double[] start() {
        return given.numbers("theta")[0];
    }

    /** The number of steps, which is that of results. */
    int steps() {
        return results.values().values().iterator().next().size();
    }

    /** Makes a step, with the gradient that the example gives for it. */
    void step(Optimizer optimizer, int step) {
        optimizer.step(point -> gradients(point, step));
    }

    private Gradients gradients(Parameters point, int step) {
        Gradients gradients = point.gradients();
        boolean follows = given.values().get("grad").get(0).endsWith("*theta");
        double[] values = follows ? null : given.numbers("grad")[step - 1];
        double slope = follows ? Double.parseDouble(given.only("grad").replace("*theta", "")) : 0;
        for (int i = 0; i < start().length; i++) {
            double value = values == null ? slope * point.tensors().get(0).get(i) : values[i];
            gradients.tensor("theta").set(i, value);
        }
        return gradients;
    }
}
