package dev.glissade.benchmarks.c;

/** PyTorch's fused Adam kernel for the CPU; its library must be in this process. */
public final class FusedAdam {
    /** How many lists of tensors a call takes: parameters, gradients, means, mean squares, numbers of steps. */
    public static final int LISTS = 5;

    static {
        System.load(System.getProperty(C.LIBRARY, ""));
    }

    private FusedAdam() {}

    /**
     * Prepares a call.
     *
     * @param library the path of {@code libtorch_cpu.so} as it was loaded
     * @param tensors in each list
     * @param addresses of the tensors' C++ objects, list after list; then of the floats in the tensors of step numbers
     * @return what {@link #step} takes; 0 if the library does not export the kernel
     */
    public static native long prepare(String library, int tensors, long[] addresses);

    /** Counts each step number up and calls the kernel. */
    public static native void step(long call, double lr, double beta1, double beta2, double eps);

    /** Frees what was prepared; the tensors are the caller's. */
    public static native void release(long call);
}
