package dev.glissade.benchmarks.c;

/** The library's {@code adagrad} in C, over floats, for parameters of which few have a gradient. */
public final class SparseAdagrad {
    static {
        System.load(System.getProperty(C.LIBRARY, ""));
    }

    private SparseAdagrad() {}

    /** A step over the elements that {@code count} ints at {@code indices} name, each once, with as many gradients. */
    public static native void elements(long theta, long n, long indices, long values, int count, double lr, double eps);

    /** A step over rows of {@code width} elements. */
    public static native void rows(
            long theta, long n, long rows, long values, int count, int width, double lr, double eps);
}
