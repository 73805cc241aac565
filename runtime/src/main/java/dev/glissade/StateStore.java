package dev.glissade;

import dev.glissade.spi.GlobalFrame;
import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.TensorFrame;
import java.util.Arrays;
import java.util.List;

/** What an optimizer keeps between steps: the number of the last one, who has had one, and the states. */
final class StateStore {
    private final Kernel kernel;
    private final Frames frames;
    private final List<StateSlot> elementSlots;
    private final boolean[] started;
    private final boolean[] beginning;
    private final Roster roster;
    private final boolean tensorScalars;
    private long step;
    private long next = 1;
    private long stride = 1;

    /** The version of the roster whose tensors have all begun and are counted; -1 if somebody may have to begin. */
    private long settled = -1;

    StateStore(Frames frames, Roster roster) {
        this.kernel = frames.kernel();
        this.frames = frames;
        this.roster = roster;
        this.tensorScalars = Frames.count(frames.layout(), Scope.TENSOR) > 0;
        this.elementSlots = Frames.slots(frames.layout(), Scope.ELEMENT);
        this.started = new boolean[frames.tensors().length];
        this.beginning = new boolean[started.length];
    }

    long step() {
        return step;
    }

    /** The number of the step that is about to be made. */
    long next() {
        return next;
    }

    /** Goes on after some step, with numbers that others, who step the same tensors, leave out. */
    void countFrom(long number, int place, int places) {
        step = number;
        next = Math.addExact(number, 1 + place);
        stride = places;
    }

    /** How many steps were made since then. */
    long stepsSince(long number, int place, int places) {
        return (next - number - 1 - place) / places;
    }

    /** Lets all tensors have begun, as if each had had a step; those that have not are given their initial values first, if wanted. */
    void beginAll(boolean initialise) {
        for (int i = 0; i < started.length; i++) {
            if (initialise && !started[i]) {
                kernel.initialise(frames.tensors()[i]);
            }
            started[i] = true;
        }
        settled = -1;
    }

    boolean[] started() {
        return started;
    }

    /** Gives initial values to what has its first step, and lets all new scalar states begin as the present ones. */
    void begin() {
        GlobalFrame global = frames.global();
        if (step == 0) {
            kernel.initialise(global);
            for (GroupFrame group : frames.groups()) {
                kernel.initialise(group);
            }
        }
        copy(global.states, global.nextStates);
        for (GroupFrame group : frames.groups()) {
            copy(group.states, group.nextStates);
        }
        if (settled != roster.version()) {
            beginTensors();
        }
    }

    private void beginTensors() {
        frames.global().count = 0;
        for (GroupFrame group : frames.groups()) {
            group.count = 0;
        }
        boolean allStarted = true;
        for (int i = 0; i < roster.size(); i++) {
            if (roster.has(i)) {
                allStarted &= started[i];
                begin(i, frames.tensors()[i]);
            }
        }
        settled = allStarted && !tensorScalars ? roster.version() : -1;
    }

    private void begin(int tensor, TensorFrame frame) {
        frame.first = !started[tensor];
        if (frame.first) {
            beginning[tensor] = true;
            kernel.initialise(frame);
        }
        copy(frame.scalarStates, frame.nextScalarStates);
        frame.group.count += frame.length;
        frame.group.global.count += frame.length;
    }

    /** Lets a tensor that has begun a step take no further part in it. */
    void leave(int tensor) {
        TensorFrame frame = frames.tensors()[tensor];
        frame.group.count -= frame.length;
        frame.group.global.count -= frame.length;
    }

    /** Takes the new values over: the step is done. */
    void commit(long number) {
        step = number;
        next = Math.addExact(number, stride);
        GlobalFrame global = frames.global();
        copy(global.nextStates, global.states);
        for (GroupFrame group : frames.groups()) {
            copy(group.nextStates, group.states);
        }
        for (int i = 0; settled != roster.version() && i < roster.size(); i++) {
            if (roster.has(i)) {
                TensorFrame frame = frames.tensors()[i];
                copy(frame.nextScalarStates, frame.scalarStates);
                started[i] = true;
                beginning[i] = false;
            }
        }
        forgetUnfinished();
    }

    /** Takes back the initial values of tensors whose first step did not come about. */
    void forgetUnfinished() {
        if (step == 0) {
            clear(frames.global());
        }
        if (settled == roster.version()) {
            return;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (beginning[i]) {
                beginning[i] = false;
                clear(frames.tensors()[i]);
            }
        }
    }

    /** Forgets everything. */
    void reset() {
        step = 0;
        next = 1;
        settled = -1;
        Arrays.fill(started, false);
        clear(frames.global());
        for (TensorFrame frame : frames.tensors()) {
            clear(frame);
        }
    }

    /** Goes on after states have been put in. */
    void resume(long number, boolean[] had) {
        step = number;
        next = Math.addExact(number, 1);
        settled = -1;
        System.arraycopy(had, 0, started, 0, started.length);
    }

    private void clear(GlobalFrame global) {
        Arrays.fill(global.states, 0);
        for (GroupFrame group : frames.groups()) {
            Arrays.fill(group.states, 0);
        }
    }

    private void clear(TensorFrame frame) {
        Arrays.fill(frame.scalarStates, 0);
        for (int s = 0; s < elementSlots.size(); s++) {
            int from = frame.stateOffsets[s];
            int to = from + frame.length;
            if (frame.states[s] instanceof float[] floats) {
                Arrays.fill(floats, from, to, 0);
            } else if (frame.states[s] instanceof double[] doubles) {
                Arrays.fill(doubles, from, to, 0);
            } else if (frame.states[s] instanceof short[] shorts) {
                Arrays.fill(shorts, from, to, (short) 0);
            }
        }
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }
}
