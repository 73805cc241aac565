package dev.glissade.compiler.ir;

import dev.glissade.compiler.type.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * A step under one choice of flags, as a pure function.
 *
 * <p>Value {@code i} is {@code nodes.get(i)}; its operands have smaller numbers. Only {@code lower} and {@code pass} make
 * programs.
 *
 * @param nodes the values
 * @param states the states that exist under these flags
 * @param theta the number of the value that the parameter gets
 * @param stateValues for each state slot, the number of the value that it gets
 * @param evaluation the point of {@code eval}, as a program of its own whose {@code theta} is that point and which changes no
 *     state; its slots are the same, but have no fill
 */
public record Program(
        List<Node> nodes, List<StateSlot> states, int theta, List<Integer> stateValues, Optional<Program> evaluation) {
    public Program {
        nodes = List.copyOf(nodes);
        states = List.copyOf(states);
        stateValues = List.copyOf(stateValues);
    }

    public Node node(int value) {
        return nodes.get(value);
    }

    /** Whether states are rounded to storages that only the runtime knows, those included that the rule keeps as the parameter. */
    public boolean isStaged() {
        return nodes.stream()
                .anyMatch(node ->
                        node.op() instanceof Op.Store store && store.isOpen() && store.storage() == Storage.PARAM);
    }

    /** The program with other values in place of its own: {@code map} says which of them stands for which old one. */
    public Program renumbered(List<Node> values, IntUnaryOperator map) {
        List<StateSlot> slots = new ArrayList<>();
        for (StateSlot slot : states) {
            OptionalInt fill = slot.fill().isPresent()
                    ? OptionalInt.of(map.applyAsInt(slot.fill().getAsInt()))
                    : OptionalInt.empty();
            slots.add(new StateSlot(slot.name(), slot.scope(), slot.storage(), fill));
        }
        return new Program(
                values,
                slots,
                map.applyAsInt(theta),
                stateValues.stream().map(map::applyAsInt).toList(),
                evaluation);
    }

    public Program withEvaluation(Optional<Program> other) {
        return new Program(nodes, states, theta, stateValues, other);
    }
}
