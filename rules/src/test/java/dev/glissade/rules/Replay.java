package dev.glissade.rules;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A rule of ours, led through the steps that a record tells of. */
final class Replay {
    private static final Set<String> FLAGS = Set.of("nesterov", "centered");

    private final Tensors theta;
    private final Tensors evaluated;
    private final Optimizer optimizer;

    private Replay(Recorded recorded, OptimizerBuilder builder) {
        Map<String, double[]> start = Recorded.inputs().get(0);
        this.theta = Tensors.of(recorded.precision(), start);
        this.evaluated = Tensors.of(recorded.precision(), start);
        builder.set(recorded.rateName(), recorded.rates().get(0));
        this.optimizer = builder.over(theta.parameters());
    }

    /** Every tensor after every step, and the point of evaluation of each NAME as {@code eval.NAME}. */
    static List<Map<String, double[]>> run(OptimizerBuilder builder, Recorded recorded, Map<String, Double> settings) {
        settings.forEach((name, value) -> {
            if (FLAGS.contains(name)) {
                builder.set(name, value == 1);
            } else {
                builder.set(name, value);
            }
        });
        return new Replay(recorded, builder).trajectory(recorded);
    }

    private List<Map<String, double[]>> trajectory(Recorded recorded) {
        List<Map<String, double[]>> inputs = Recorded.inputs();
        List<Map<String, double[]>> trajectory = new ArrayList<>();
        for (int step = 1; step < inputs.size(); step++) {
            optimizer.set(recorded.rateName(), recorded.rates().get(step - 1));
            optimizer.step(Tensors.of(recorded.precision(), inputs.get(step)).gradientsOf(theta.parameters()));
            optimizer.evaluationPoint(evaluated.parameters());
            Map<String, double[]> after = new LinkedHashMap<>(theta.values());
            evaluated.values().forEach((name, values) -> after.put("eval." + name, values));
            trajectory.add(after);
        }
        return trajectory;
    }

    /** Arrays of either precision by name; one of the two maps is empty. */
    private record Tensors(Map<String, float[]> floats, Map<String, double[]> doubles, Parameters parameters) {

        static Tensors of(String precision, Map<String, double[]> values) {
            Map<String, float[]> floats = new LinkedHashMap<>();
            Map<String, double[]> doubles = new LinkedHashMap<>();
            var builder = Parameters.builder();
            values.forEach((name, array) -> {
                if (precision.equals("float")) {
                    float[] copy = new float[array.length];
                    for (int i = 0; i < copy.length; i++) {
                        copy[i] = (float) array[i];
                    }
                    floats.put(name, copy);
                    builder.add(name, copy, copy.length);
                } else {
                    doubles.put(name, array.clone());
                    builder.add(name, doubles.getOrDefault(name, array), array.length);
                }
            });
            return new Tensors(floats, doubles, builder.build());
        }

        Gradients gradientsOf(Parameters others) {
            Gradients gradients = Gradients.over(others);
            floats.forEach(gradients::use);
            doubles.forEach(gradients::use);
            return gradients;
        }

        /** Copies of what the arrays hold now. */
        Map<String, double[]> values() {
            Map<String, double[]> values = new LinkedHashMap<>();
            floats.forEach((name, array) -> {
                double[] copy = new double[array.length];
                for (int i = 0; i < copy.length; i++) {
                    copy[i] = array[i];
                }
                values.put(name, copy);
            });
            doubles.forEach((name, array) -> values.put(name, array.clone()));
            return values;
        }
    }
}
