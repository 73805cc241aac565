package dev.glissade.compiler.lower;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Values;
import dev.glissade.compiler.type.Precision;
import dev.glissade.compiler.type.ValueType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program made so far, and what each variable is worth at the statement that is being lowered.
 *
 * <p>Here scalars are rounded where they meet tensors, and here the two ends of a branch are joined.
 */
final class Flow {

    private final Values values;
    private Map<Variable, Operand> bindings = new HashMap<>();
    private Node.Origin origin = new Node.Origin("", 0);

    Flow(Values values) {
        this.values = values;
    }

    Values values() {
        return values;
    }

    /** Says from which line the values come that are made from now on. */
    void at(Node.Origin line) {
        origin = line;
    }

    Operand get(Variable variable) {
        return find(variable)
                .orElseThrow(() -> new IllegalStateException("lowering: " + variable + " is read but has no value"));
    }

    Optional<Operand> find(Variable variable) {
        return Optional.ofNullable(bindings.get(variable));
    }

    void set(Variable variable, Operand value) {
        bindings.put(variable, value);
    }

    void forget(Variable variable) {
        bindings.remove(variable);
    }

    /** Names a value for readers of generated code, if it was made by the statement that is being lowered. */
    void name(Operand operand, String name) {
        Node node = values.get(operand.value());
        if (node.origin().equals(origin) && node.op() instanceof Op.Apply) {
            values.name(operand.value(), name);
        }
    }

    /** What all variables are worth now; later assignments do not change it. */
    Map<Variable, Operand> snapshot() {
        return new HashMap<>(bindings);
    }

    void restore(Map<Variable, Operand> snapshot) {
        bindings = new HashMap<>(snapshot);
    }

    /** After a branch: a variable that both ends have is selected by the condition; what only one of them has is gone. */
    void join(Operand condition, Map<Variable, Operand> then, Map<Variable, Operand> otherwise) {
        Map<Variable, Operand> joined = new HashMap<>();
        then.keySet().stream()
                .filter(otherwise::containsKey)
                .sorted(Comparator.comparing(Object::toString))
                .forEach(variable -> {
                    Operand a = then.get(variable);
                    Operand b = otherwise.get(variable);
                    if (a != null && b != null) {
                        joined.put(variable, a.equals(b) ? a : select(condition, a, b));
                    }
                });
        bindings = joined;
    }

    /** A value that is the same for all tensors, groups or elements of the scope that its operation has. */
    Operand scalar(Op op) {
        return new Operand(values.add(op, origin), false);
    }

    /** A value of a slot's type. */
    Operand typed(Op op, ValueType type) {
        return new Operand(values.add(op, type, origin), type.isTensor());
    }

    Operand tensor(Op op) {
        return new Operand(values.add(op, origin), true);
    }

    Operand number(double value) {
        return scalar(new Op.Constant(value));
    }

    Operand truth(boolean value) {
        return scalar(new Op.Truth(value));
    }

    /** An elementwise operation: in double if all operands are scalars, otherwise in the working precision. */
    Operand apply(Operation operation, Operand... operands) {
        boolean tensor = Arrays.stream(operands).anyMatch(Operand::tensor);
        List<Integer> arguments = Arrays.stream(operands)
                .map(o -> tensor ? asTensor(o) : o)
                .map(Operand::value)
                .toList();
        return new Operand(values.add(new Op.Apply(operation, arguments), origin), tensor);
    }

    /** The operand as a tensor takes it: a scalar number is rounded to the working precision. */
    Operand asTensor(Operand operand) {
        ValueType type = values.type(operand.value());
        if (type.isNumber() && type.precision() == Precision.DOUBLE) {
            return new Operand(values.add(new Op.Round(operand.value()), origin), true);
        }
        return new Operand(operand.value(), true);
    }

    /** {@code where(condition, a, b)}; a condition that flags decide leaves one of the two. */
    Operand select(Operand condition, Operand a, Operand b) {
        if (values.op(condition.value()) instanceof Op.Truth truth) {
            Operand chosen = truth.value() ? a : b;
            return condition.tensor() || a.tensor() || b.tensor() ? asTensor(chosen) : chosen;
        }
        return apply(Operation.SELECT, condition, a, b);
    }
}
