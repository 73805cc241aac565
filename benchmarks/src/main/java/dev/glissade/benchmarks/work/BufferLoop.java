package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Kernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Gradient descent as a plain loop over direct buffers, a block at a time as kernels do: what a kernel could do instead of copying. */
public final class BufferLoop implements Work {
    private static final float LR = 1e-6f;

    private final int elements;
    private final FloatBuffer theta;
    private final FloatBuffer grad;

    /** Takes {@code elements}. */
    public BufferLoop(Arguments arguments) {
        this.elements = arguments.elements();
        this.theta = filled(0);
        this.grad = filled(1);
    }

    /** A step over floats. */
    public static WorkSpec of(int elements) {
        return WorkSpec.of(BufferLoop.class).with("elements", elements);
    }

    private FloatBuffer filled(int stream) {
        FloatBuffer buffer = ByteBuffer.allocateDirect(elements * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        buffer.put(0, Numbers.floats(stream, elements));
        return buffer;
    }

    @Override
    public void run() {
        int whole = elements - elements % Kernel.BLOCK;
        for (int at = 0; at < whole; at += Kernel.BLOCK) {
            block(theta, grad, at);
        }
        for (int i = whole; i < elements; i++) {
            theta.put(i, theta.get(i) - LR * grad.get(i));
        }
    }

    private static void block(FloatBuffer theta, FloatBuffer grad, int at) {
        for (int i = at; i < at + Kernel.BLOCK; i++) {
            theta.put(i, theta.get(i) - LR * grad.get(i));
        }
    }
}
