package dev.glissade.compiler.ir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.type.Kind;
import dev.glissade.compiler.type.Precision;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import dev.glissade.compiler.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Programs made by hand, each with one thing wrong. */
final class IrVerifierTest {

    private static final Node.Origin LINE = new Node.Origin("rule.opt", 1);
    private static final ValueType SCALAR = ValueType.scalar(Scope.GLOBAL);
    private static final ValueType GROUP = ValueType.scalar(Scope.GROUP);
    private static final ValueType ROUNDED = new ValueType(Kind.NUMBER, Precision.WORKING, Scope.GLOBAL);
    private static final ValueType TENSOR = ValueType.tensor();
    private static final Node THETA = node(new Op.Theta(), TENSOR);
    private static final Node ONE = node(new Op.Constant(1), SCALAR);

    private static Node node(Op op, ValueType type) {
        return new Node(op, type, LINE);
    }

    private static Node apply(Operation operation, ValueType type, Integer... operands) {
        return node(new Op.Apply(operation, List.of(operands)), type);
    }

    private static Program program(int theta, Node... nodes) {
        return new Program(List.of(nodes), List.of(), theta, List.of(), Optional.empty());
    }

    private static Program withState(StateSlot state, int value, Node... nodes) {
        return new Program(List.of(nodes), List.of(state), 0, List.of(value), Optional.empty());
    }

    private static StateSlot slot(Scope scope, Storage storage) {
        return new StateSlot("m", scope, storage, OptionalInt.empty());
    }

    private static void refused(Program program, String because) {
        assertThatThrownBy(() -> IrVerifier.verify(program, "SomePass"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("after SomePass")
                .hasMessageContaining(because);
    }

    @Test
    void aSoundProgramPasses() {
        Program sound = program(3, THETA, ONE, node(new Op.Round(1), ROUNDED), apply(Operation.MUL, TENSOR, 0, 2));
        assertThatCode(() -> IrVerifier.verify(sound, "lowering")).doesNotThrowAnyException();
    }

    @Test
    void scalarsAreRoundedBeforeTheyMeetTensors() {
        refused(program(2, THETA, ONE, apply(Operation.MUL, TENSOR, 0, 1)), "does not take its operands");
    }

    @Test
    void operandsStandBeforeWhatReadsThem() {
        refused(program(0, THETA, apply(Operation.NEG, TENSOR, 2), THETA), "does not stand before it");
        refused(program(0, THETA, apply(Operation.NEG, TENSOR, 1)), "does not stand before it");
    }

    @Test
    void typesAreThoseThatFollow() {
        refused(program(0, THETA, node(new Op.Constant(1), GROUP)), "should have");
        refused(program(0, THETA, node(new Op.Hyper(0), ValueType.scalar(Scope.TENSOR))), "has the type");
    }

    @Test
    void thetaIsATensorValueThatExists() {
        refused(program(1, THETA, ONE), "working precision");
        refused(program(2, THETA, ONE), "does not exist");
    }

    @Test
    void conditionsAreTruthValues() {
        refused(program(0, THETA, apply(Operation.SELECT, TENSOR, 0, 0, 0)), "does not take its operands");
        refused(
                program(0, THETA, apply(Operation.AND, ValueType.truth(Scope.ELEMENT), 0, 0)),
                "does not take its operands");
    }

    @Test
    void doublesAreNotChosenElementByElement() {
        Node condition = apply(Operation.GT, ValueType.truth(Scope.ELEMENT), 0, 0);
        refused(
                program(0, THETA, ONE, condition, apply(Operation.SELECT, TENSOR, 2, 1, 1)),
                "does not take its operands");
    }

    @Test
    void gradientsAreAskedForInTurn() {
        Node second = node(new Op.Gradient(1, OptionalInt.empty()), TENSOR);
        refused(program(0, THETA, second), "out of turn");
    }

    @Test
    void tensorStatesGetWhatTheirStorageHolds() {
        refused(withState(slot(Scope.ELEMENT, Storage.BF16), 0, THETA), "not rounded to BF16");
        Node stored = node(new Op.Store(Storage.BF16, -1, Op.Store.NEAREST, 0), TENSOR);
        Program sound = withState(slot(Scope.ELEMENT, Storage.BF16), 1, THETA, stored);
        assertThatCode(() -> IrVerifier.verify(sound, "lowering")).doesNotThrowAnyException();
    }

    @Test
    void scalarStatesGetDoublesOfTheirScope() {
        refused(withState(slot(Scope.GLOBAL, Storage.PARAM), 0, THETA), "no double");
        refused(withState(slot(Scope.GLOBAL, Storage.PARAM), 1, THETA, node(new Op.Hyper(0), GROUP)), "narrower");
    }

    @Test
    void fillsAreMadeOfHyperparametersAlone() {
        var filled = new StateSlot("m", Scope.TENSOR, Storage.PARAM, OptionalInt.of(1));
        refused(withState(filled, 1, THETA, node(new Op.Step(), SCALAR)), "not made of hyperparameters alone");
    }

    @Test
    void fillsStandBeforeTheStateTheyFill() {
        var filled = new StateSlot("m", Scope.GROUP, Storage.PARAM, OptionalInt.of(2));
        Node state = node(new Op.State(0), GROUP);
        refused(withState(filled, 1, THETA, state, ONE), "stands before the value that fills its state");
    }

    @Test
    void statesExist() {
        refused(program(0, THETA, node(new Op.State(3), TENSOR)), "does not exist");
    }

    @Test
    void evaluationChangesNothingAndAsksForNothing() {
        Program gradient = program(0, node(new Op.Gradient(0, OptionalInt.empty()), TENSOR));
        refused(program(0, THETA).withEvaluation(Optional.of(gradient)), "belongs in a step");
        var state = slot(Scope.ELEMENT, Storage.PARAM);
        Node held = node(new Op.State(0), TENSOR);
        Program changes = withState(state, 0, THETA, held);
        refused(withState(state, 1, THETA, held).withEvaluation(Optional.of(changes)), "state 0 is changed");
    }
}
