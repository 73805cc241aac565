package dev.glissade.checkpoint;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.stream.IntStream;

/** A part of an array that is written and read at once, bit for bit, least significant byte first. */
record Piece(DataType type, Object array, int from, int length) {
    private static final int ELEMENTS = 1 << 17;

    /** The pieces of an array, in order. */
    static Iterable<Piece> of(DataType type, Object array) {
        int length = Array.getLength(array);
        int pieces = (int) (((long) length + ELEMENTS - 1) / ELEMENTS);
        return () -> pieces(type, array, length, pieces);
    }

    private static Iterator<Piece> pieces(DataType type, Object array, int length, int pieces) {
        return IntStream.range(0, pieces)
                .mapToObj(p -> new Piece(type, array, p * ELEMENTS, Math.min(ELEMENTS, length - p * ELEMENTS)))
                .iterator();
    }

    int bytes() {
        return length * type.bytes();
    }

    /** The bytes of the elements. */
    ByteBuffer give() {
        ByteBuffer bytes = ByteBuffer.allocate(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (array instanceof float[] floats) {
            bytes.asFloatBuffer().put(floats, from, length);
        } else if (array instanceof double[] doubles) {
            bytes.asDoubleBuffer().put(doubles, from, length);
        } else if (array instanceof long[] longs) {
            bytes.asLongBuffer().put(longs, from, length);
        } else if (array instanceof int[] ints) {
            bytes.asIntBuffer().put(ints, from, length);
        } else if (array instanceof short[] shorts) {
            bytes.asShortBuffer().put(shorts, from, length);
        } else {
            bytes.put((byte[]) array, from, length).flip();
        }
        return bytes;
    }

    /** Puts bytes in as the elements. */
    void take(ByteBuffer bytes) {
        if (array instanceof float[] floats) {
            bytes.asFloatBuffer().get(floats, from, length);
        } else if (array instanceof double[] doubles) {
            bytes.asDoubleBuffer().get(doubles, from, length);
        } else if (array instanceof long[] longs) {
            bytes.asLongBuffer().get(longs, from, length);
        } else if (array instanceof int[] ints) {
            bytes.asIntBuffer().get(ints, from, length);
        } else if (array instanceof short[] shorts) {
            bytes.asShortBuffer().get(shorts, from, length);
        } else {
            bytes.get((byte[]) array, from, length);
        }
    }
}
