package dev.glissade.compiler.lower;

import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The gradients that a step asks for: one for each distinct point, and what the units left of a unit make of it.
 *
 * <p>A unit that assigns {@code grad} runs in its place for the plain gradient, and once more for each {@code grad(point)}
 * right of it, with {@code theta} standing for the point. One with a state or random numbers may run only once: if nothing right
 * of it reads the plain gradient, its one run is put off until the point is known.
 */
final class Gradients {

    private record Made(int point, int part) {}

    private final VariantLowering chain;
    private final List<LivePart> parts;
    private final Structure structure;
    private final Map<Integer, Operand> byPoint = new HashMap<>();
    private final Map<Made, Operand> made = new HashMap<>();
    private int asked;

    Gradients(VariantLowering chain, List<LivePart> parts) {
        this.chain = chain;
        this.parts = parts;
        this.structure = new Structure(chain.flow().values());
    }

    /** The gradient at the parameter as the step began. */
    Operand plain() {
        int theta = chain.flow().tensor(new Op.Theta()).value();
        return byPoint.computeIfAbsent(
                structure.of(theta), p -> chain.flow().tensor(new Op.Gradient(asked++, OptionalInt.empty())));
    }

    /** Whether the part's one run waits for a point. */
    boolean isDeferred(LivePart part) {
        return part.assignsGradient()
                && part.runsOnce()
                && parts.subList(part.index() + 1, parts.size()).stream().anyMatch(LivePart::asksAtPoints)
                && !GradientReads.plainAfter(parts, part.index());
    }

    /** {@code grad(point)} in the part with the given index. */
    Operand at(Operand point, int index) {
        int place = structure.of(point.value());
        Operand gradient = byPoint.computeIfAbsent(
                place, p -> chain.flow().tensor(new Op.Gradient(asked++, OptionalInt.of(point.value()))));
        for (LivePart part : parts.subList(0, index)) {
            if (part.assignsGradient()) {
                var key = new Made(place, part.index());
                Operand before = gradient;
                Operand after = made.get(key);
                gradient = after != null ? after : transformed(part, point, before);
                made.put(key, gradient);
            }
        }
        return gradient;
    }

    private Operand transformed(LivePart part, Operand point, Operand gradient) {
        Flow flow = chain.flow();
        Operand theta = flow.get(Variable.THETA);
        Operand grad = flow.get(Variable.GRAD);
        flow.set(Variable.THETA, point);
        flow.set(Variable.GRAD, gradient);
        chain.run(part);
        Operand result = flow.get(Variable.GRAD);
        flow.set(Variable.THETA, theta);
        flow.set(Variable.GRAD, grad);
        return result;
    }

    /** Numbers values by how they are made, so that two that are made alike have one number. */
    private static final class Structure {
        private final Values values;
        private final List<Integer> numbers = new ArrayList<>();
        private final Map<Op, Integer> first = new HashMap<>();

        Structure(Values values) {
            this.values = values;
        }

        int of(int value) {
            for (int i = numbers.size(); i <= value; i++) {
                Op op = values.op(i);
                Op alike =
                        op.withOperands(op.operands().stream().map(numbers::get).toList());
                numbers.add(first.computeIfAbsent(alike, o -> first.size()));
            }
            return numbers.get(value);
        }
    }
}
