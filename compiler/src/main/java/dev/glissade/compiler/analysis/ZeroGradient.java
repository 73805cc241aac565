package dev.glissade.compiler.analysis;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A program with 0 in place of the gradient, made as small as laws allow that hold for the numbers that can be there.
 *
 * <p>Values that are certainly the same number, of either zero, infinite or NaN, get the same place. So a state is left alone by
 * a zero gradient if its new value has the place of its old one.
 */
final class ZeroGradient {

    private final Program program;
    private final Ranges ranges;
    private final List<Interval> made = new ArrayList<>();
    private final Map<Op, Integer> placeOf = new HashMap<>();
    private final Map<Long, Integer> constants = new HashMap<>();
    private final int[] places;

    private ZeroGradient(Program program, Ranges ranges) {
        this.program = program;
        this.ranges = ranges;
        places = new int[program.nodes().size()];
        for (int v = 0; v < places.length; v++) {
            places[v] = place(v, program.node(v));
        }
    }

    /** @param ranges what the values of the program may be */
    static ZeroGradient of(Program program, Ranges ranges) {
        return new ZeroGradient(program, ranges);
    }

    /** Whether the parameter stays what it is. */
    boolean keepsTheta() {
        return places[program.theta()] == leaf(new Op.Theta(), Interval.ALL);
    }

    /** Whether a tensor state stays what it is. */
    boolean keepsState(int slot) {
        return places[program.stateValues().get(slot)] == leaf(new Op.State(slot), ranges.state(slot));
    }

    /** Whether the term of a reduction is such that an element without a gradient might as well not be there. */
    boolean leavesAlone(Op.Reduce reduce) {
        Interval term = made.get(places[reduce.value()]);
        return switch (reduce.reduction()) {
            case COUNT -> true;
            case SUM -> term.isZero();
            case MIN, MAX -> term.equals(Interval.ZERO);
        };
    }

    private int place(int value, Node node) {
        Op op = node.op();
        if (op instanceof Op.Gradient) {
            return constant(0.0);
        } else if (op instanceof Op.State state) {
            return leaf(op, ranges.state(state.slot()));
        } else if (op instanceof Op.Stale stale) {
            return leaf(op, ranges.state(stale.slot()));
        } else if (op instanceof Op.Reduce) {
            // a value of the whole step: of all elements, with the gradients that they have
            return add(ranges.value(value));
        }
        List<Integer> operands = op.operands().stream().map(o -> places[o]).toList();
        if (op instanceof Op.Apply apply) {
            OptionalInt same = new Laws(apply, operands, node.type().scope()).same();
            if (same.isPresent()) {
                return same.getAsInt();
            }
        } else if (op instanceof Op.Store store && isKept(store, operands.get(0))) {
            return operands.get(0);
        }
        Op moved = op.withOperands(operands);
        Node there = new Node(moved, node.type(), node.origin());
        return leaf(
                moved, ranges.operation(there, operands.stream().map(made::get).toList()));
    }

    /** What a state of the storage holds is rounded already. */
    private boolean isKept(Op.Store store, int operand) {
        return program.states().stream()
                .filter(s -> s.storage() == store.storage())
                .map(s -> placeOf.get(new Op.State(program.states().indexOf(s))))
                .anyMatch(place -> place != null && place == operand);
    }

    private int leaf(Op op, Interval range) {
        if (range.isPoint()) {
            return constant(range.low());
        }
        Integer known = placeOf.get(op);
        if (known == null) {
            known = add(range);
            placeOf.put(op, known);
        }
        return known;
    }

    private int constant(double value) {
        return constants.computeIfAbsent(Double.doubleToLongBits(value), bits -> add(Interval.point(value)));
    }

    private int add(Interval range) {
        made.add(range);
        return made.size() - 1;
    }

    /** The laws by which an operation is one of its operands. */
    private final class Laws {
        private final Op.Apply op;
        private final List<Integer> x;
        private final Scope scope;

        Laws(Op.Apply op, List<Integer> operands, Scope scope) {
            this.op = op;
            this.x = operands;
            this.scope = scope;
        }

        private Interval range(int operand) {
            return made.get(x.get(operand));
        }

        OptionalInt same() {
            return switch (op.operation()) {
                case ADD -> vanishes(0, 1) ? at(1) : vanishes(1, 0) ? at(0) : OptionalInt.empty();
                case SUB -> difference();
                case MUL -> isOne(0) ? at(1) : isOne(1) ? at(0) : OptionalInt.empty();
                case DIV -> isOne(1) ? at(0) : OptionalInt.empty();
                case MIN -> leads(0, 1) ? at(0) : leads(1, 0) ? at(1) : OptionalInt.empty();
                case MAX -> leads(0, 1) ? at(1) : leads(1, 0) ? at(0) : OptionalInt.empty();
                case ABS -> Double.compare(range(0).low(), 0.0) >= 0 ? at(0) : OptionalInt.empty();
                case FMA -> contracted();
                case SELECT -> choice();
                default -> OptionalInt.empty();
            };
        }

        private OptionalInt at(int operand) {
            return OptionalInt.of(x.get(operand));
        }

        private boolean isOne(int operand) {
            return range(operand).equals(Interval.point(1));
        }

        /** Whether {@code y + z} is {@code y}, bit for bit: adding -0 changes nothing, adding 0 changes -0 alone. */
        private boolean vanishes(int z, int y) {
            return vanishes(range(z), range(y));
        }

        private boolean vanishes(Interval z, Interval y) {
            return z.isZero() && (!z.contains(0.0) || !y.contains(-0.0));
        }

        private OptionalInt difference() {
            Interval z = range(1);
            if (z.isZero() && (!z.contains(-0.0) || !range(0).contains(-0.0))) {
                return at(0);
            }
            boolean itself = x.get(0).equals(x.get(1));
            return itself && !range(0).nan() && !range(0).isInfinite()
                    ? OptionalInt.of(constant(0.0))
                    : OptionalInt.empty();
        }

        /** Whether the one operand is never above the other: NaN in the other comes out either way. */
        private boolean leads(int low, int high) {
            boolean same = x.get(low).equals(x.get(high));
            return same
                    || (!range(low).nan() && !range(high).nan() && range(low).isBelow(range(high)));
        }

        private OptionalInt contracted() {
            Interval product = new IntervalArithmetic(false).apply(Operation.MUL, List.of(range(0), range(1)));
            boolean exact = range(0).isZero() || range(1).isZero();
            return exact && vanishes(product, range(2)) ? at(2) : OptionalInt.empty();
        }

        /** After a tensor's first step; the first one goes over all elements if they depend on it. */
        private OptionalInt choice() {
            if (x.get(1).equals(x.get(2))) {
                return at(1);
            }
            Op condition = program.node(op.arguments().get(0)).op();
            if (scope == Scope.ELEMENT && condition.equals(new Op.First(Scope.TENSOR))) {
                return at(2);
            }
            Interval known = range(0);
            return known.isPoint() ? at(known.low() != 0 ? 1 : 2) : OptionalInt.empty();
        }
    }

    /** Whether any value of an element depends on whether this is its tensor's first step. */
    static boolean asksForFirst(Program program) {
        boolean[] asks = new boolean[program.nodes().size()];
        boolean any = false;
        for (int v = 0; v < asks.length; v++) {
            Node node = program.node(v);
            boolean operand = node.op().operands().stream().anyMatch(o -> asks[o]);
            asks[v] = node.op().equals(new Op.First(Scope.TENSOR))
                    || (operand
                            && !node.type().isNumber()
                            && node.type().scope().isScalar());
            any |= operand && node.type().scope() == Scope.ELEMENT;
        }
        return any;
    }
}
