package dev.glissade.compiler.check;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists are used element by element, and what is indexed is a list.
 *
 * <p>Good: {@code for i in beta { v[i] = beta[i]*v[i] - grad }}. Bad: {@code v = beta*v - grad}, {@code lr[0]},
 * {@code v[t]}.
 */
final class ListCheck {

    private final Names names;
    private final Report report;
    private final List<IndexNeed> needs = new ArrayList<>();

    ListCheck(Names names, Report report) {
        this.names = names;
        this.report = report;
    }

    /** What the indices that were seen ask of the lengths of lists. */
    List<IndexNeed> needs() {
        return needs;
    }

    void statements(List<Statement> statements) {
        Tree.eachStatement(statements, s -> {
            if (s instanceof Statement.For loop) {
                Symbol list = names.of(loop);
                if (!(list instanceof Symbol.OfHyper hyper && hyper.isList())) {
                    notAList(loop.list(), list);
                }
            } else if (s instanceof Statement.Assign assign) {
                target(assign.target());
            }
            Tree.expressions(s).forEach(this::expression);
        });
    }

    void expression(Expr e) {
        if (e instanceof Expr.Name name) {
            if (listOf(names.of(name)).isPresent()) {
                withoutIndex(name.name(), name.span());
            }
        } else if (e instanceof Expr.Element element) {
            element(element.name(), names.of(element), element.index());
        } else if (e instanceof Expr.Call call
                && call.arguments().size() == 1
                && BuiltinFunction.named(call.function().text())
                        .filter(f -> f == BuiltinFunction.LEN)
                        .isPresent()) {
            length(call.arguments().get(0));
        } else {
            Tree.children(e).forEach(this::expression);
        }
    }

    private void length(Expr argument) {
        if (argument instanceof Expr.Name name) {
            Symbol list = names.of(name);
            if (!(list instanceof Symbol.OfHyper hyper && hyper.isList())) {
                notAList(new Identifier(name.name(), name.span()), list);
            }
        } else {
            report.add(argument.span(), DiagnosticCode.NOT_A_LIST, "'len' takes the name of a list");
        }
    }

    private void target(Target target) {
        if (target instanceof Target.OfElement element) {
            element(element.name(), names.of(element), element.index());
        } else if (target instanceof Target.OfName named
                && names.of(named) instanceof Symbol.OfState state
                && state.isList()) {
            withoutIndex(named.name().text(), named.span());
        }
    }

    private void element(Identifier name, Symbol list, Index index) {
        Optional<String> lengthOf = listOf(list);
        if (lengthOf.isEmpty()) {
            notAList(name, list);
        }
        if (index instanceof Index.OfNumber number) {
            if (number.value() != Math.rint(number.value()) || number.value() < 0) {
                report.add(
                        number.span(),
                        DiagnosticCode.WRONG_INDEX,
                        "an index is a whole number from 0, or the variable of a loop");
            } else {
                lengthOf.ifPresent(l -> needs.add(IndexNeed.literal(name.text(), l, number.value(), number.span())));
            }
        } else if (index instanceof Index.OfName variable) {
            Symbol symbol = names.of(variable);
            if (symbol instanceof Symbol.OfLoop loop) {
                lengthOf.ifPresent(l ->
                        needs.add(IndexNeed.loop(name.text(), l, loop.list().text(), variable.span())));
            } else if (!(symbol instanceof Symbol.Unknown)) {
                report.add(
                        variable.span(),
                        DiagnosticCode.WRONG_INDEX,
                        "'" + variable.name().text() + "' is not the variable of a loop, and no other name is an index",
                        "write 'for i in " + lengthOf.orElse("list") + " { ... }' around it");
            }
        }
    }

    /** The list hyperparameter that says how long the named thing is, if it is a list. */
    private static Optional<String> listOf(Symbol symbol) {
        if (symbol instanceof Symbol.OfHyper hyper && hyper.isList()) {
            return Optional.of(hyper.name());
        }
        return symbol instanceof Symbol.OfState state ? state.state().list() : Optional.empty();
    }

    private void withoutIndex(String name, Span place) {
        report.add(
                place,
                DiagnosticCode.LIST_WITHOUT_INDEX,
                "'" + name + "' is a list, and a value is one of its elements",
                "write '" + name + "[i]' in a 'for', or '" + name + "[0]'");
    }

    private void notAList(Identifier name, Symbol symbol) {
        if (!(symbol instanceof Symbol.Unknown)) {
            report.add(
                    name.span(),
                    DiagnosticCode.NOT_A_LIST,
                    "'" + name.text() + "' is not a list",
                    "a list is declared as 'hyper beta: list = [0.9, 0.99]', a state for each element as 'state v[beta] = 0'");
        }
    }
}
