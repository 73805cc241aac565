package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through the statements, works out the types of locals, and says what may not be assigned where (language page, sections 11
 * and 12).
 *
 * <p>Good: {@code state n: scalar = 0} with {@code n = norm(grad)}. Bad: the same with {@code n = grad}, a tensor, or
 * {@code state n: global scalar} with {@code n = norm(grad)}, which each tensor has its own of.
 */
final class AssignmentCheck implements Statement.Cases<Optional<Void>> {

    private final Names names;
    private final LocalTypes locals;
    private final Typing typing;
    private final Typing.Problems problems;
    /** The reaches of the conditions around the present statement, from the outside in. */
    private final List<Reach> conditions = new ArrayList<>();
    /** How many conditions stood around each local when it was introduced. */
    private final Map<Identifier, Integer> depths = new HashMap<>();

    private AssignmentCheck(Names names, LocalTypes locals, Typing.Problems problems) {
        this.names = names;
        this.locals = locals;
        this.typing = new Typing(names, locals, problems);
        this.problems = problems;
    }

    /** Works out the types of all locals, then reports what does not fit. */
    static LocalTypes check(List<Statement> statements, Names names, Typing.Problems problems) {
        LocalTypes locals = new LocalTypes();
        // A local that is given a tensor late is one from the start; reaches only get narrower, so this ends.
        do {
            new AssignmentCheck(names, locals, Typing.Problems.IGNORED).all(statements);
        } while (locals.takeChanged());
        new AssignmentCheck(names, locals, problems).all(statements);
        return locals;
    }

    private void all(List<Statement> statements) {
        statements.forEach(s -> s.accept(this));
    }

    @Override
    public Optional<Void> let(Statement.Let s) {
        depths.put(s.name(), conditions.size());
        locals.assign(s.name(), typing.of(s.value()));
        return Optional.empty();
    }

    @Override
    public Optional<Void> assign(Statement.Assign s) {
        ExprType value = value(s);
        Target target = s.target();
        if (target instanceof Target.OfName named) {
            assign(named.name(), names.of(named), value, s.value());
        } else if (target instanceof Target.OfElement element) {
            Symbol list = names.of(element);
            if (list instanceof Symbol.OfState state && state.isList()) {
                state(state.state(), value, s);
            } else if (list instanceof Symbol.OfHyper hyper && hyper.isList()) {
                notAssignable(element.name(), "a hyperparameter, which a step does not change");
            }
        } else if (value.isTruth() && ((Target.OfBuiltin) target).builtin() != Builtin.CENTER) {
            wrongKind(
                    s.value().span(),
                    "'" + ((Target.OfBuiltin) target).builtin().word() + "' holds numbers");
        }
        return Optional.empty();
    }

    /** The type of what is assigned, with the old value for {@code +=} and its kin. */
    private ExprType value(Statement.Assign s) {
        ExprType value = typing.of(s.value());
        if (s.op().operator().isEmpty()) {
            return value;
        }
        ExprType old = typing.of(s.target());
        return typing.combine(
                s.op().operator().get(), s.target().span(), old, s.value().span(), value);
    }

    private void assign(Identifier name, Symbol symbol, ExprType value, Expr written) {
        if (symbol instanceof Symbol.OfLocal local) {
            local(local.declaration(), value, written);
        } else if (symbol instanceof Symbol.OfHyper || symbol instanceof Symbol.OfShared) {
            notAssignable(name, "a hyperparameter, which a step does not change");
        } else if (symbol instanceof Symbol.OfLoop) {
            notAssignable(name, "the variable of a loop");
        } else if (symbol instanceof Symbol.OfState state && !state.isList()) {
            state(state.state(), value, name, written);
        }
    }

    private void local(Identifier declaration, ExprType value, Expr written) {
        Reach reach = value.reach();
        for (Reach condition : conditions.subList(depths.getOrDefault(declaration, 0), conditions.size())) {
            reach = reach.narrower(condition);
        }
        locals.assign(declaration, value.narrowedTo(reach));
        ExprType type = locals.of(declaration);
        if (!value.isUnknown() && !type.isUnknown() && type.nature() != value.nature()) {
            wrongKind(
                    written.span(),
                    "'" + declaration.text() + "' holds " + type.nature().words() + ", and this is "
                            + value.nature().words());
        }
    }

    private void state(StateSymbol state, ExprType value, Statement.Assign s) {
        state(state, value, new Identifier(state.name(), s.target().span()), s.value());
    }

    private void state(StateSymbol state, ExprType value, Identifier target, Expr written) {
        StateValueCheck.check(state, value, written.span(), problems);
        if (state.scope().isScalar()) {
            for (Reach condition : conditions) {
                if (!condition.fits(state.scope())) {
                    problems.add(
                            target.span(),
                            DiagnosticCode.NARROW_CONDITION,
                            "'" + state.name() + "' is one value for "
                                    + Reach.of(state.scope()).words()
                                    + ", and the condition around this holds for "
                                    + condition.words(),
                            Optional.of(
                                    "choose the value with 'where', from reductions that are as wide as the state"));
                    return;
                }
            }
        }
    }

    private void notAssignable(Identifier name, String what) {
        problems.add(
                name.span(),
                DiagnosticCode.NOT_ASSIGNABLE,
                "'" + name.text() + "' is " + what,
                Optional.of("assign a local instead"));
    }

    private void wrongKind(Span place, String message) {
        problems.add(
                place, DiagnosticCode.WRONG_KIND, message, Optional.of("write 'where(condition, 1, 0)' for a number"));
    }

    @Override
    public Optional<Void> eval(Statement.Eval s) {
        if (typing.of(s.value()).isTruth()) {
            wrongKind(s.value().span(), "'eval' is a point, and this is a truth value");
        }
        return Optional.empty();
    }

    @Override
    public Optional<Void> inner(Statement.Inner s) {
        return Optional.empty();
    }

    @Override
    public Optional<Void> branch(Statement.If s) {
        ExprType condition = typing.of(s.condition());
        if (condition.isNumber()) {
            problems.add(
                    s.condition().span(),
                    DiagnosticCode.WRONG_KIND,
                    "the condition of 'if' needs a truth value, and this is a number",
                    Optional.of("compare the number with another, as in 'x > 0'"));
        } else if (condition.isTensor()) {
            problems.add(
                    s.condition().span(),
                    DiagnosticCode.TENSOR_CONDITION,
                    "the condition of 'if' is a tensor, one truth value for each element",
                    Optional.of("choose for each element with 'where(condition, a, b)'"));
        }
        // a condition that is wrong anyway says nothing about what stands under it
        under(condition.isTensor() ? Reach.GLOBAL : condition.reach(), s.then(), s.otherwise());
        return Optional.empty();
    }

    @Override
    public Optional<Void> first(Statement.First s) {
        under(Reach.TENSOR, s.then(), s.otherwise());
        return Optional.empty();
    }

    @Override
    public Optional<Void> loop(Statement.For s) {
        all(s.body().statements());
        return Optional.empty();
    }

    @Override
    public Optional<Void> exchange(Statement.Exchange s) {
        ExprType period = typing.of(s.period());
        if (period.isTensor()) {
            problems.add(
                    s.period().span(),
                    DiagnosticCode.SCALARS_ONLY,
                    "'exchange every' takes a scalar, and this is a tensor",
                    Optional.empty());
        }
        all(s.body().statements());
        return Optional.empty();
    }

    private void under(Reach condition, Statement.Block then, Optional<Statement.Block> otherwise) {
        conditions.add(condition);
        all(then.statements());
        otherwise.ifPresent(block -> all(block.statements()));
        conditions.remove(conditions.size() - 1);
    }
}
