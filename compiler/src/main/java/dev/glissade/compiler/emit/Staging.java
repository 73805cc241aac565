package dev.glissade.compiler.emit;

import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Output;
import dev.glissade.compiler.ir.Plan.Place;
import dev.glissade.compiler.ir.Plan.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes a loop apart where a value is rounded to a storage that only the runtime knows.
 *
 * <p>The first part works out what is to be rounded and leaves it in working room; then the block is rounded; what reads the
 * rounded value is in the next part, and so on. Each part has the old values of the tensors to work with: states are read before
 * the first part, and the parameter is written by the last part that reads it.
 *
 * <p>Before: {@code m = bf16(b*m + g); theta = theta - lr*m}. After: {@code kept0 = b*m + g}, round {@code kept0} and write it to
 * {@code m}, {@code theta = theta - lr*kept0}.
 */
final class Staging {

    /**
     * A part of a loop, and what is done with the blocks that it leaves.
     *
     * @param body a loop without open roundings
     */
    record Part(Body body, List<Assignment> assignments) {}

    /**
     * What is done with a block of working room when its part has run.
     *
     * @param room the number of the block
     * @param slot the state
     * @param place the place of the assignment in its unit; {@link Op.Store#NEAREST} if the values are rounded already or are
     *     initial ones
     * @param written whether the state gets it; otherwise it is rounded and no more
     */
    record Assignment(int room, int slot, int place, boolean written) {}

    private final Body body;
    private final Map<Integer, Value> values = new HashMap<>();

    /** For each value of the loop the part that first can have it; a rounded value is there for the part after its own. */
    private final Map<Integer, Integer> level = new HashMap<>();

    private final Map<Integer, Integer> rooms = new HashMap<>();
    private int count;

    private Staging(Body body) {
        this.body = body;
        for (Value value : body.values()) {
            values.put(value.number(), value);
            int latest = operands(value).stream().mapToInt(this::levelOf).max().orElse(0);
            level.put(value.number(), isOpen(value) ? latest + 1 : latest);
        }
    }

    /** The parts of a loop; one, the loop itself, if nothing is rounded and no state is written. */
    static List<Part> split(Body body) {
        return new Staging(body).parts();
    }

    private static boolean isOpen(Value value) {
        return !value.read() && value.node().op() instanceof Op.Store store && store.isOpen();
    }

    private static List<Integer> operands(Value value) {
        return value.read() ? List.of() : value.node().op().operands();
    }

    private int levelOf(int value) {
        return Objects.requireNonNull(level.get(value), "a loop reads what it does not work out");
    }

    private List<Part> parts() {
        Map<Integer, List<Output>> outputs = new TreeMap<>();
        Map<Integer, List<Assignment>> assignments = new HashMap<>();
        List<Output> theta = new ArrayList<>();
        Set<Integer> written = new HashSet<>();
        for (Output output : body.outputs()) {
            if (output.place() instanceof Place.Theta) {
                theta.add(output);
            } else if (output.place() instanceof Place.State state) {
                state(state.slot(), output.value(), outputs, assignments, written);
            } else {
                add(outputs, levelOf(output.value()), output);
            }
        }
        for (Value value : body.values()) {
            if (isOpen(value) && !written.contains(value.number())) {
                round(value, false, outputs, assignments);
            }
        }
        for (Output output : theta) {
            int last = levelOf(output.value());
            for (Map.Entry<Integer, List<Output>> part : outputs.entrySet()) {
                if (slice(part.getValue()).stream().anyMatch(v -> v.node().op() instanceof Op.Theta)) {
                    last = Math.max(last, part.getKey());
                }
            }
            add(outputs, last, output);
        }
        List<Part> parts = new ArrayList<>();
        outputs.forEach((k, those) ->
                parts.add(new Part(new Body(slice(those), those), assignments.getOrDefault(k, List.of()))));
        return parts;
    }

    private void state(
            int slot,
            int number,
            Map<Integer, List<Output>> outputs,
            Map<Integer, List<Assignment>> assignments,
            Set<Integer> written) {
        Value value = Objects.requireNonNull(values.get(number), "a loop stores what it does not work out");
        if (isOpen(value)) {
            written.add(number);
            round(value, true, outputs, assignments);
        } else {
            // one of several rounded values: writing it rounds nothing
            int part = levelOf(number);
            int room = count++;
            add(outputs, part, new Output(new Place.Kept(room), number));
            assignments
                    .computeIfAbsent(part, k -> new ArrayList<>())
                    .add(new Assignment(room, slot, Op.Store.NEAREST, true));
        }
    }

    private void round(
            Value value,
            boolean write,
            Map<Integer, List<Output>> outputs,
            Map<Integer, List<Assignment>> assignments) {
        Op.Store store = (Op.Store) value.node().op();
        int part = levelOf(value.number()) - 1;
        int room = count++;
        rooms.put(value.number(), room);
        add(outputs, part, new Output(new Place.Kept(room), store.value()));
        assignments
                .computeIfAbsent(part, k -> new ArrayList<>())
                .add(new Assignment(room, store.slot(), store.place(), write));
    }

    private static void add(Map<Integer, List<Output>> outputs, int part, Output output) {
        outputs.computeIfAbsent(part, k -> new ArrayList<>()).add(output);
    }

    /** The values that a part works out or loads; rounded ones are loads of what an earlier part has left. */
    private List<Value> slice(List<Output> outputs) {
        Set<Integer> needed = new HashSet<>();
        outputs.forEach(o -> needed.add(o.value()));
        List<Value> result = new ArrayList<>();
        for (int i = body.values().size() - 1; i >= 0; i--) {
            Value value = body.values().get(i);
            if (!needed.contains(value.number())) {
                continue;
            }
            if (isOpen(value)) {
                Op kept = new Op.Kept(rooms.getOrDefault(value.number(), -1));
                Node node = new Node(kept, value.node().type(), value.node().origin());
                result.add(0, new Value(value.number(), node, false, false));
            } else {
                needed.addAll(operands(value));
                result.add(0, value);
            }
        }
        return result;
    }
}
