package dev.glissade.compiler.ir;

import dev.glissade.compiler.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a program that is being made, in order; each gets its type as it is added.
 *
 * <p>Not thread-safe: one program, one thread.
 */
public final class Values {

    /** The most values of a program; the longest rules of use have some hundreds. */
    private static final int MAX = 12_000;

    private final List<Node> nodes = new ArrayList<>();

    /**
     * Adds a value and works out its type.
     *
     * @return its number
     * @throws IllegalArgumentException if the operands do not fit
     * @throws RuleTooLarge if there are too many values
     */
    public int add(Op op, Node.Origin origin) {
        List<ValueType> operands =
                op.operands().stream().map(o -> nodes.get(o).type()).toList();
        return add(op, Typing.of(op, operands), origin);
    }

    /** Adds a value whose type follows from its slot: a hyperparameter, a state, a stale value. */
    public int add(Op op, ValueType type, Node.Origin origin) {
        RuleTooLarge.check(nodes.size() + 1, MAX, "operations in a step");
        nodes.add(new Node(op, type, origin));
        return nodes.size() - 1;
    }

    /** Adds {@code op} in place of {@code old}, of which it keeps the origin, and the type where that follows from a slot. */
    public int replace(Node old, Op op) {
        return Typing.isGiven(op) ? add(op, old.type(), old.origin()) : add(op, old.origin());
    }

    /** Gives a value the name that the rule gives it; a value that has one keeps it. */
    public void name(int value, String name) {
        Node node = nodes.get(value);
        Node.Origin origin = node.origin();
        if (origin.name().isEmpty()) {
            var named = new Node.Origin(origin.source(), origin.line(), Optional.of(name));
            nodes.set(value, new Node(node.op(), node.type(), named));
        }
    }

    public Node get(int value) {
        return nodes.get(value);
    }

    public Op op(int value) {
        return nodes.get(value).op();
    }

    public ValueType type(int value) {
        return nodes.get(value).type();
    }

    public int size() {
        return nodes.size();
    }

    public List<Node> toList() {
        return List.copyOf(nodes);
    }
}
