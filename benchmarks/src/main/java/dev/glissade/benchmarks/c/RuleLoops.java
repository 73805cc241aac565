package dev.glissade.benchmarks.c;

/** The functions of {@code rules.c}: steps of rules of the library over memory given by address, on the caller's thread. */
public final class RuleLoops {
    static {
        System.load(System.getProperty(C.LIBRARY, ""));
    }

    private RuleLoops() {}

    /** A step of the library's {@code sgd} over float. */
    public static native void sgdFloat(long theta, long grad, long elements, double lr);

    /** A step of the library's {@code sgd} over double. */
    public static native void sgdDouble(long theta, long grad, long elements, double lr);

    /** A step of the library's {@code signsgd} over float. */
    public static native void signsgdFloat(long theta, long grad, long elements, double lr);

    /** A step of the library's {@code signsgd} over double. */
    public static native void signsgdDouble(long theta, long grad, long elements, double lr);

    /** A step of the library's {@code momentum} over float. */
    public static native void momentumFloat(long theta, long grad, long v, long elements, double lr);

    /** A step of the library's {@code momentum} over double. */
    public static native void momentumDouble(long theta, long grad, long v, long elements, double lr);

    /** A step of the library's {@code adagrad} over float. */
    public static native void adagradFloat(long theta, long grad, long sums, long elements, double lr);

    /** A step of the library's {@code adagrad} over double. */
    public static native void adagradDouble(long theta, long grad, long sums, long elements, double lr);

    /** A step of the library's {@code lion} over float. */
    public static native void lionFloat(long theta, long grad, long m, long elements, double lr);

    /** A step of the library's {@code lion} over double. */
    public static native void lionDouble(long theta, long grad, long m, long elements, double lr);

    /** A step {@code t} of the library's {@code adamax} over float. */
    public static native void adamaxFloat(long theta, long grad, long m, long u, long elements, double lr, long t);

    /** A step {@code t} of the library's {@code adamax} over double. */
    public static native void adamaxDouble(long theta, long grad, long m, long u, long elements, double lr, long t);

    /** A step of the library's {@code lars} over float. */
    public static native void larsFloat(long theta, long grad, long v, long elements, double lr);

    /** A step of the library's {@code lars} over double. */
    public static native void larsDouble(long theta, long grad, long v, long elements, double lr);
}
