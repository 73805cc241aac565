package dev.glissade.checkpoint;

import java.lang.reflect.Array;

/** The types of elements that the format knows, by the names it gives them. */
public enum DataType {
    BOOL(1),
    U8(1),
    I8(1),
    F8_E4M3(1),
    F8_E5M2(1),
    U16(2),
    I16(2),
    F16(2),
    BF16(2),
    U32(4),
    I32(4),
    F32(4),
    U64(8),
    I64(8),
    F64(8);

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of an element. */
    public int bytes() {
        return bytes;
    }

    /** An array for elements of this type: {@code float[]} and {@code double[]} for F32 and F64, otherwise of the integer as wide. */
    Object array(int length) {
        return Array.newInstance(elementType(), length);
    }

    boolean holds(Object values) {
        return values.getClass() == elementType().arrayType();
    }

    private Class<?> elementType() {
        return switch (this) {
            case F32 -> float.class;
            case F64 -> double.class;
            case U64, I64 -> long.class;
            case U32, I32 -> int.class;
            case U16, I16, F16, BF16 -> short.class;
            case BOOL, U8, I8, F8_E4M3, F8_E5M2 -> byte.class;
        };
    }
}
