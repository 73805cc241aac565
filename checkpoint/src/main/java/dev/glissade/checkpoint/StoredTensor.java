package dev.glissade.checkpoint;

import dev.glissade.spi.BFloat16;
import dev.glissade.spi.Half;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a file: a name, a shape and the elements in row-major order.
 *
 * <p>Immutable but for the array, which is not copied; thread-safe as long as nobody writes that.
 *
 * @param name any text but {@code __metadata__}
 * @param type the type of the elements
 * @param shape the sizes; empty for a single number
 * @param values {@code float[]} for F32, {@code double[]} for F64, otherwise an array of the integer type that is as wide ({@code
 *     short[]} for F16 and BF16, {@code byte[]} for BOOL)
 */
public record StoredTensor(String name, DataType type, List<Integer> shape, Object values) {

    public StoredTensor {
        shape = List.copyOf(shape);
        if (name.equals(Header.METADATA)) {
            throw new IllegalArgumentException("no tensor can be called " + Header.METADATA);
        }
        long elements = 1;
        for (int size : shape) {
            elements = size < 0 ? -1 : Math.multiplyExact(elements, (long) size);
            if (elements < 0) {
                break;
            }
        }
        if (!type.holds(values) || elements != Array.getLength(values)) {
            throw new IllegalArgumentException("tensor '" + name + "' of type " + type + " and shape " + shape
                    + " cannot be " + values.getClass().getSimpleName() + " of length " + length(values));
        }
    }

    /** A float tensor; without a shape, a vector. */
    public static StoredTensor of(String name, float[] values, int... shape) {
        return new StoredTensor(name, DataType.F32, shape(values, shape), values);
    }

    /** A double tensor; without a shape, a vector. */
    public static StoredTensor of(String name, double[] values, int... shape) {
        return new StoredTensor(name, DataType.F64, shape(values, shape), values);
    }

    /** The number of elements. */
    public int length() {
        return length(values);
    }

    /**
     * The elements as doubles, a copy; exact but for 64-bit integers beyond 2^53.
     *
     * @throws IllegalStateException for the 8-bit floating-point types, whose meaning is left to others
     */
    public double[] toDoubles() {
        double[] copy = new double[length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = get(i);
        }
        return copy;
    }

    private double get(int index) {
        return switch (type) {
            case F32 -> ((float[]) values)[index];
            case F64 -> ((double[]) values)[index];
            case F16 -> Half.toFloat(((short[]) values)[index]);
            case BF16 -> BFloat16.toFloat(((short[]) values)[index]);
            case I8, I16, I32, I64 -> Array.getLong(values, index);
            case BOOL, U8 -> ((byte[]) values)[index] & 0xff;
            case U16 -> ((short[]) values)[index] & 0xffff;
            case U32 -> ((int[]) values)[index] & 0xffffffffL;
            case U64 -> unsigned(((long[]) values)[index]);
            case F8_E4M3, F8_E5M2 ->
                throw new IllegalStateException("tensor '" + name + "' holds " + type + "; take values()");
        };
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    private static int length(Object values) {
        return values.getClass().isArray() ? Array.getLength(values) : -1;
    }

    private static List<Integer> shape(Object values, int[] shape) {
        return shape.length == 0
                ? List.of(Array.getLength(values))
                : Arrays.stream(shape).boxed().toList();
    }

    @Override
    public String toString() {
        return name + shape + " " + type;
    }
}
