package dev.glissade.watch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message of protocol buffers, field by field. Those few forms that events need; a library for them would weigh megabytes. */
final class Wire {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Wire varint(int field, long value) {
        return tag(field, VARINT).raw(value);
    }

    Wire real(int field, double value) {
        return tag(field, EIGHT_BYTES).little(Double.doubleToRawLongBits(value), Double.BYTES);
    }

    Wire real(int field, float value) {
        return tag(field, FOUR_BYTES).little(Float.floatToRawIntBits(value), Float.BYTES);
    }

    Wire text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Wire message(int field, Wire value) {
        return bytes(field, value.toBytes());
    }

    /** Numbers one after the other without a tag for each. */
    Wire packed(int field, double[] values) {
        Wire inner = new Wire();
        for (double value : values) {
            inner.little(Double.doubleToRawLongBits(value), Double.BYTES);
        }
        return message(field, inner);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private Wire bytes(int field, byte[] value) {
        tag(field, LENGTH).raw(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private Wire tag(int field, int form) {
        return raw(((long) field << 3) | form);
    }

    /** Seven bits to a byte, the low ones first. */
    private Wire raw(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    private Wire little(long bits, int count) {
        for (int i = 0; i < count; i++) {
            bytes.write((int) (bits >>> (8 * i)));
        }
        return this;
    }
}
