package dev.glissade.benchmarks.c;

/**
 * The functions of {@code baselines.c}. Memory is given by address; nothing of the heap is touched but in {@code put} and
 * {@code get}, which are not timed.
 */
public final class C {
    /** The system property with the path of the compiled library. */
    public static final String LIBRARY = "glissade.benchmarks.c";

    static {
        System.load(System.getProperty(LIBRARY, ""));
    }

    private C() {}

    static native long allocate(long bytes);

    static native void release(long address, long bytes);

    public static native void putFloats(long to, float[] from);

    public static native void putDoubles(long to, double[] from);

    public static native void putInts(long to, int[] from);

    public static native void putLongs(long to, long[] from);

    public static native void getFloats(long from, float[] to);

    public static native void getDoubles(long from, double[] to);

    /** A step {@code t} of the library's {@code adam}, over float. */
    public static native void adamFloat(
            long theta,
            long grad,
            long m,
            long v,
            long n,
            double lr,
            double beta1,
            double beta2,
            double eps,
            long t,
            int threads);

    /** A step {@code t} of the library's {@code adam}, over double. */
    public static native void adamDouble(
            long theta,
            long grad,
            long m,
            long v,
            long n,
            double lr,
            double beta1,
            double beta2,
            double eps,
            long t,
            int threads);

    /**
     * Goes once over streams of float: first those that are read and written in place, then those that are read, then those
     * that are written.
     *
     * @param streams the address of 16 addresses
     * @return whether there is a loop of that form
     */
    public static native boolean trafficFloat(long streams, int updated, int read, int written, long n, int threads);

    /** As {@link #trafficFloat}, over double. */
    public static native boolean trafficDouble(long streams, int updated, int read, int written, long n, int threads);

    /** {@code times} times {@code n} quotients. */
    public static native void divideFloats(long first, long second, long result, int n, int times);

    /** {@code times} times {@code n} quotients. */
    public static native void divideDoubles(long first, long second, long result, int n, int times);

    /** {@code times} times {@code n} roots of the first. */
    public static native void rootFloats(long first, long second, long result, int n, int times);

    /** {@code times} times {@code n} roots of the first. */
    public static native void rootDoubles(long first, long second, long result, int n, int times);

    /** A step {@code t} of {@code sgd_noise} over float, for seed 0 and the tensor of a key. */
    public static native void noiseFloat(long theta, long grad, long n, double lr, long t, long tensor);

    /** A step of {@code powerball_sgd} over float. */
    public static native void powerballFloat(long theta, long grad, long n, double lr);

    /** A step {@code t} of {@code madgrad} over float. */
    public static native void madgradFloat(
            long theta, long grad, long s, long nu, long origin, long n, double lr, long t);

    /** A step {@code t} of {@code sadam} over float. */
    public static native void sadamFloat(long theta, long grad, long m, long v, long n, double lr, long t);

    /** A step {@code t} of {@code sgd_noise} over double, for seed 0 and the tensor of a key. */
    public static native void noiseDouble(long theta, long grad, long n, double lr, long t, long tensor);

    /** A step of {@code powerball_sgd} over double. */
    public static native void powerballDouble(long theta, long grad, long n, double lr);

    /** A step {@code t} of {@code madgrad} over double. */
    public static native void madgradDouble(
            long theta, long grad, long s, long nu, long origin, long n, double lr, long t);

    /** A step {@code t} of {@code sadam} over double. */
    public static native void sadamDouble(long theta, long grad, long m, long v, long n, double lr, long t);
}
