package dev.glissade.compiler.check;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.compiler.function.Operation;
import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.UnaryOp;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value of a default, as far as it is known when the rule is compiled; empty where it is not. Truth values are 1 and 0.
 *
 * <p>Good enough to hold against a range: what an optimizer really gets is worked out by the compiled rule.
 */
final class Formula implements Expr.Cases<Optional<Double>> {

    private final Map<String, List<Double>> known;

    /** @param known the values of hyperparameters whose values are known, one for each element */
    Formula(Map<String, List<Double>> known) {
        this.known = known;
    }

    Optional<Double> value(Expr e) {
        return e.accept(this);
    }

    @Override
    public Optional<Double> number(Expr.Num e) {
        return Optional.of(e.value());
    }

    @Override
    public Optional<Double> truth(Expr.Truth e) {
        return Optional.of(e.value() ? 1.0 : 0.0);
    }

    @Override
    public Optional<Double> name(Expr.Name e) {
        return Optional.ofNullable(known.get(e.name()))
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0));
    }

    @Override
    public Optional<Double> builtin(Expr.Known e) {
        return switch (e.builtin()) {
            case PI -> Optional.of(Math.PI);
            case INF -> Optional.of(Double.POSITIVE_INFINITY);
            case THETA, GRAD, T, LOSS, CENTER -> Optional.empty();
        };
    }

    @Override
    public Optional<Double> element(Expr.Element e) {
        if (!(e.index() instanceof Index.OfNumber number)) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.get(e.name().text()))
                .filter(values -> number.value() >= 0 && number.value() < values.size())
                .map(values -> values.get((int) number.value()));
    }

    @Override
    public Optional<Double> unary(Expr.Unary e) {
        return apply(e.op() == UnaryOp.NOT ? Operation.NOT : Operation.NEG, e.operand());
    }

    @Override
    public Optional<Double> binary(Expr.Binary e) {
        return operation(e.op()).flatMap(operation -> apply(operation, e.left(), e.right()));
    }

    private static Optional<Operation> operation(BinaryOp op) {
        return switch (op) {
            case OR -> Optional.of(Operation.OR);
            case AND -> Optional.of(Operation.AND);
            case EQ -> Optional.of(Operation.EQ);
            case NE -> Optional.of(Operation.NE);
            case LT -> Optional.of(Operation.LT);
            case LE -> Optional.of(Operation.LE);
            case GT -> Optional.of(Operation.GT);
            case GE -> Optional.of(Operation.GE);
            case ADD -> Optional.of(Operation.ADD);
            case SUB -> Optional.of(Operation.SUB);
            case MUL -> Optional.of(Operation.MUL);
            case DIV -> Optional.of(Operation.DIV);
            case MOD -> Optional.of(Operation.MOD);
            case POW -> Optional.of(Operation.POW);
            case MATMUL -> Optional.empty();
        };
    }

    @Override
    public Optional<Double> call(Expr.Call e) {
        List<Expr> x = e.arguments();
        Optional<BuiltinFunction> function =
                BuiltinFunction.named(e.function().text()).filter(f -> f.takes(x.size()) && !f.isReduction(x.size()));
        if (function.isEmpty()) {
            return Optional.empty();
        }
        return switch (function.get()) {
            case SQRT -> apply(Operation.SQRT, x.get(0));
            case RSQRT -> apply(Operation.SQRT, x.get(0)).map(root -> 1 / root);
            case SQUARE -> value(x.get(0)).map(v -> v * v);
            case ABS -> apply(Operation.ABS, x.get(0));
            case SIGN -> apply(Operation.SIGN, x.get(0));
            case EXP -> apply(Operation.EXP, x.get(0));
            case LOG -> apply(Operation.LOG, x.get(0));
            case POW -> apply(Operation.POW, x.get(0), x.get(1));
            case TANH -> apply(Operation.TANH, x.get(0));
            case SIGMOID -> apply(Operation.SIGMOID, x.get(0));
            case FLOOR -> apply(Operation.FLOOR, x.get(0));
            case SIN -> apply(Operation.SIN, x.get(0));
            case COS -> apply(Operation.COS, x.get(0));
            case WHERE -> apply(Operation.SELECT, x.get(0), x.get(1), x.get(2));
            case CLIP ->
                apply(Operation.MAX, x.get(0), x.get(1))
                        .flatMap(low -> value(x.get(2)).map(high -> Math.min(low, high)));
            case MIN -> fold(Operation.MIN, x);
            case MAX -> fold(Operation.MAX, x);
            case LEN ->
                x.get(0) instanceof Expr.Name name
                        ? Optional.ofNullable(known.get(name.name())).map(values -> (double) values.size())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Double> fold(Operation operation, List<Expr> x) {
        Optional<Double> result = value(x.get(0));
        for (Expr e : x.subList(1, x.size())) {
            Optional<Double> next = value(e);
            result = result.flatMap(a -> next.map(b -> operation.apply(new double[] {a, b})));
        }
        return result;
    }

    private Optional<Double> apply(Operation operation, Expr... operands) {
        double[] values = new double[operands.length];
        for (int i = 0; i < operands.length; i++) {
            Optional<Double> value = value(operands[i]);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.get();
        }
        return Optional.of(operation.apply(values));
    }

    @Override
    public Optional<Double> gradientAt(Expr.GradientAt e) {
        return Optional.empty();
    }

    @Override
    public Optional<Double> prev(Expr.Prev e) {
        return Optional.empty();
    }

    @Override
    public Optional<Double> stale(Expr.Stale e) {
        return Optional.empty();
    }
}
