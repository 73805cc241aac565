package dev.glissade.compiler.eval;

/** What a run of a program finds: the memory as the step began, and the scalars of the step. */
final class Frame {

    private final Memory memory;
    private final Arithmetic precision;
    private final long seed;
    private final long step;
    private final boolean inStep;
    private final double[][] hypers;
    private final double[][] theta;
    private final double[][][] states;

    /**
     * A frame on memory that it only reads.
     *
     * @param step the number of the step, from 1
     * @param inStep whether the step is being made; otherwise it has been
     * @param hypers by group and slot
     * @param theta by tensor and element
     * @param states by slot, instance and element
     */
    Frame(
            Memory memory,
            Arithmetic precision,
            long seed,
            long step,
            boolean inStep,
            double[][] hypers,
            double[][] theta,
            double[][][] states) {
        this.memory = memory;
        this.precision = precision;
        this.seed = seed;
        this.step = step;
        this.inStep = inStep;
        this.hypers = hypers;
        this.theta = theta;
        this.states = states;
    }

    Memory memory() {
        return memory;
    }

    Arithmetic precision() {
        return precision;
    }

    long seed() {
        return seed;
    }

    long step() {
        return step;
    }

    /** Whether group and global states have their initial value to receive. */
    boolean isFirstOfAll() {
        return inStep && step == 1;
    }

    double hyper(int group, int slot) {
        return hypers[group][slot];
    }

    double theta(int tensor, int element) {
        return theta[tensor][element];
    }

    double state(int slot, int instance, int element) {
        return states[slot][instance][element];
    }
}
