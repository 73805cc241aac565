package dev.glissade.spi;

/**
 * A kernel that looks for the point of its step by itself: in place of passes over blocks of elements it sees all tensors that take
 * part as one vector, and asks for the loss and its gradient wherever it likes and as often as it likes. For line searches and
 * methods that solve systems of equations.
 *
 * <p>Its layout asks for one gradient, at the parameters, and says that it reads the loss ({@link KernelLayout#searching}). As every
 * kernel it has no fields that change, so that several threads may use it for different optimizers.
 */
public interface SearchingKernel extends Kernel {

    /**
     * Makes a step: looks for a better point, then writes it and the new states. What it writes, it writes when it has asked for the
     * last loss, so that a step that fails changes nothing.
     *
     * <p>Called once in a step, on the thread that steps; {@link GlobalFrame#nextStates} are taken over after it.
     */
    void search(Search search);

    @Override
    default void run(int pass, TensorFrame frame, int from, int to) {
        throw new IllegalStateException("the kernel " + getClass().getName() + " has no passes: it searches");
    }
}
