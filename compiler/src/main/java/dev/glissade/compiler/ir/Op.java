package dev.glissade.compiler.ir;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import java.util.List;
import java.util.OptionalInt;

/** How one value is made. Operands are the numbers of earlier values of the same {@link Program}. */
public sealed interface Op {

    /** The numbers of the values that it reads, in order. */
    default List<Integer> operands() {
        return List.of();
    }

    /** The same operation on other operands, given in the order of {@link #operands()}. */
    default Op withOperands(List<Integer> operands) {
        return this;
    }

    <R> R accept(Cases<R> cases);

    /** One function per kind of operation: a new kind does not compile until every stage handles it. */
    interface Cases<R> {
        R constant(Constant op);

        R truth(Truth op);

        R hyper(Hyper op);

        R step(Step op);

        R loss(Loss op);

        R first(First op);

        R theta(Theta op);

        R state(State op);

        R stale(Stale op);

        R gradient(Gradient op);

        R draw(Draw op);

        R apply(Apply op);

        R round(Round op);

        R store(Store op);

        /** A block that an earlier loop has left; only in what the emitter makes of a loop, never in a program. */
        default R kept(Kept op) {
            throw new IllegalStateException(op + " in a program");
        }

        R reduce(Reduce op);
    }

    /** A literal: a global scalar in double. */
    record Constant(double value) implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.constant(this);
        }
    }

    record Truth(boolean value) implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.truth(this);
        }
    }

    /** The value of a hyperparameter slot in this step: a group scalar in double. A list has one slot per element. */
    record Hyper(int slot) implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.hyper(this);
        }
    }

    /** {@code t}: a global scalar. */
    record Step() implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.step(this);
        }
    }

    /** {@code loss}: a global scalar. */
    record Loss() implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.loss(this);
        }
    }

    /**
     * Whether states of the scope have their initial value to receive in this step: for {@code TENSOR} the tensor's first step
     * with a gradient, for {@code GLOBAL} (group and global states) the first step of all.
     */
    record First(Scope scope) implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.first(this);
        }
    }

    /** The parameter as the step began (in an evaluation program: as it is). */
    record Theta() implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.theta(this);
        }
    }

    /** A state as the step began (in an evaluation program: as it is): a tensor, or a scalar in double of its slot's scope. */
    record State(int slot) implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.state(this);
        }
    }

    /** The value of a state when the worker read the parameters; handed in by the caller, by default the same as {@link State}. */
    record Stale(int slot) implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.stale(this);
        }
    }

    /**
     * The gradient at the parameter as the step began, or at {@code point}. Two of them never have the same point.
     *
     * @param number its place in the order in which the caller is asked, from 0
     * @param point a tensor value, or empty for the parameter
     */
    record Gradient(int number, OptionalInt point) implements Op {
        @Override
        public List<Integer> operands() {
            return point.isPresent() ? List.of(point.getAsInt()) : List.of();
        }

        @Override
        public Op withOperands(List<Integer> operands) {
            return operands.isEmpty() ? this : new Gradient(number, OptionalInt.of(operands.get(0)));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.gradient(this);
        }
    }

    /** Random numbers, one per element. */
    enum Distribution {
        NORMAL,
        UNIFORM
    }

    /**
     * A tensor of counter-based random numbers.
     *
     * @param unit the place of the unit in the chain, from 0
     * @param place the place of the call in the unit
     */
    record Draw(Distribution distribution, int unit, int place) implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.draw(this);
        }
    }

    /**
     * An elementwise operation or function. Its type follows from its operands: the narrowest scope of all; in double if all
     * are doubles. A double scalar never meets a working-precision operand without a {@link Round} between.
     */
    record Apply(Operation operation, List<Integer> arguments) implements Op {
        public Apply {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Integer> operands() {
            return arguments;
        }

        @Override
        public Op withOperands(List<Integer> operands) {
            return new Apply(operation, operands);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.apply(this);
        }
    }

    /** A double scalar rounded to the working precision; keeps its scope. */
    record Round(int value) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(value);
        }

        @Override
        public Op withOperands(List<Integer> operands) {
            return new Round(operands.get(0));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.round(this);
        }
    }

    /**
     * A value rounded to the storage of a tensor state and read back.
     *
     * @param storage what the rule says that the state is kept in
     * @param slot the state, whose storage a user may change; -1 for a state that does not exist under these flags, but whose
     *     initial value is read
     * @param place the place of the assignment in its unit, which random rounding is keyed by; -1 for an initial value, which is
     *     rounded to nearest
     */
    record Store(Storage storage, int slot, int place, int value) implements Op {

        /** The rounding of an initial value, or of one that belongs to no state. */
        public static final int NEAREST = -1;

        /** Whether only the runtime knows the storage. */
        public boolean isOpen() {
            return slot >= 0;
        }

        @Override
        public List<Integer> operands() {
            return List.of(value);
        }

        @Override
        public Op withOperands(List<Integer> operands) {
            return new Store(storage, slot, place, operands.get(0));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.store(this);
        }
    }

    /**
     * What an earlier loop has left, and no program knows of: in working room of the thread, for a later part of a loop whose states
     * may be kept in any storage; otherwise in the working memory of that number.
     */
    record Kept(int number) implements Op {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.kept(this);
        }
    }

    /** What a reduction does. Everything else ({@code norm}, {@code mean}, {@code dot} ...) is made of these. */
    enum Reduction {
        SUM,
        MIN,
        MAX,
        COUNT
    }

    /**
     * A reduction of a tensor value to a double scalar, in the order that section 13 of the language fixes.
     *
     * @param scope over what: one tensor, the tensors of a group, or all
     */
    record Reduce(Reduction reduction, Scope scope, int value) implements Op {
        @Override
        public List<Integer> operands() {
            return List.of(value);
        }

        @Override
        public Op withOperands(List<Integer> operands) {
            return new Reduce(reduction, scope, operands.get(0));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reduce(this);
        }
    }
}
