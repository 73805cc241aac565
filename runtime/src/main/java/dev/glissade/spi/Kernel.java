package dev.glissade.spi;

import java.util.Optional;

/**
 * The arithmetic of a rule for one precision and one choice of flags.
 *
 * <p>In a step the runtime calls, for each pass {@code p} from 0: {@link #global}, then {@link #group} for each group, then
 * {@link #tensor} for each tensor that takes part, then {@link #run} over its elements, and then combines the reductions of the
 * pass and asks for the gradients that follow it. After the last pass it calls the three scalar methods once more with {@code p =
 * passes}, for what follows from the last reductions. New values of scalar states are left in the frames' {@code nextStates} and
 * taken over by the runtime when the whole step has succeeded.
 *
 * <p>No pass that comes before a gradient request writes parameters or states, so that a failing request leaves them as they
 * were.
 *
 * <p>A kernel has no fields that change: it may be used by several threads, on different ranges, at once.
 */
public interface Kernel {

    /** How many elements make a block; ranges begin and end at block boundaries, but for the end of a tensor. */
    int BLOCK = 1024;

    /**
     * How much further in its array each stream begins than the one before it, in elements.
     *
     * <p>The JVM makes vector instructions of a loop only if all its arrays are read and written at one common index, but for
     * constants. So in an <em>aligned</em> frame ({@link TensorFrame#isAligned}) the gradients, the scratch tensors and {@code out}
     * begin at the parameter's offset, and the tensor state {@code s} at {@code thetaOffset + (s + 1)*STAGGER}. Different beginnings
     * keep the streams apart in the cache, where large arrays would otherwise fall on the same lines of each page.
     */
    int STAGGER = 272;

    KernelLayout layout();

    /**
     * Fills states with initial values made of hyperparameters and literals; called before the tensor's first step. States
     * without one are left at 0. For scalar states of a group or of the optimizer, see {@link #initialise(GroupFrame)} and
     * {@link #initialise(GlobalFrame)}.
     */
    default void initialise(TensorFrame frame) {}

    /** Fills the states of a group, before the first step of all. */
    default void initialise(GroupFrame frame) {}

    /** Fills the states of the optimizer, before the first step of all. */
    default void initialise(GlobalFrame frame) {}

    /** Works out the global scalars that pass {@code pass} needs. */
    default void global(int pass, GlobalFrame frame) {}

    /** Works out the group scalars that pass {@code pass} needs. */
    default void group(int pass, GroupFrame frame) {}

    /**
     * Works out the tensor scalars that pass {@code pass} needs. Called only if the layout has tensor scalars or scalar states of
     * tensors: there is nothing else that it could write.
     */
    default void tensor(int pass, TensorFrame frame) {}

    /**
     * Runs one pass over the elements {@code from} (a multiple of {@link #BLOCK}) to {@code to} (exclusive). In a pass that is
     * uniform ({@link KernelLayout#isUniform}) they may be those of several tensors that lie one behind the other; the frame's
     * length, key and scalars mean nothing then.
     */
    void run(int pass, TensorFrame frame, int from, int to);

    /** Whether there is a sparse form of every pass. */
    default boolean hasSparse() {
        return false;
    }

    /**
     * Runs one pass over some elements of a tensor, whose gradient is 0 elsewhere: element {@code indices[k]} has the gradient {@code
     * values[k]}. A pass that reduces gets the whole list at once, and leaves the result for the whole tensor in place 0 of the
     * reduction's {@link TensorFrame#partials}. Where the streams of the frame begin does not matter.
     *
     * <p>Called only if there is one ({@link #hasSparse}).
     *
     * @param indices strictly rising
     * @param values in the precision of the parameter
     * @param from the first {@code k}
     * @param to the last {@code k}, exclusive
     */
    default void sparse(int pass, TensorFrame frame, int[] indices, Object values, int from, int to) {
        throw new IllegalStateException("the kernel " + getClass().getName() + " has no sparse form");
    }

    /**
     * The point at which the model is to be evaluated, if it is not the parameters: a kernel that asks for no gradient, changes
     * no state and writes {@link TensorFrame#out}. Its layout has the same states, so that its frames, which are its own, show
     * them at the same places; its scalars, reductions and scratch may differ. Its {@link GlobalFrame#step} is the number of
     * steps made, and it runs over the tensors that have had a step.
     *
     * @return itself if the rule has no such point
     */
    default Kernel evaluation() {
        return this;
    }

    /**
     * The same rule for states that are kept in any storage: a kernel that reads and writes its tensor states through the frame
     * ({@link TensorFrame#read(int, float[], int, int, int)} and its kin), whatever its layout says of them. Its layout has the
     * same states.
     *
     * @return itself if it does so already; empty if there is none, as for kernels written by hand
     */
    default Optional<Kernel> staged() {
        return Optional.empty();
    }
}
