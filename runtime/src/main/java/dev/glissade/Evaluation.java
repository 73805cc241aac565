package dev.glissade;

import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The point at which a rule wants its model evaluated. */
final class Evaluation {
    private final Frames main;
    private final Optional<Frames> own;
    private final Optional<Passes> passes;
    private final Roster roster;
    private final Parameters parameters;
    private final Hypers hypers;
    private final StateStore states;
    private Optional<Parameters> aside = Optional.empty();
    private boolean swapped;

    @SuppressWarnings("ReferenceEquality") // a kernel that evaluates at theta returns itself
    Evaluation(
            Frames main,
            StateMemory memory,
            int[] groupOf,
            Parameters parameters,
            Hypers hypers,
            StateStore states,
            Workers workers) {
        this.main = main;
        this.parameters = parameters;
        this.hypers = hypers;
        this.states = states;
        Kernel kernel = main.kernel().evaluation();
        if (kernel == main.kernel()) {
            own = Optional.empty();
        } else {
            if (!kernel.layout().states().equals(main.layout().states())) {
                throw new IllegalStateException("the evaluation kernel has other states than the rule's");
            }
            List<Arena> scratch = Frames.scratch(kernel.layout(), parameters);
            own = Optional.of(new Frames(
                    kernel, parameters, main.global().hyper.length, main.groups().length, groupOf, memory, scratch));
        }
        roster = new Roster(parameters, new boolean[parameters.layout().size()]);
        passes = own.map(frames -> new Passes(
                frames,
                parameters.layout().byName(),
                workers,
                roster,
                new SparseSteps(frames, parameters.layout(), false)));
    }

    boolean elsewhere() {
        return own.isPresent();
    }

    /** Writes the point. */
    @SuppressWarnings("ReferenceEquality") // the very array, not one with the same contents
    void read(Parameters into) {
        requireOut();
        parameters.layout().requireSame(into.layout());
        for (Tensor tensor : into.tensors()) {
            if (tensor.liesIn(parameters.tensor(tensor.name()).array())) {
                throw new IllegalArgumentException("tensor '" + tensor.name()
                        + "' lies in an array of the parameters; read the point into other memory, or swap it in");
            }
        }
        write(into);
    }

    /** The point, in memory that is used again; the parameters themselves if the rule has no other. */
    Parameters read() {
        requireOut();
        if (!elsewhere()) {
            return parameters;
        }
        Parameters point = aside();
        write(point);
        return point;
    }

    private Parameters aside() {
        Parameters memory = aside.orElseGet(
                () -> Parameters.in(parameters.layout(), Arena.allocate(parameters.layout(), Storage.PARAM, 0)));
        aside = Optional.of(memory);
        return memory;
    }

    /** Exchanges the parameters with the point until the result is closed. */
    EvaluationSwap swap() {
        requireOut();
        Parameters other = aside();
        write(other);
        exchange(other);
        swapped = true;
        return new EvaluationSwap(parameters, () -> {
            exchange(other);
            swapped = false;
        });
    }

    void requireOut() {
        if (swapped) {
            throw new IllegalStateException("the parameters are at the point of evaluation: close the swap first");
        }
    }

    private void write(Parameters into) {
        for (int i = 0; i < into.tensors().size(); i++) {
            into.tensors().get(i).copyFrom(parameters.tensors().get(i));
        }
        own.ifPresent(frames -> passes.ifPresent(run -> run(frames, run, into)));
    }

    private void run(Frames frames, Passes run, Parameters into) {
        if (states.step() == 0) {
            return;
        }
        double[][] values = Arrays.stream(frames.groups()).map(g -> g.hyper).toArray(double[][]::new);
        hypers.resolve(states.step(), values);
        System.arraycopy(values[0], 0, frames.global().hyper, 0, frames.global().hyper.length);
        frames.global().step = states.step();
        frames.global().seed = main.global().seed;
        copy(main.global().states, frames.global().states);
        frames.global().count = 0;
        for (int g = 0; g < frames.groups().length; g++) {
            copy(main.groups()[g].states, frames.groups()[g].states);
            frames.groups()[g].count = 0;
        }
        roster.enroll(states.started());
        for (int i = 0; i < roster.size(); i++) {
            TensorFrame frame = frames.tensors()[i];
            if (roster.has(i)) {
                count(frame.group, frame.length);
            }
            copy(main.tensors()[i].scalarStates, frame.scalarStates);
            frame.out = into.tensors().get(i).array();
            frame.offHeap = parameters.tensors().get(i).isOffHeap()
                    || into.tensors().get(i).isOffHeap();
            frame.outOffset = into.tensors().get(i).offset();
        }
        run.choose();
        run.moved();
        for (int pass = 0; pass < frames.layout().passes(); pass++) {
            run.scalars(pass);
            run.run(pass);
        }
    }

    private static void count(GroupFrame group, int length) {
        group.count += length;
        group.global.count += length;
    }

    private void exchange(Parameters other) {
        for (int t = 0; t < other.tensors().size(); t++) {
            Tensor here = parameters.tensors().get(t);
            Tensor there = other.tensors().get(t);
            Object kept = Arena.array(Storage.PARAM, here.precision(), here.length());
            here.copyTo(kept, 0);
            here.copyFrom(there);
            there.copyFrom(kept, 0);
        }
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }
}
