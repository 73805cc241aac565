package dev.glissade.peers.tensorflow;

import dev.glissade.peers.Precision;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/** The resource variables of one tensor: the parameter, and its slots by name. */
final class Slots {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Ops tf;
    private final Precision precision;
    private final int length;
    private final VarHandleOp theta;
    private final Map<String, VarHandleOp> slots = new LinkedHashMap<>();

    Slots(Ops tf, Precision precision, double[] start) {
        this.tf = tf;
        this.precision = precision;
        this.length = start.length;
        this.theta = variable(start);
    }

    Scope scope() {
        return tf.scope();
    }

    /** The parameter as a kernel takes it. */
    Operand<? extends TType> parameter() {
        return theta;
    }

    /** A slot, which starts with {@code initial} in each element. */
    Operand<? extends TType> slot(String name, double initial) {
        return slots.computeIfAbsent(name, key -> {
            double[] values = new double[length];
            Arrays.fill(values, initial);
            return variable(values);
        });
    }

    /** The parameter's values. */
    double[] theta() {
        double[] values = new double[length];
        switch (precision) {
            case FLOAT -> {
                try (var tensor =
                        ReadVariableOp.create(scope(), theta, TFloat32.class).asTensor()) {
                    for (int i = 0; i < length; i++) {
                        values[i] = tensor.getFloat(i);
                    }
                }
            }
            case DOUBLE -> {
                try (var tensor =
                        ReadVariableOp.create(scope(), theta, TFloat64.class).asTensor()) {
                    for (int i = 0; i < length; i++) {
                        values[i] = tensor.getDouble(i);
                    }
                }
            }
        }
        return values;
    }

    Operand<TNumber> tensor(double... values) {
        return switch (precision) {
            case FLOAT -> any(tf.constant(narrow(values)));
            case DOUBLE -> any(tf.constant(values));
        };
    }

    Operand<TNumber> scalar(double value) {
        return switch (precision) {
            case FLOAT -> any(tf.constant((float) value));
            case DOUBLE -> any(tf.constant(value));
        };
    }

    private VarHandleOp variable(double[] values) {
        Class<? extends TNumber> type = switch (precision) {
            case FLOAT -> TFloat32.class;
            case DOUBLE -> TFloat64.class;
        };
        // Without a name of its own an eager variable shares its storage with the others that have none.
        var name = VarHandleOp.sharedName("peers" + COUNT.incrementAndGet());
        VarHandleOp handle = tf.varHandleOp(type, Shape.of(values.length), name);
        tf.assignVariableOp(handle, tensor(values));
        return handle;
    }

    /** The kernels want one type for all their tensors, and only the precision knows which. */
    @SuppressWarnings("unchecked")
    private static Operand<TNumber> any(Operand<? extends TNumber> operand) {
        return (Operand<TNumber>) operand;
    }

    private static float[] narrow(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
