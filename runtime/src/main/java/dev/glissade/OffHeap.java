package dev.glissade;

import dev.glissade.spi.Precision;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** Takes buffers for the memory of tensors. */
final class OffHeap {
    private OffHeap() {}

    /** What lies between a buffer's position and its limit, as memory that others cannot move; errors name the tensor. */
    static FloatBuffer take(String tensor, FloatBuffer buffer) {
        check(tensor, buffer, buffer.order());
        return buffer.slice();
    }

    /** As for floats. */
    static DoubleBuffer take(String tensor, DoubleBuffer buffer) {
        check(tensor, buffer, buffer.order());
        return buffer.slice();
    }

    /** The bytes as floats or doubles. */
    static Buffer take(String tensor, ByteBuffer buffer, Precision precision) {
        check(tensor, buffer, buffer.order());
        if (buffer.remaining() % precision.bytes() != 0) {
            throw new IllegalArgumentException("tensor '" + tensor + "': " + buffer.remaining()
                    + " bytes are no whole number of " + precision + " elements");
        }
        ByteBuffer whole = buffer.slice().order(buffer.order());
        return precision == Precision.FLOAT ? whole.asFloatBuffer() : whole.asDoubleBuffer();
    }

    private static void check(String tensor, Buffer buffer, ByteOrder order) {
        if (!buffer.isDirect()) {
            throw new IllegalArgumentException(
                    "tensor '" + tensor + "': the buffer is not direct; for memory on the heap give the array");
        }
        if (buffer.isReadOnly()) {
            throw new IllegalArgumentException("tensor '" + tensor + "': the buffer is read-only");
        }
        if (order != ByteOrder.nativeOrder()) {
            throw new IllegalArgumentException("tensor '" + tensor + "': the buffer is " + order + ", memory here is "
                    + ByteOrder.nativeOrder() + "; give it order(ByteOrder.nativeOrder()) before it becomes a float or "
                    + "double buffer");
        }
    }
}
