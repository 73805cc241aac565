package dev.glissade.spi;

/**
 * What a kernel sees of one tensor: its memory and its scalars.
 *
 * <p>Element {@code i} of the parameter is {@code theta[thetaOffset + i]}, and so on. Arrays are {@code float[]} or {@code
 * double[]} by the kernel's precision; a state's is by its storage ({@link Storage}).
 *
 * <p>Written by the runtime, and its scalars by one thread of the kernel at a time; within a pass several threads read it, and
 * each writes the elements of its own range and their blocks' {@link #partials}.
 */
public final class TensorFrame {

    public final GroupFrame group;

    /** The tensor's key for random numbers, made of its name (docs/numerics). */
    public final long key;

    /** The number of elements. */
    public final int length;

    /** The parameter: {@code float[]} or {@code double[]}. */
    public Object theta;

    public int thetaOffset;

    /** The gradients, in the order of the kernel's requests. */
    public final Object[] gradients;

    public final int[] gradientOffsets;

    /** The tensor states, in the order of their slots. */
    public final Object[] states;

    public final int[] stateOffsets;

    /** The stale values of the tensor states, where the kernel reads them; the state itself unless the caller has handed one in. */
    public final Object[] staleStates;

    public final int[] staleOffsets;

    /** Working memory in the precision of the parameter. */
    public final Object[] scratch;

    public final int[] scratchOffsets;

    /** Where an evaluation kernel writes. */
    public Object out;

    public int outOffset;

    /** Whether this is the tensor's first step. */
    public boolean first;

    /** The kernel's own scalars, and the results of tensor reductions. */
    public final double[] scalars;

    /** The tensor's scalar states, in the order of their slots. */
    public final double[] scalarStates;

    /** Their values after this step, as {@link GlobalFrame#nextStates}. */
    public final double[] nextScalarStates;

    /** Their stale values, if the kernel reads any. */
    public final double[] staleScalarStates;

    /** For each reduction of the layout, one double per block of the tensor. */
    public final double[][] partials;

    /**
     * Makes a frame with room for what {@code layout} asks; the arrays of tensors are left for the runtime to put in.
     *
     * @param placeholder an array that stands where no tensor has been put in yet
     */
    public TensorFrame(GroupFrame group, KernelLayout layout, long key, int length, Object placeholder) {
        this.group = group;
        this.key = key;
        this.length = length;
        this.theta = placeholder;
        this.out = placeholder;
        this.gradients = filled(layout.gradients().size(), placeholder);
        this.gradientOffsets = new int[gradients.length];
        int tensors = count(layout, Scope.ELEMENT);
        this.states = filled(tensors, placeholder);
        this.stateOffsets = new int[tensors];
        this.staleStates = filled(tensors, placeholder);
        this.staleOffsets = new int[tensors];
        this.scratch = filled(layout.scratch(), placeholder);
        this.scratchOffsets = new int[layout.scratch()];
        this.scalars = new double[layout.tensorScalars()];
        int scalarStateCount = count(layout, Scope.TENSOR);
        this.scalarStates = new double[scalarStateCount];
        this.nextScalarStates = new double[scalarStateCount];
        this.staleScalarStates = new double[scalarStateCount];
        this.partials = new double[layout.reductions().size()][(length + Kernel.BLOCK - 1) / Kernel.BLOCK];
    }

    private static Object[] filled(int length, Object placeholder) {
        Object[] array = new Object[length];
        java.util.Arrays.fill(array, placeholder);
        return array;
    }

    private static int count(KernelLayout layout, Scope scope) {
        return (int) layout.states().stream().filter(s -> s.scope() == scope).count();
    }
}
