package dev.glissade.peers.mxnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The arrays of one tensor: the weight, and states by name. */
final class Arrays {

    private final NDManager manager;
    private final NDArray weight;
    private final Map<String, NDArray> states = new LinkedHashMap<>();

    Arrays(NDManager manager, NDArray weight) {
        this.manager = manager;
        this.weight = weight;
    }

    NDArray weight() {
        return weight;
    }

    /** A state, which starts at 0. */
    NDArray state(String name) {
        return states.computeIfAbsent(name, key -> weight.zerosLike());
    }

    /** An array of one element, of the weight's type. */
    NDArray single(double value) {
        return manager.create(new double[] {value}).toType(weight.getDataType(), true);
    }

    /** Calls an operator that writes its result over the weight, and its states where they are. */
    void update(String operator, PairList<String, Object> parameters, NDArray... inputs) {
        manager.invoke(operator, inputs, new NDArray[] {weight}, parameters);
    }

    /** Calls an operator that gives a new array. */
    NDArray compute(String operator, PairList<String, Object> parameters, NDArray... inputs) {
        return manager.invoke(operator, new NDList(inputs), parameters).singletonOrThrow();
    }

    /** The elements of an array of either type. */
    static double[] values(NDArray array) {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] floats = array.toFloatArray();
        double[] values = new double[floats.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats[i];
        }
        return values;
    }
}
