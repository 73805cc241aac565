package dev.glissade.checkpoint;

import dev.glissade.Optimizer;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Copies an optimizer's parameters and state out. */
final class Snapshot {

    private Snapshot() {}

    static Checkpoint of(Optimizer optimizer) {
        Parameters parameters = optimizer.parameters();
        List<StoredTensor> tensors = new ArrayList<>();
        for (Tensor tensor : parameters.tensors()) {
            tensors.add(stored(tensor));
        }
        return new Checkpoint(
                optimizer.rule().source(),
                parameters.precision(),
                tensors,
                optimizer.state(),
                SavedSettings.of(optimizer),
                Map.of(),
                List.of());
    }

    private static StoredTensor stored(Tensor tensor) {
        List<Integer> shape = Arrays.stream(tensor.shape()).boxed().toList();
        if (tensor.precision() == Precision.FLOAT) {
            float[] values = new float[tensor.length()];
            tensor.copyTo(values);
            return new StoredTensor(tensor.name(), DataType.F32, shape, values);
        }
        double[] values = new double[tensor.length()];
        tensor.copyTo(values);
        return new StoredTensor(tensor.name(), DataType.F64, shape, values);
    }
}
