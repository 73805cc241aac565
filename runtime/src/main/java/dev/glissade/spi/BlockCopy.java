package dev.glissade.spi;

import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/**
 * Copies elements between an array and the memory of a tensor: an array of the same type, or a {@link FloatBuffer} or {@link
 * DoubleBuffer} off the heap, whose position plays no part. Thread-safe: without state.
 */
public final class BlockCopy {
    private BlockCopy() {}

    /** Copies out of a tensor's memory. */
    public static void load(Object memory, int from, Object array, int start, int length) {
        if (memory instanceof FloatBuffer floats) {
            floats.get(from, (float[]) array, start, length);
        } else if (memory instanceof DoubleBuffer doubles) {
            doubles.get(from, (double[]) array, start, length);
        } else {
            arrays(memory, from, array, start, length);
        }
    }

    /** Copies into a tensor's memory. */
    public static void store(Object array, int start, Object memory, int to, int length) {
        if (memory instanceof FloatBuffer floats) {
            floats.put(to, (float[]) array, start, length);
        } else if (memory instanceof DoubleBuffer doubles) {
            doubles.put(to, (double[]) array, start, length);
        } else {
            arrays(array, start, memory, to, length);
        }
    }

    /** By the type of the arrays: where the JVM does not know it, copying a short row takes several times as long. */
    private static void arrays(Object from, int at, Object to, int start, int length) {
        if (from instanceof float[] floats && to instanceof float[] into) {
            System.arraycopy(floats, at, into, start, length);
        } else if (from instanceof double[] doubles && to instanceof double[] into) {
            System.arraycopy(doubles, at, into, start, length);
        } else if (from instanceof short[] shorts && to instanceof short[] into) {
            System.arraycopy(shorts, at, into, start, length);
        } else {
            System.arraycopy(from, at, to, start, length);
        }
    }

    /** The number of elements of a tensor's memory. */
    public static int length(Object memory) {
        return memory instanceof Buffer buffer ? buffer.limit() : Array.getLength(memory);
    }
}
