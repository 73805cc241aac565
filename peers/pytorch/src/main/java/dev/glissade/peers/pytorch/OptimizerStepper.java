package dev.glissade.peers.pytorch;

import dev.glissade.peers.Case;
import dev.glissade.peers.Precision;
import dev.glissade.peers.Stepper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** One optimizer over all tensors of a trajectory; their gradients are set by hand. */
final class OptimizerStepper implements Stepper {

    private final Precision precision;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Optimizer optimizer;

    OptimizerStepper(Optimizers.Factory factory, Case chosen, Precision precision, Map<String, double[]> start) {
        this.precision = precision;
        start.forEach((name, values) -> parameters.put(name, tensor(values).set_requires_grad(true)));
        this.optimizer = factory.create(new TensorVector(parameters.values().toArray(Tensor[]::new)), chosen);
    }

    @Override
    public Map<String, double[]> step(int t, double rate, Map<String, double[]> gradients) {
        optimizer.param_groups().get(0).options().set_lr(rate);
        parameters.forEach(
                (name, parameter) -> parameter.mutable_grad().put(tensor(gradients.getOrDefault(name, new double[0]))));
        optimizer.step();
        Map<String, double[]> after = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> after.put(name, values(parameter.detach())));
        return after;
    }

    private Tensor tensor(double[] values) {
        return switch (precision) {
            case FLOAT -> {
                float[] floats = new float[values.length];
                for (int i = 0; i < values.length; i++) {
                    floats[i] = (float) values[i];
                }
                yield Tensor.create(floats);
            }
            case DOUBLE -> Tensor.create(values);
        };
    }

    private double[] values(Tensor tensor) {
        double[] values = new double[(int) tensor.numel()];
        switch (precision) {
            case FLOAT -> {
                FloatIndexer indexer = tensor.createIndexer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = indexer.get(i);
                }
            }
            case DOUBLE -> {
                DoubleIndexer indexer = tensor.createIndexer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = indexer.get(i);
                }
            }
        }
        return values;
    }
}
