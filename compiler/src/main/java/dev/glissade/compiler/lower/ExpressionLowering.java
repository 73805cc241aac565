package dev.glissade.compiler.lower;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.compiler.function.Operation;
import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.UnaryOp;
import java.util.Optional;
import java.util.OptionalDouble;

/** Lowers expressions, in the order of the text; the parse tree decides the order of operations. */
final class ExpressionLowering implements Expr.Cases<Operand> {

    private final Flow flow;
    private final Names names;
    private final FunctionLowering functions;

    ExpressionLowering(Flow flow, Names names) {
        this.flow = flow;
        this.names = names;
        this.functions = new FunctionLowering(flow, names, this);
    }

    Operand lower(Expr expression) {
        return expression.accept(this);
    }

    @Override
    public Operand number(Expr.Num e) {
        return flow.number(e.value());
    }

    @Override
    public Operand truth(Expr.Truth e) {
        return flow.truth(e.value());
    }

    @Override
    public Operand name(Expr.Name e) {
        return names.name(e.name());
    }

    @Override
    public Operand builtin(Expr.Known e) {
        return names.builtin(e.builtin());
    }

    @Override
    public Operand element(Expr.Element e) {
        return names.element(e.name(), e.index());
    }

    @Override
    public Operand unary(Expr.Unary e) {
        Operand operand = lower(e.operand());
        return switch (e.op()) {
            case NEG -> flow.apply(Operation.NEG, operand);
            case NOT -> flow.apply(Operation.NOT, operand);
        };
    }

    @Override
    public Operand binary(Expr.Binary e) {
        if (e.op() == BinaryOp.POW) {
            OptionalDouble exponent = literal(e.right());
            if (exponent.isPresent()) {
                return functions.power(lower(e.left()), exponent.getAsDouble());
            }
        }
        return apply(e.op(), lower(e.left()), lower(e.right()));
    }

    /** The operation of an operator, also of the one inside {@code +=}. */
    Operand apply(BinaryOp op, Operand left, Operand right) {
        return flow.apply(
                switch (op) {
                    case OR -> Operation.OR;
                    case AND -> Operation.AND;
                    case EQ -> Operation.EQ;
                    case NE -> Operation.NE;
                    case LT -> Operation.LT;
                    case LE -> Operation.LE;
                    case GT -> Operation.GT;
                    case GE -> Operation.GE;
                    case ADD -> Operation.ADD;
                    case SUB -> Operation.SUB;
                    case MUL -> Operation.MUL;
                    case DIV -> Operation.DIV;
                    case MOD -> Operation.MOD;
                    case POW -> Operation.POW;
                    case MATMUL -> throw Names.illegal("'@'");
                },
                left,
                right);
    }

    /** The value of a literal, with or without a sign. */
    private static OptionalDouble literal(Expr e) {
        if (e instanceof Expr.Num n) {
            return OptionalDouble.of(n.value());
        }
        if (e instanceof Expr.Unary u && u.op() == UnaryOp.NEG && u.operand() instanceof Expr.Num n) {
            return OptionalDouble.of(-n.value());
        }
        return OptionalDouble.empty();
    }

    @Override
    public Operand call(Expr.Call e) {
        Optional<BuiltinFunction> function = BuiltinFunction.named(e.function().text());
        return function.isPresent() ? functions.call(function.get(), e) : names.schedule(e);
    }

    @Override
    public Operand gradientAt(Expr.GradientAt e) {
        return names.gradientAt(flow.asTensor(lower(e.point())));
    }

    @Override
    public Operand prev(Expr.Prev e) {
        return names.prev(e.of());
    }

    @Override
    public Operand stale(Expr.Stale e) {
        return names.stale(e.of());
    }
}
