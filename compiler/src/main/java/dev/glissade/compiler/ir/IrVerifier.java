package dev.glissade.compiler.ir;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.type.Precision;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import dev.glissade.compiler.type.ValueType;
import java.util.BitSet;
import java.util.List;

/**
 * Holds a program to its rules: operands stand before what reads them, every type is the one that {@link Typing} gives, scalars
 * are rounded before they meet tensors, and what a state gets fits it.
 *
 * <p>It runs after lowering and after every pass and names the guilty one.
 */
public final class IrVerifier {

    private final Program program;
    private final String stage;
    private final BitSet fills = new BitSet();
    private int gradients;

    private IrVerifier(Program program, String stage) {
        this.program = program;
        this.stage = stage;
    }

    /**
     * Looks at every value.
     *
     * @param stage what made the program, for the message
     * @throws IllegalStateException if the program breaks a rule
     */
    public static void verify(Program program, String stage) {
        new IrVerifier(program, stage).verify();
        program.evaluation().ifPresent(e -> verifyEvaluation(e, program, stage + " (eval)"));
    }

    private static void verifyEvaluation(Program evaluation, Program step, String stage) {
        var verifier = new IrVerifier(evaluation, stage);
        verifier.verify();
        for (int i = 0; i < evaluation.nodes().size(); i++) {
            Op op = evaluation.node(i).op();
            boolean ofStep = op instanceof Op.Gradient
                    || op instanceof Op.Draw
                    || op instanceof Op.Loss
                    || op instanceof Op.First
                    || op instanceof Op.Stale;
            verifier.require(!ofStep, i, "belongs in a step");
        }
        verifier.require(evaluation.states().size() == step.states().size(), "the step has other states");
        for (int slot = 0; slot < evaluation.states().size(); slot++) {
            Op value = evaluation.node(evaluation.stateValues().get(slot)).op();
            verifier.require(value.equals(new Op.State(slot)), "state " + slot + " is changed");
        }
    }

    private void verify() {
        for (int i = 0; i < program.nodes().size(); i++) {
            verify(i);
            fills.set(i, isFill(i));
        }
        require(inRange(program.theta()), "theta gets a value that does not exist");
        require(isWorking(type(program.theta())), "theta gets a value that has not the working precision");
        require(program.stateValues().size() == program.states().size(), "there are more states than values, or fewer");
        for (int slot = 0; slot < program.states().size(); slot++) {
            verifyState(slot, program.states().get(slot));
        }
    }

    private void verify(int value) {
        Node node = program.node(value);
        for (int operand : node.op().operands()) {
            require(operand >= 0 && operand < value, value, "reads a value that does not stand before it");
        }
        List<ValueType> operands = node.op().operands().stream().map(this::type).toList();
        if (Typing.isGiven(node.op())) {
            verifyGiven(value, node);
        } else {
            try {
                ValueType type = Typing.of(node.op(), operands);
                requireType(node, type, value, "should have");
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(message(at(value, "does not take its operands: " + e)), e);
            }
        }
        if (node.op() instanceof Op.Gradient g) {
            require(g.number() == gradients++, value, "is asked for out of turn");
        }
    }

    private void verifyGiven(int value, Node node) {
        if (node.op() instanceof Op.Hyper) {
            boolean scalar = node.type().equals(ValueType.scalar(Scope.GROUP))
                    || node.type().equals(ValueType.scalar(Scope.GLOBAL));
            if (!scalar) {
                require(false, value, "has the type " + node.type());
            }
            return;
        }
        int slot = node.op() instanceof Op.State s ? s.slot() : ((Op.Stale) node.op()).slot();
        require(slot >= 0 && slot < program.states().size(), value, "reads a state that does not exist");
        StateSlot state = program.states().get(slot);
        ValueType type = state.scope() == Scope.ELEMENT ? ValueType.tensor() : ValueType.scalar(state.scope());
        requireType(node, type, value, "its state has");
        state.fill().ifPresent(fill -> require(fill < value, value, "stands before the value that fills its state"));
    }

    private void verifyState(int slot, StateSlot state) {
        int value = program.stateValues().get(slot);
        require(inRange(value), "state '" + state.name() + "' gets a value that does not exist");
        if (state.scope() == Scope.ELEMENT) {
            require(isWorking(type(value)), value, "is a state's but has not the working precision");
            boolean held =
                    state.storage() == Storage.PARAM || stored(state.storage()).get(value);
            require(held, value, "is a state's but not rounded to " + state.storage());
        } else {
            require(isDouble(type(value)), value, "is a scalar state's but no double");
            require(!type(value).scope().isNarrowerThan(state.scope()), value, "is narrower than its state");
            require(state.storage() == Storage.PARAM, "scalar states are doubles");
        }
        state.fill().ifPresent(fill -> {
            require(inRange(fill), "state '" + state.name() + "' is filled with a value that does not exist");
            require(
                    isDouble(type(fill)) && isFill(fill),
                    fill,
                    "fills a state, but is not made of hyperparameters alone");
            require(!type(fill).scope().isNarrowerThan(state.scope()), fill, "is narrower than the state it fills");
        });
    }

    private boolean isFill(int value) {
        Op op = program.node(value).op();
        boolean leaf = op instanceof Op.Constant || op instanceof Op.Truth || op instanceof Op.Hyper;
        return leaf || (op instanceof Op.Apply && op.operands().stream().allMatch(fills::get));
    }

    /** The values that the storage holds exactly, because they were rounded to it, are kept in it, or are one of two such. */
    private BitSet stored(Storage storage) {
        var stored = new BitSet();
        for (int i = 0; i < program.nodes().size(); i++) {
            Op op = program.node(i).op();
            boolean rounded = op instanceof Op.Store store && store.storage() == storage;
            boolean kept = op instanceof Op.State state
                    && program.states().get(state.slot()).storage() == storage;
            boolean chosen = op instanceof Op.Apply apply
                    && apply.operation() == Operation.SELECT
                    && stored.get(apply.arguments().get(1))
                    && stored.get(apply.arguments().get(2));
            stored.set(i, rounded || kept || chosen);
        }
        return stored;
    }

    private ValueType type(int value) {
        return program.node(value).type();
    }

    private boolean inRange(int value) {
        return value >= 0 && value < program.nodes().size();
    }

    private static boolean isWorking(ValueType type) {
        return type.isNumber() && type.precision() == Precision.WORKING;
    }

    private static boolean isDouble(ValueType type) {
        return type.isNumber() && type.precision() == Precision.DOUBLE;
    }

    /** Says what is wrong only if something is: the verifier looks at every value after every pass. */
    private void requireType(Node node, ValueType type, int value, String owner) {
        if (!node.type().equals(type)) {
            require(false, value, "has the type " + node.type() + " but " + owner + " " + type);
        }
    }

    private void require(boolean holds, int value, String problem) {
        require(holds, holds ? "" : at(value, problem));
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalStateException(message(problem));
        }
    }

    private String at(int value, String problem) {
        return "value " + value + " (" + program.node(value).op() + ") " + problem;
    }

    private String message(String problem) {
        return "after " + stage + ": " + problem;
    }
}
