package dev.glissade.spi;

import dev.glissade.spi.KernelLayout.GradientRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** What the kernel asks for. */
    final List<GradientRequest> requests;

    /** The gradients, in the order of the kernel's requests. */
    public final Object[] gradients;

    public final int[] gradientOffsets;

    /** The tensor states, in the order of their slots. */
    public final Object[] states;

    public final int[] stateOffsets;

    /** How each tensor state is kept. */
    public final Storage[] storages;

    /** What reads and writes each tensor state; not looked at by kernels whose states are plain arrays. */
    public final StateCodec[] codecs;

    /** The {@link Philox#key} of each tensor state's name. */
    public final long[] stateKeys;

    /** The stale values of the tensor states, where the kernel reads them; the state itself unless the caller has handed one in. */
    public final Object[] staleStates;

    public final int[] staleOffsets;

    /** Working memory in the precision of the parameter. */
    public final Object[] scratch;

    public final int[] scratchOffsets;

    /** Where an evaluation kernel writes. */
    public Object out;

    public int outOffset;

    /**
     * Whether the parameter or a gradient lies off the heap, in a {@link java.nio.FloatBuffer} or {@link java.nio.DoubleBuffer} in
     * place of an array. Kernels never see such a frame, but views of it ({@link Realignment}).
     */
    public boolean offHeap;

    private boolean aligned;
    private volatile Realignment.@Nullable Idle idle;

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

    /** Working memory of {@link Kernel#sparse}. */
    public final Lanes lanes;

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
        this.requests = layout.gradients();
        this.gradients = filled(requests.size(), placeholder);
        this.gradientOffsets = new int[gradients.length];
        int tensors = count(layout, Scope.ELEMENT);
        this.states = filled(tensors, placeholder);
        this.stateOffsets = new int[tensors];
        this.storages = new Storage[tensors];
        this.codecs = new StateCodec[tensors];
        this.stateKeys = new long[tensors];
        this.staleStates = filled(tensors, placeholder);
        this.staleOffsets = new int[tensors];
        this.scratch = filled(layout.scratch(), placeholder);
        this.scratchOffsets = new int[layout.scratch()];
        this.scalars = new double[layout.tensorScalars()];
        int scalarStateCount = count(layout, Scope.TENSOR);
        this.scalarStates = new double[scalarStateCount];
        this.nextScalarStates = new double[scalarStateCount];
        this.staleScalarStates = new double[scalarStateCount];
        this.lanes = new Lanes();
        this.partials = new double[layout.reductions().size()][(length + Kernel.BLOCK - 1) / Kernel.BLOCK];
    }

    /** Says how a tensor state is kept. */
    public void keep(int state, Storage storage, StateCodec codec, long stateKey) {
        storages[state] = storage;
        codecs[state] = codec;
        stateKeys[state] = stateKey;
    }

    /** Whether what is written depends on the tensor's name and on places in it: an assignment is rounded at random. */
    public boolean isRandomlyRounded() {
        for (Storage storage : storages) {
            if (storage == Storage.BF16_STOCHASTIC) {
                return true;
            }
        }
        return false;
    }

    /** Reads the elements of a state from {@code at} on. */
    public void read(int state, float[] values, int start, int at, int length) {
        codecs[state].read(states[state], stateOffsets[state] + at, values, start, length);
    }

    /** As for floats. */
    public void read(int state, double[] values, int start, int at, int length) {
        codecs[state].read(states[state], stateOffsets[state] + at, values, start, length);
    }

    /** Reads the stale elements of a state from {@code at} on. */
    public void readStale(int state, float[] values, int start, int at, int length) {
        codecs[state].read(staleStates[state], staleOffsets[state] + at, values, start, length);
    }

    /** As for floats. */
    public void readStale(int state, double[] values, int start, int at, int length) {
        codecs[state].read(staleStates[state], staleOffsets[state] + at, values, start, length);
    }

    /** Writes the elements of a state from {@code at} on, rounded to nearest; the rounded values are left behind. */
    public void write(int state, float[] values, int start, int at, int length) {
        codecs[state].write(values, start, length, states[state], stateOffsets[state] + at);
    }

    /** As for floats. */
    public void write(int state, double[] values, int start, int at, int length) {
        codecs[state].write(values, start, length, states[state], stateOffsets[state] + at);
    }

    /**
     * Rounds values as an assignment to a state does.
     *
     * @param place the place of the assignment in its unit; negative for an initial value, which is rounded to nearest
     * @param at the index of the first value in the tensor
     */
    public void round(int state, int place, float[] values, int start, int at, int length) {
        if (storages[state] == Storage.BF16_STOCHASTIC && place >= 0) {
            Dither.round(values, start, length, noiseKey(state, place), group.global.step, at);
        } else {
            codecs[state].round(values, start, length);
        }
    }

    /** As for floats. */
    public void round(int state, int place, double[] values, int start, int at, int length) {
        if (storages[state] == Storage.BF16_STOCHASTIC && place >= 0) {
            Dither.round(values, start, length, noiseKey(state, place), group.global.step, at);
        } else {
            codecs[state].round(values, start, length);
        }
    }

    /** Assigns the elements of a state: {@link #round(int, int, float[], int, int, int) rounds} and writes them. */
    public void assign(int state, int place, float[] values, int start, int at, int length) {
        if (storages[state] == Storage.BF16_STOCHASTIC) {
            round(state, place, values, start, at, length);
        }
        write(state, values, start, at, length);
    }

    /** As for floats. */
    public void assign(int state, int place, double[] values, int start, int at, int length) {
        if (storages[state] == Storage.BF16_STOCHASTIC) {
            round(state, place, values, start, at, length);
        }
        write(state, values, start, at, length);
    }

    private long noiseKey(int state, int place) {
        return Dither.key(group.global.seed, key, stateKeys[state], place);
    }

    /** Fills a state with a value, rounded to nearest. */
    public void fill(int state, float value) {
        if (length > 0) {
            codecs[state].write(new float[] {value}, 0, 1, states[state], stateOffsets[state]);
            spread(state);
        }
    }

    /** As for floats. */
    public void fill(int state, double value) {
        if (length > 0) {
            codecs[state].write(new double[] {value}, 0, 1, states[state], stateOffsets[state]);
            spread(state);
        }
    }

    private void spread(int state) {
        int from = stateOffsets[state];
        Object memory = states[state];
        if (memory instanceof float[] floats) {
            Arrays.fill(floats, from, from + length, floats[from]);
        } else if (memory instanceof double[] doubles) {
            Arrays.fill(doubles, from, from + length, doubles[from]);
        } else if (memory instanceof short[] shorts) {
            Arrays.fill(shorts, from, from + length, shorts[from]);
        }
    }

    /** The same tensor, for one thread that wants to put other arrays in. */
    TensorFrame(TensorFrame other) {
        this.group = other.group;
        this.key = other.key;
        this.length = other.length;
        this.theta = other.theta;
        this.thetaOffset = other.thetaOffset;
        this.out = other.out;
        this.outOffset = other.outOffset;
        this.first = other.first;
        this.requests = other.requests;
        this.gradients = other.gradients.clone();
        this.gradientOffsets = other.gradientOffsets.clone();
        this.states = other.states.clone();
        this.stateOffsets = other.stateOffsets.clone();
        this.storages = other.storages;
        this.codecs = other.codecs;
        this.stateKeys = other.stateKeys;
        this.staleStates = other.staleStates.clone();
        this.staleOffsets = other.staleOffsets.clone();
        this.scratch = other.scratch.clone();
        this.scratchOffsets = other.scratchOffsets.clone();
        this.scalars = other.scalars;
        this.scalarStates = other.scalarStates;
        this.nextScalarStates = other.nextScalarStates;
        this.staleScalarStates = other.staleScalarStates;
        this.lanes = other.lanes;
        this.partials = other.partials;
    }

    /**
     * Whether all streams began where {@link Kernel#STAGGER} says when they were last {@linkplain #align looked at}; at first, no.
     * Compiled kernels work on such frames alone.
     */
    public boolean isAligned() {
        return aligned;
    }

    /**
     * Looks where the streams begin: after memory or offsets have been changed, before a kernel runs. A kernel does not do this
     * itself, as the JVM would make one piece of code of it and the kernel's loop, and then not always vectorise the loop.
     */
    public void align() {
        aligned = !offHeap
                && outOffset == thetaOffset
                && begin(gradientOffsets, 0)
                && begin(stateOffsets, Kernel.STAGGER)
                && begin(staleOffsets, Kernel.STAGGER)
                && begin(scratchOffsets, 0);
    }

    /** Views that {@link Realignment} has made and will use again. */
    Realignment.Idle idle() {
        Realignment.Idle known = idle;
        if (known == null) {
            synchronized (this) {
                known = idle;
                if (known == null) {
                    known = new Realignment.Idle();
                    idle = known;
                }
            }
        }
        return known;
    }

    /** Whether the streams begin at the parameter's offset and {@code stagger} for each, and for the first already. */
    private boolean begin(int[] offsets, int stagger) {
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] != thetaOffset + (i + 1) * stagger) {
                return false;
            }
        }
        return true;
    }

    private static Object[] filled(int length, Object placeholder) {
        Object[] array = new Object[length];
        Arrays.fill(array, placeholder);
        return array;
    }

    private static int count(KernelLayout layout, Scope scope) {
        return (int) layout.states().stream().filter(s -> s.scope() == scope).count();
    }
}
