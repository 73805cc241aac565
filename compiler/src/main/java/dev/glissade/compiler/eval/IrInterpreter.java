package dev.glissade.compiler.eval;

import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.type.Scope;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains tensors with a program, value by value: what the generated code of the same program must equal bit for bit.
 *
 * <p>Run on a program as it was before any pass it is the meaning of the rule. Hyperparameters are read by slot, as {@code
 * HyperSlot} numbers them; what computed ones are worth in a step the caller sets. Not thread-safe.
 */
public final class IrInterpreter {

    private final Program program;
    private final Arithmetic precision;
    private final long seed;
    private final Memory memory;
    private final double[][] hypers;
    private final double[][] theta;
    private final double[][][] states;
    private final BitSet joined = new BitSet();
    private long steps;

    /**
     * A training that has not made a step.
     *
     * @param seed the key of random numbers
     * @param tensors what is trained; their groups are numbered from 0
     * @param hypers the values of the hyperparameters in double, by group and slot
     * @throws IllegalArgumentException if a tensor's group has no hyperparameters
     */
    public IrInterpreter(
            Program program, Arithmetic precision, long seed, List<Tensor> tensors, List<double[]> hypers) {
        this.program = program;
        this.precision = precision;
        this.seed = seed;
        this.memory = new Memory(tensors, hypers.size());
        this.hypers = hypers.stream().map(double[]::clone).toArray(double[][]::new);
        this.theta = memory.room(Scope.ELEMENT);
        for (int k = 0; k < theta.length; k++) {
            Tensor tensor = tensors.get(k);
            if (tensor.group() < 0 || tensor.group() >= hypers.size()) {
                throw new IllegalArgumentException("tensor '" + tensor.name() + "' is in group " + tensor.group()
                        + ", but there are " + hypers.size());
            }
            for (int i = 0; i < theta[k].length; i++) {
                theta[k][i] = precision.round(tensor.value(i));
            }
        }
        this.states = program.states().stream()
                .map(StateSlot::scope)
                .map(memory::room)
                .toArray(double[][][]::new);
    }

    /** Gives a hyperparameter of a group another value from the next step on. */
    public void set(int group, int slot, double value) {
        hypers[group][slot] = value;
    }

    /** Makes a step; if the source of gradients throws, nothing has changed. */
    public void step(StepInput input) {
        var parts = new BitSet();
        for (int k = 0; k < theta.length; k++) {
            parts.set(
                    k,
                    theta[k].length > 0
                            && !input.absent().contains(memory.tensors().get(k).name()));
        }
        var firsts = (BitSet) parts.clone();
        firsts.andNot(joined);
        var run = new Evaluation(program, frame(steps + 1, true), input, parts, firsts);
        run.run();
        take(run);
        joined.or(parts);
        steps++;
    }

    private Frame frame(long step, boolean inStep) {
        return new Frame(memory, precision, seed, step, inStep, hypers, theta, states);
    }

    private void take(Evaluation run) {
        take(run, Scope.ELEMENT, program.theta(), theta);
        for (int slot = 0; slot < states.length; slot++) {
            take(run, program.states().get(slot).scope(), program.stateValues().get(slot), states[slot]);
        }
    }

    private static void take(Evaluation run, Scope scope, int value, double[][] into) {
        for (int k = 0; k < into.length; k++) {
            for (int i = 0; run.isActive(scope, k) && i < into[k].length; i++) {
                into[k][i] = run.read(value, scope, k, i);
            }
        }
    }

    /** The number of steps made. */
    public long steps() {
        return steps;
    }

    /** The elements of a tensor. */
    public double[] theta(String tensor) {
        return theta[memory.index(tensor)].clone();
    }

    /** A state by its public name: the elements of a tensor state, or the one value of a {@code scalar} state of a tensor. */
    public double[] state(String name, String tensor) {
        int slot = slot(name);
        return states[slot][memory.seen(program.states().get(slot).scope(), Scope.TENSOR, memory.index(tensor))]
                .clone();
    }

    /** A state of a group, or of the whole optimizer for any group. */
    public double state(String name, int group) {
        int slot = slot(name);
        return states[slot][memory.seen(program.states().get(slot).scope(), Scope.GROUP, group)][0];
    }

    private int slot(String name) {
        return IntStream.range(0, program.states().size())
                .filter(s -> program.states().get(s).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state is named '" + name + "', there are "
                        + program.states().stream().map(StateSlot::name).toList()));
    }

    /** The point at which the model is to be evaluated; the tensor itself before its first step or without an {@code eval}. */
    public double[] evaluation(String tensor) {
        int index = memory.index(tensor);
        Optional<Program> evaluation = program.evaluation();
        if (evaluation.isEmpty() || !joined.get(index)) {
            return theta(tensor);
        }
        var run = new Evaluation(
                evaluation.get(), frame(steps, false), StepInput.of(point -> Map.of()), joined, new BitSet());
        run.run();
        double[] point = new double[theta[index].length];
        for (int i = 0; i < point.length; i++) {
            point[i] = run.read(evaluation.get().theta(), Scope.ELEMENT, index, i);
        }
        return point;
    }
}
