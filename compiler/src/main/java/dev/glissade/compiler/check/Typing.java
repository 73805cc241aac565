package dev.glissade.compiler.check;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.ScalarScope;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.ast.UnaryOp;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * The types of expressions (language page, section 11), and the errors of operands that do not fit. What another check reports,
 * an unknown function or a list without an index, is unknown here and silent.
 */
final class Typing implements Expr.Cases<ExprType> {

    /** Where {@link Typing} says what does not fit. */
    interface Problems {
        /** For asking for a type again. */
        Problems IGNORED = (place, code, message, hint) -> {};

        void add(Span place, DiagnosticCode code, String message, Optional<String> hint);
    }

    private final Names names;
    private final LocalTypes locals;
    private final Problems problems;

    Typing(Names names, LocalTypes locals, Problems problems) {
        this.names = names;
        this.locals = locals;
        this.problems = problems;
    }

    ExprType of(Expr e) {
        return e.accept(this);
    }

    /** The type of a name that is used as a value. */
    ExprType of(Symbol symbol) {
        if (symbol instanceof Symbol.OfHyper hyper) {
            return hyper.isList()
                    ? ExprType.UNKNOWN
                    : hyper.isFlag() ? ExprType.truth(Reach.GLOBAL) : ExprType.number(Reach.HYPER);
        } else if (symbol instanceof Symbol.OfState state) {
            return state.isList()
                    ? ExprType.UNKNOWN
                    : ExprType.number(Reach.of(state.state().scope()));
        } else if (symbol instanceof Symbol.OfLocal local) {
            return locals.of(local.declaration());
        } else if (symbol instanceof Symbol.OfShared) {
            return ExprType.number(Reach.HYPER);
        } else if (symbol instanceof Symbol.OfLoop) {
            return ExprType.number(Reach.GLOBAL);
        }
        return ExprType.UNKNOWN;
    }

    /** The type of one element of a list. */
    ExprType ofElement(Symbol list) {
        if (list instanceof Symbol.OfHyper hyper && hyper.isList()) {
            return ExprType.number(Reach.HYPER);
        } else if (list instanceof Symbol.OfState state && state.isList()) {
            return ExprType.number(Reach.of(state.state().scope()));
        }
        return ExprType.UNKNOWN;
    }

    /** The type of the value that an assignment replaces. */
    ExprType of(Target target) {
        if (target instanceof Target.OfName named) {
            return of(names.of(named));
        } else if (target instanceof Target.OfElement element) {
            return ofElement(names.of(element));
        }
        return ExprType.number(Reach.ELEMENT);
    }

    @Override
    public ExprType number(Expr.Num e) {
        return ExprType.number(Reach.GLOBAL);
    }

    @Override
    public ExprType truth(Expr.Truth e) {
        return ExprType.truth(Reach.GLOBAL);
    }

    @Override
    public ExprType name(Expr.Name e) {
        return of(names.of(e));
    }

    @Override
    public ExprType builtin(Expr.Known e) {
        return switch (e.builtin()) {
            case THETA, GRAD, CENTER -> ExprType.number(Reach.ELEMENT);
            case T, LOSS, PI, INF -> ExprType.number(Reach.GLOBAL);
        };
    }

    @Override
    public ExprType element(Expr.Element e) {
        return ofElement(names.of(e));
    }

    @Override
    public ExprType unary(Expr.Unary e) {
        ExprType operand = of(e.operand());
        boolean fits = e.op() == UnaryOp.NOT
                ? wantTruth(e.operand().span(), operand, "'not'")
                : wantNumber(e.operand().span(), operand, "'-'");
        return fits ? operand : ExprType.UNKNOWN;
    }

    @Override
    public ExprType binary(Expr.Binary e) {
        return combine(e.op(), e.left().span(), of(e.left()), e.right().span(), of(e.right()));
    }

    /** The type of {@code left op right}, also where the left side is the target of an assignment such as {@code +=}. */
    ExprType combine(BinaryOp op, Span left, ExprType l, Span right, ExprType r) {
        String sign = "'" + op.sign() + "'";
        if (op == BinaryOp.MATMUL) {
            return ExprType.UNKNOWN;
        }
        boolean leftFits = operand(op, left, l, sign);
        boolean rightFits = operand(op, right, r, sign);
        if (!leftFits || !rightFits) {
            return ExprType.UNKNOWN;
        }
        Reach reach = l.reach().narrower(r.reach());
        return op.isLogical() || op.isComparison() ? ExprType.truth(reach) : ExprType.number(reach);
    }

    private boolean operand(BinaryOp op, Span place, ExprType type, String sign) {
        if (op.isLogical()) {
            return wantTruth(place, type, sign);
        }
        return wantNumber(place, type, sign) && (op != BinaryOp.MOD || wantScalar(place, type, sign));
    }

    @Override
    public ExprType call(Expr.Call e) {
        Optional<BuiltinFunction> function = BuiltinFunction.named(e.function().text());
        int count = e.arguments().size();
        if (function.isEmpty() || !function.get().takes(count)) {
            e.arguments().forEach(this::of);
            e.named().forEach(this::argument);
            return ExprType.UNKNOWN;
        }
        String word = "'" + e.function().text() + "'";
        return switch (function.get().rule(count)) {
            case ELEMENTWISE -> elementwise(e.arguments(), word, false);
            case SCALAR -> elementwise(e.arguments(), word, true);
            case CHOICE ->
                choice(e.arguments().get(0), e.arguments().get(1), e.arguments().get(2));
            case REDUCTION -> reduction(e, word);
            case DRAW -> ExprType.number(Reach.ELEMENT);
            case LENGTH -> ExprType.number(Reach.GLOBAL);
            case MATRIX -> ExprType.UNKNOWN;
        };
    }

    /** What a schedule is handed. */
    private void argument(Unit.Setting setting) {
        for (Expr e : HyperValueCheck.expressions(setting.value())) {
            wantNumber(e.span(), of(e), "'" + setting.name().text() + "'");
        }
    }

    private ExprType elementwise(List<Expr> arguments, String word, boolean scalars) {
        boolean fits = true;
        Reach reach = Reach.GLOBAL;
        for (Expr argument : arguments) {
            ExprType type = of(argument);
            fits &= wantNumber(argument.span(), type, word) && (!scalars || wantScalar(argument.span(), type, word));
            reach = reach.narrower(type.reach());
        }
        return fits ? ExprType.number(reach) : ExprType.UNKNOWN;
    }

    private ExprType choice(Expr condition, Expr a, Expr b) {
        ExprType c = of(condition);
        ExprType left = of(a);
        ExprType right = of(b);
        boolean fits = wantTruth(condition.span(), c, "the condition of 'where'");
        if (!fits || left.isUnknown() || right.isUnknown()) {
            return ExprType.UNKNOWN;
        }
        if (left.nature() != right.nature()) {
            problems.add(
                    b.span(),
                    DiagnosticCode.WRONG_KIND,
                    "'where' chooses between " + left.nature().words() + " and "
                            + right.nature().words(),
                    Optional.of("make both numbers or both truth values"));
            return ExprType.UNKNOWN;
        }
        return left.narrowedTo(right.reach()).narrowedTo(c.reach());
    }

    private ExprType reduction(Expr.Call e, String word) {
        boolean fits = true;
        boolean tensor = false;
        for (Expr argument : e.arguments()) {
            ExprType type = of(argument);
            fits &= wantNumber(argument.span(), type, word);
            tensor |= type.isTensor();
        }
        if (fits && !tensor) {
            problems.add(
                    e.span(),
                    DiagnosticCode.REDUCTION_OF_SCALAR,
                    word + " reduces a tensor, and this is a scalar",
                    BuiltinFunction.named(e.function().text())
                            .filter(f -> !f.isReduction(2) && f.isReduction(1))
                            .map(f -> "give it two values or more to compare scalars"));
        }
        return ExprType.number(
                switch (e.scope().orElse(ScalarScope.TENSOR)) {
                    case TENSOR -> Reach.TENSOR;
                    case GROUP -> Reach.GROUP;
                    case GLOBAL -> Reach.GLOBAL;
                });
    }

    @Override
    public ExprType gradientAt(Expr.GradientAt e) {
        ExprType point = of(e.point());
        if (wantNumber(e.point().span(), point, "a point") && !point.isTensor()) {
            problems.add(
                    e.point().span(),
                    DiagnosticCode.WRONG_KIND,
                    "'grad' is taken at a tensor, and this point is a scalar",
                    Optional.of("for a product write 'grad*(...)'"));
        }
        return ExprType.number(Reach.ELEMENT);
    }

    @Override
    public ExprType prev(Expr.Prev e) {
        return of(e.of());
    }

    @Override
    public ExprType stale(Expr.Stale e) {
        return of(e.of());
    }

    private boolean wantNumber(Span place, ExprType type, String who) {
        return want(place, type, ExprType.Nature.NUMBER, who, "choose numbers with 'where(condition, 1, 0)'");
    }

    private boolean wantTruth(Span place, ExprType type, String who) {
        return want(place, type, ExprType.Nature.TRUTH, who, "compare the number with another, as in 'x > 0'");
    }

    private boolean want(Span place, ExprType type, ExprType.Nature nature, String who, String hint) {
        if (type.isUnknown()) {
            return false;
        }
        if (type.nature() != nature) {
            problems.add(
                    place,
                    DiagnosticCode.WRONG_KIND,
                    who + " needs " + nature.words() + ", and this is "
                            + type.nature().words(),
                    Optional.of(hint));
            return false;
        }
        return true;
    }

    private boolean wantScalar(Span place, ExprType type, String who) {
        if (type.isTensor()) {
            problems.add(
                    place,
                    DiagnosticCode.SCALARS_ONLY,
                    who + " takes scalars only, and this is a tensor",
                    Optional.of("reduce the tensor first, for example with 'mean'"));
            return false;
        }
        return true;
    }
}
