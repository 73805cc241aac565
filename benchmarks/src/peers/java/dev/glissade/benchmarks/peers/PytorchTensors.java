package dev.glissade.benchmarks.peers;

import org.bytedeco.pytorch.Tensor;

/** Reads PyTorch's tensors. */
final class PytorchTensors {
    private PytorchTensors() {}

    static double[] values(Tensor tensor) {
        float[] values = new float[(int) tensor.numel()];
        tensor.data_ptr_float().get(values);
        return Floats.widen(values);
    }
}
