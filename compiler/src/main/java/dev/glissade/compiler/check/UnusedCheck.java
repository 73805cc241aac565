package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of values that nothing depends on: a name that is read nowhere but in its own assignments.
 *
 * <p>Good: {@code v = g*v + lr*grad; theta -= v}. Suspicious: {@code v = g*v + lr*grad; theta -= lr*grad}.
 */
final class UnusedCheck {

    private final Unit.Block unit;
    private final Declared declared;
    private final Names names;
    private final Report report;
    /** The places of the declarations that something reads; symbols themselves hold whole trees. */
    private final Set<Span> used = new HashSet<>();

    private final List<Symbol> locals = new ArrayList<>();

    UnusedCheck(Unit.Block unit, Declared declared, Names names, Report report) {
        this.unit = unit;
        this.declared = declared;
        this.names = names;
        this.report = report;
    }

    void check() {
        unit.declarations().forEach(this::declaration);
        Tree.eachStatement(unit.statements(), this::statement);
        declared.symbols().forEach(this::warnIfUnused);
        locals.forEach(this::warnIfUnused);
    }

    private void declaration(Declaration declaration) {
        if (declaration instanceof Declaration.Hyper hyper) {
            hyper.defaultValue().ifPresent(this::value);
        } else if (declaration instanceof Declaration.State state) {
            state.list().flatMap(l -> declared.find(l.text())).ifPresent(this::use);
            state.init().ifPresent(init -> reads(init, Optional.empty()));
        }
    }

    private void value(Value value) {
        if (value instanceof Value.Single single) {
            reads(single.expr(), Optional.empty());
        } else if (value instanceof Value.Many many) {
            many.elements().forEach(e -> reads(e, Optional.empty()));
        }
    }

    private void statement(Statement s) {
        Optional<Symbol> target = Optional.empty();
        if (s instanceof Statement.Let let) {
            locals.add(new Symbol.OfLocal(let.name()));
        } else if (s instanceof Statement.For loop) {
            use(names.of(loop));
        } else if (s instanceof Statement.Assign assign) {
            target = target(assign.target());
        }
        for (Expr e : Tree.expressions(s)) {
            reads(e, target);
        }
    }

    private Optional<Symbol> target(Target target) {
        if (target instanceof Target.OfName named) {
            return Optional.of(names.of(named));
        } else if (target instanceof Target.OfElement element) {
            index(element.index());
            return Optional.of(names.of(element));
        }
        return Optional.empty();
    }

    private void reads(Expr expression, Optional<Symbol> target) {
        Tree.each(expression, e -> {
            if (e instanceof Expr.Name name && !isSame(names.of(name), target)) {
                use(names.of(name));
            } else if (e instanceof Expr.Element element) {
                index(element.index());
                if (!isSame(names.of(element), target)) {
                    use(names.of(element));
                }
            }
        });
    }

    private void index(Index index) {
        if (index instanceof Index.OfName name) {
            use(names.of(name));
        }
    }

    private void warnIfUnused(Symbol symbol) {
        boolean scheduleValue =
                unit.kind() == UnitKind.SCHEDULE && symbol.name().equals(BareInference.SCHEDULE_VALUE);
        if (scheduleValue) {
            return;
        }
        place(symbol)
                .filter(span -> !used.contains(span))
                .ifPresent(span -> report.add(
                        span,
                        DiagnosticCode.UNUSED_VALUE,
                        "nothing depends on '" + symbol.name() + "'",
                        "use it or leave it out"));
    }

    private void use(Symbol symbol) {
        place(symbol).ifPresent(used::add);
    }

    private static boolean isSame(Symbol symbol, Optional<Symbol> other) {
        return other.isPresent() && place(symbol).equals(place(other.get()));
    }

    private static Optional<Span> place(Symbol symbol) {
        if (symbol instanceof Symbol.OfHyper hyper) {
            return Optional.of(hyper.hyper().span());
        } else if (symbol instanceof Symbol.OfState state) {
            return Optional.of(state.state().span());
        } else if (symbol instanceof Symbol.OfLocal local) {
            return Optional.of(local.declaration().span());
        } else if (symbol instanceof Symbol.OfShared shared) {
            return Optional.of(shared.declaration().span());
        }
        return Optional.empty();
    }
}
