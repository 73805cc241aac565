package dev.glissade;

import dev.glissade.spi.GlobalFrame;
import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.TensorFrame;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;

/** Shows a kernel what the states were when a worker read the parameters that its gradient was computed at. */
final class StaleStates {
    private final Frames frames;
    private final Layout layout;
    private final List<Group> groups;
    private final KernelLayout kernel;

    StaleStates(Frames frames, Layout layout, List<Group> groups) {
        this.frames = frames;
        this.layout = layout;
        this.groups = groups;
        this.kernel = frames.layout();
    }

    /**
     * Shows the states of an earlier moment, or the present ones.
     *
     * @return whether they may lie elsewhere than before
     */
    boolean show(Optional<OptimizerState> earlier) {
        if (kernel.stale().isEmpty()) {
            return false;
        }
        if (earlier.isPresent()) {
            earlier(earlier.get());
        } else {
            present();
        }
        return true;
    }

    /** The gradient is at the present parameters: shows the present states, which have begun the step. */
    private void present() {
        copy(frames.global().states, frames.global().staleStates);
        for (GroupFrame group : frames.groups()) {
            copy(group.states, group.staleStates);
        }
        for (TensorFrame frame : frames.tensors()) {
            copy(frame.scalarStates, frame.staleScalarStates);
            System.arraycopy(frame.states, 0, frame.staleStates, 0, frame.states.length);
            System.arraycopy(frame.stateOffsets, 0, frame.staleOffsets, 0, frame.stateOffsets.length);
        }
    }

    /** Shows the states of an earlier moment, which fit; for what had not begun then, its initial values. */
    private void earlier(OptimizerState state) {
        present();
        for (int number : kernel.stale()) {
            StateSlot slot = kernel.states().get(number);
            int place = (int) kernel.states().subList(0, number).stream()
                    .filter(s -> s.scope() == slot.scope())
                    .count();
            switch (slot.scope()) {
                case GLOBAL ->
                    frames.global().staleStates[place] =
                            state.step() > 0 ? state.scalar(slot.name()) : fresh(frames.global()).states[place];
                case GROUP -> {
                    for (int g = 0; g < groups.size(); g++) {
                        frames.groups()[g].staleStates[place] = state.step() > 0
                                ? state.scalar(slot.name(), groups.get(g).name())
                                : fresh(frames.groups()[g]).states[place];
                    }
                }
                case TENSOR, ELEMENT -> {
                    for (int i = 0; i < layout.size(); i++) {
                        earlier(state, slot, place, layout.name(i), frames.tensors()[i]);
                    }
                }
            }
        }
    }

    private void earlier(OptimizerState state, StateSlot slot, int place, String tensor, TensorFrame frame) {
        boolean started = state.started().contains(tensor);
        if (slot.scope() == Scope.TENSOR) {
            frame.staleScalarStates[place] =
                    started ? state.scalar(slot.name(), tensor) : fresh(frame).scalarStates[place];
        } else {
            frame.staleStates[place] = started ? state.find(slot.name(), tensor).values() : fresh(frame).states[place];
            frame.staleOffsets[place] = 0;
        }
    }

    private GlobalFrame fresh(GlobalFrame now) {
        GlobalFrame fresh = new GlobalFrame(now.hyper.length, now.scalars.length, now.states.length);
        copy(now.hyper, fresh.hyper);
        frames.kernel().initialise(fresh);
        return fresh;
    }

    private GroupFrame fresh(GroupFrame now) {
        GroupFrame fresh = new GroupFrame(now.global, now.hyper.length, now.scalars.length, now.states.length);
        copy(now.hyper, fresh.hyper);
        frames.kernel().initialise(fresh);
        return fresh;
    }

    private TensorFrame fresh(TensorFrame now) {
        TensorFrame fresh = new TensorFrame(now.group, kernel, now.key, now.length, now.theta);
        fresh.thetaOffset = now.thetaOffset;
        for (int s = 0; s < fresh.states.length; s++) {
            fresh.keep(s, now.storages[s], now.codecs[s], now.stateKeys[s]);
            fresh.states[s] = Array.newInstance(now.states[s].getClass().getComponentType(), now.length);
        }
        frames.kernel().initialise(fresh);
        return fresh;
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }
}
