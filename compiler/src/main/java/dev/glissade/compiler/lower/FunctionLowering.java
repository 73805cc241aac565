package dev.glissade.compiler.lower;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.type.Scope;
import dev.glissade.dsl.ast.Expr;

/** What the functions of the language are made of, as section 13 of the language page says. */
final class FunctionLowering {

    private final Flow flow;
    private final Names names;
    private final ExpressionLowering expressions;

    FunctionLowering(Flow flow, Names names, ExpressionLowering expressions) {
        this.flow = flow;
        this.names = names;
        this.expressions = expressions;
    }

    Operand call(BuiltinFunction function, Expr.Call call) {
        return switch (function.rule(call.arguments().size())) {
            case ELEMENTWISE, SCALAR, CHOICE -> elementwise(function, operands(call));
            case REDUCTION -> reduction(function, scope(call), operands(call));
            case DRAW ->
                names.draw(function == BuiltinFunction.NORMAL ? Op.Distribution.NORMAL : Op.Distribution.UNIFORM, call);
            case LENGTH -> flow.number(names.length(listName(call)));
            case MATRIX -> throw Names.illegal("'" + function.word() + "'");
        };
    }

    private Operand[] operands(Expr.Call call) {
        return call.arguments().stream().map(expressions::lower).toArray(Operand[]::new);
    }

    private static String listName(Expr.Call call) {
        if (call.arguments().get(0) instanceof Expr.Name list) {
            return list.name();
        }
        throw Names.illegal("the argument of 'len'");
    }

    private static Scope scope(Expr.Call call) {
        return call.scope()
                .map(word -> switch (word) {
                    case TENSOR -> Scope.TENSOR;
                    case GROUP -> Scope.GROUP;
                    case GLOBAL -> Scope.GLOBAL;
                })
                .orElse(Scope.TENSOR);
    }

    private Operand elementwise(BuiltinFunction function, Operand[] x) {
        return switch (function) {
            case SQRT -> flow.apply(Operation.SQRT, x);
            case RSQRT -> power(x[0], -0.5);
            case SQUARE -> power(x[0], 2);
            case ABS -> flow.apply(Operation.ABS, x);
            case SIGN -> flow.apply(Operation.SIGN, x);
            case EXP -> flow.apply(Operation.EXP, x);
            case LOG -> flow.apply(Operation.LOG, x);
            case POW -> flow.apply(Operation.POW, x);
            case TANH -> flow.apply(Operation.TANH, x);
            case SIGMOID -> flow.apply(Operation.SIGMOID, x);
            case FLOOR -> flow.apply(Operation.FLOOR, x);
            case SIN -> flow.apply(Operation.SIN, x);
            case COS -> flow.apply(Operation.COS, x);
            case CLIP -> flow.apply(Operation.MIN, flow.apply(Operation.MAX, x[0], x[1]), x[2]);
            case WHERE -> flow.select(x[0], x[1], x[2]);
            case MIN -> fold(Operation.MIN, x);
            case MAX -> fold(Operation.MAX, x);
            default -> throw Names.illegal("'" + function.word() + "'");
        };
    }

    private Operand fold(Operation operation, Operand[] x) {
        Operand result = x[0];
        for (int i = 1; i < x.length; i++) {
            result = flow.apply(operation, result, x[i]);
        }
        return result;
    }

    /** {@code x^exponent} of a literal exponent: products, quotients and roots where they say the same. */
    Operand power(Operand x, double exponent) {
        if (exponent == 2) {
            return flow.apply(Operation.MUL, x, x);
        }
        if (exponent == 3) {
            return flow.apply(Operation.MUL, flow.apply(Operation.MUL, x, x), x);
        }
        if (exponent == 4) {
            Operand square = flow.apply(Operation.MUL, x, x);
            return flow.apply(Operation.MUL, square, square);
        }
        if (exponent == -1) {
            return flow.apply(Operation.DIV, flow.number(1), x);
        }
        if (exponent == 0.5) {
            return flow.apply(Operation.SQRT, x);
        }
        if (exponent == -0.5) {
            return flow.apply(Operation.DIV, flow.number(1), flow.apply(Operation.SQRT, x));
        }
        return flow.apply(Operation.POW, x, flow.number(exponent));
    }

    private Operand reduction(BuiltinFunction function, Scope scope, Operand[] x) {
        return switch (function) {
            case SUM -> reduce(Op.Reduction.SUM, scope, x[0]);
            case MEAN -> flow.apply(Operation.DIV, reduce(Op.Reduction.SUM, scope, x[0]), count(scope));
            case NORM ->
                flow.apply(Operation.SQRT, reduce(Op.Reduction.SUM, scope, flow.apply(Operation.MUL, x[0], x[0])));
            case NORM1 -> reduce(Op.Reduction.SUM, scope, flow.apply(Operation.ABS, x));
            // the greatest of nothing is minus infinity, the norm of nothing is 0
            case NORMINF ->
                flow.apply(
                        Operation.MAX, flow.number(0), reduce(Op.Reduction.MAX, scope, flow.apply(Operation.ABS, x)));
            case DOT -> reduce(Op.Reduction.SUM, scope, flow.apply(Operation.MUL, x));
            case MIN -> reduce(Op.Reduction.MIN, scope, x[0]);
            case MAX -> reduce(Op.Reduction.MAX, scope, x[0]);
            case COUNT -> count(scope);
            default -> throw Names.illegal("'" + function.word() + "' as a reduction");
        };
    }

    private Operand reduce(Op.Reduction reduction, Scope scope, Operand x) {
        return flow.scalar(new Op.Reduce(reduction, scope, x.value()));
    }

    /** The number of elements does not depend on what is counted; so nothing is worked out for it, no gradient asked for. */
    private Operand count(Scope scope) {
        return reduce(Op.Reduction.COUNT, scope, flow.tensor(new Op.Theta()));
    }
}
