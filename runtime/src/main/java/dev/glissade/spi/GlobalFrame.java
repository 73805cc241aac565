package dev.glissade.spi;

/** What a kernel sees of the whole optimizer in a step. Written by the runtime and by one thread of the kernel at a time. */
public final class GlobalFrame {

    /** The number of the step, from 1. */
    public long step;

    /** The loss that came with the gradient; NaN if none came. */
    public double loss = Double.NaN;

    /** Whether this is the first step of all. */
    public boolean first;

    /** The key of the random numbers. */
    public long seed;

    /** The values of the hyperparameters in this step, by slot; only uniform ones, the same in all groups, mean anything here. */
    public final double[] hyper;

    /** The number of elements of all tensors that take part in this step. */
    public long count;

    /** The kernel's own scalars, and the results of global reductions. */
    public final double[] scalars;

    /** The global scalar states, in the order of their slots. */
    public final double[] states;

    /**
     * Their values after this step: the runtime puts the present ones in when the step begins (after {@link Kernel#initialise}),
     * the kernel those that change, and the runtime takes them over at the end.
     */
    public final double[] nextStates;

    /** Their stale values, if the kernel reads any. */
    public final double[] staleStates;

    public GlobalFrame(int hyper, int scalars, int states) {
        this.hyper = new double[hyper];
        this.scalars = new double[scalars];
        this.states = new double[states];
        this.nextStates = new double[states];
        this.staleStates = new double[states];
    }
}
