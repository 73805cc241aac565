package dev.glissade.spi;

/** What a kernel sees of one group of tensors. Written by the runtime and by one thread of the kernel at a time. */
public final class GroupFrame {

    public final GlobalFrame global;

    /** The number of elements of the group's tensors that take part in this step. */
    public long count;

    /** The values of the hyperparameters in this step, by slot. */
    public final double[] hyper;

    /** The kernel's own scalars, and the results of group reductions. */
    public final double[] scalars;

    /** The group's scalar states, in the order of their slots. */
    public final double[] states;

    /** Their values after this step, as {@link GlobalFrame#nextStates}. */
    public final double[] nextStates;

    /** Their stale values, if the kernel reads any. */
    public final double[] staleStates;

    public GroupFrame(GlobalFrame global, int hyper, int scalars, int states) {
        this.global = global;
        this.hyper = new double[hyper];
        this.scalars = new double[scalars];
        this.states = new double[states];
        this.nextStates = new double[states];
        this.staleStates = new double[states];
    }
}
