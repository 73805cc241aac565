package dev.glissade.spi;

/** The precision of parameters, and so of tensor arithmetic. Immutable, thread-safe. */
public enum Precision {
    FLOAT(4),
    DOUBLE(8);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per number. */
    public int bytes() {
        return bytes;
    }
}
