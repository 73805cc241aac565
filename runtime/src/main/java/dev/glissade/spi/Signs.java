package dev.glissade.spi;

/**
 * {@code Math.signum} for the loops of generated kernels, in the form of which the running JVM makes vector instructions. The bits
 * are those of {@code Math.signum} on every JVM: NaN for NaN, zeros as they are, otherwise 1 or -1. Thread-safe.
 */
public final class Signs {

    /** Whether this JVM vectorises {@code Math.signum}: 25 does, 17 leaves it ten times slower; docs/vectorisation.md. */
    private static final boolean SIGNUM = Runtime.version().feature() >= 25;

    private Signs() {}

    /** The sign of {@code x}. */
    public static float of(float x) {
        return SIGNUM ? Math.signum(x) : bounded(x);
    }

    /** The sign of {@code x}. */
    public static double of(double x) {
        return SIGNUM ? Math.signum(x) : bounded(x);
    }

    /**
     * Without the branches of {@code Math.signum}. Scaling twice by a power of two takes every subnormal beyond 1; zeros and NaN
     * stay what they are.
     */
    static float bounded(float x) {
        return Math.max(-1f, Math.min(1f, x * 0x1p126f * 0x1p126f));
    }

    static double bounded(double x) {
        return Math.max(-1.0, Math.min(1.0, x * 0x1p1000 * 0x1p1000));
    }
}
