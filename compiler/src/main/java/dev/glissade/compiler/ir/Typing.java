package dev.glissade.compiler.ir;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.type.Kind;
import dev.glissade.compiler.type.Precision;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.ValueType;
import java.util.List;

/**
 * The type of a value follows from how it is made; this is the one place that says how.
 *
 * <p>Three kinds of value bring a scope of their own along: a state and its stale value have their slot's, a hyperparameter is
 * global if it is uniform and a group's otherwise.
 */
public final class Typing {

    private Typing() {}

    /** Whether the type of {@code op} has to be given, because it follows from a slot and not from the operands. */
    static boolean isGiven(Op op) {
        return op instanceof Op.Hyper || op instanceof Op.State || op instanceof Op.Stale;
    }

    /**
     * The type of {@code op} on operands of the given types.
     *
     * @throws IllegalArgumentException if the operation does not take such operands, or if its type has to be given
     */
    public static ValueType of(Op op, List<ValueType> operands) {
        return op.accept(new Rules(operands));
    }

    private static IllegalArgumentException refuse(Object what, List<ValueType> operands) {
        return new IllegalArgumentException(what + " does not take operands of the types " + operands);
    }

    private record Rules(List<ValueType> operands) implements Op.Cases<ValueType> {

        @Override
        public ValueType constant(Op.Constant op) {
            return ValueType.scalar(Scope.GLOBAL);
        }

        @Override
        public ValueType truth(Op.Truth op) {
            return ValueType.truth(Scope.GLOBAL);
        }

        @Override
        public ValueType hyper(Op.Hyper op) {
            throw refuse(op, operands);
        }

        @Override
        public ValueType step(Op.Step op) {
            return ValueType.scalar(Scope.GLOBAL);
        }

        @Override
        public ValueType loss(Op.Loss op) {
            return ValueType.scalar(Scope.GLOBAL);
        }

        @Override
        public ValueType first(Op.First op) {
            if (op.scope() != Scope.TENSOR && op.scope() != Scope.GLOBAL) {
                throw refuse(op, operands);
            }
            return ValueType.truth(op.scope());
        }

        @Override
        public ValueType theta(Op.Theta op) {
            return ValueType.tensor();
        }

        @Override
        public ValueType state(Op.State op) {
            throw refuse(op, operands);
        }

        @Override
        public ValueType stale(Op.Stale op) {
            throw refuse(op, operands);
        }

        @Override
        public ValueType gradient(Op.Gradient op) {
            require(operands.stream().allMatch(Rules::isWorking), op);
            return ValueType.tensor();
        }

        @Override
        public ValueType draw(Op.Draw op) {
            return ValueType.tensor();
        }

        @Override
        public ValueType round(Op.Round op) {
            ValueType value = operands.get(0);
            require(value.isNumber() && value.precision() == Precision.DOUBLE, op);
            return new ValueType(Kind.NUMBER, Precision.WORKING, value.scope());
        }

        @Override
        public ValueType store(Op.Store op) {
            require(isWorking(operands.get(0)), op);
            return op.isOpen() ? ValueType.tensor() : operands.get(0);
        }

        @Override
        public ValueType reduce(Op.Reduce op) {
            require(op.scope().isScalar() && isWorking(operands.get(0)), op);
            return ValueType.scalar(op.scope());
        }

        @Override
        public ValueType apply(Op.Apply op) {
            Operation operation = op.operation();
            require(operands.size() == operation.arity(), op);
            Scope scope = operands.stream().map(ValueType::scope).reduce(Scope.GLOBAL, Scope::narrower);
            return switch (operation) {
                case AND, OR, NOT -> truthOf(operands.stream().noneMatch(ValueType::isNumber), scope, op);
                case EQ, NE -> truthOf(agree(operands), scope, op);
                case LT, LE, GT, GE ->
                    truthOf(agree(operands) && operands.get(0).isNumber(), scope, op);
                case SELECT -> {
                    require(!operands.get(0).isNumber() && agree(operands.subList(1, 3)), op);
                    yield made(operands.get(1), scope, op);
                }
                case MOD, SIN, COS -> {
                    require(scope.isScalar() && operands.stream().noneMatch(Rules::isWorking), op);
                    require(agree(operands) && operands.get(0).isNumber(), op);
                    yield ValueType.scalar(scope);
                }
                default -> {
                    require(agree(operands) && operands.get(0).isNumber(), op);
                    yield made(operands.get(0), scope, op);
                }
            };
        }

        private ValueType made(ValueType like, Scope scope, Op op) {
            // a double would have to be rounded before it can be chosen element by element
            require(!like.isNumber() || isWorking(like) || scope.isScalar(), op);
            return new ValueType(like.kind(), like.precision(), scope);
        }

        private ValueType truthOf(boolean legal, Scope scope, Op op) {
            require(legal, op);
            return ValueType.truth(scope);
        }

        private void require(boolean legal, Op op) {
            if (!legal) {
                throw refuse(op, operands);
            }
        }

        private static boolean agree(List<ValueType> types) {
            return types.stream().map(ValueType::kind).distinct().count() == 1
                    && types.stream().map(ValueType::precision).distinct().count() == 1;
        }

        private static boolean isWorking(ValueType type) {
            return type.isNumber() && type.precision() == Precision.WORKING;
        }
    }
}
