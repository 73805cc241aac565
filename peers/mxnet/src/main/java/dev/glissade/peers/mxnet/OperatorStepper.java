package dev.glissade.peers.mxnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.glissade.peers.Case;
import dev.glissade.peers.Precision;
import dev.glissade.peers.Stepper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls an update operator once for each tensor in each step. */
final class OperatorStepper implements Stepper {

    private final Case chosen;
    private final Operators.Update update;
    private final Precision precision;
    private final NDManager manager = NDManager.newBaseManager("MXNet");
    private final Map<String, Arrays> tensors = new LinkedHashMap<>();

    OperatorStepper(Case chosen, Operators.Update update, Precision precision, Map<String, double[]> start) {
        this.chosen = chosen;
        this.update = update;
        this.precision = precision;
        start.forEach((name, values) -> tensors.put(name, new Arrays(manager, array(values))));
    }

    @Override
    public Map<String, double[]> step(int t, double rate, Map<String, double[]> gradients) {
        Map<String, double[]> after = new LinkedHashMap<>();
        tensors.forEach((name, arrays) -> {
            NDArray gradient = array(gradients.getOrDefault(name, new double[0]));
            update.apply(arrays, gradient, chosen, rate, t);
            after.put(name, Arrays.values(arrays.weight()));
        });
        return after;
    }

    private NDArray array(double[] values) {
        return switch (precision) {
            case FLOAT -> {
                float[] floats = new float[values.length];
                for (int i = 0; i < values.length; i++) {
                    floats[i] = (float) values[i];
                }
                yield manager.create(floats);
            }
            case DOUBLE -> manager.create(values);
        };
    }
}
