package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each name of a unit its meaning. An unknown one is reported once.
 *
 * <p>Good: {@code let d = grad - m; theta -= lr*d}. Bad: {@code let d = grad; let d = 2*d}, as a local hides nothing.
 */
final class NameResolution implements Statement.Cases<Optional<Void>> {

    private final Declared declared;
    private final Report report;
    private final Names names;
    private final Map<String, Symbol> unknown = new HashMap<>();
    private final Deque<Map<String, Symbol>> scopes = new ArrayDeque<>();

    /**
     * @param declared what is visible everywhere
     * @param names where the meanings go
     */
    NameResolution(Declared declared, Names names, Report report) {
        this.declared = declared;
        this.names = names;
        this.report = report;
    }

    void statements(List<Statement> statements) {
        scopes.push(new HashMap<>());
        statements.forEach(s -> s.accept(this));
        scopes.pop();
    }

    /** Resolves an expression that sees no locals. */
    void expression(Expr expression) {
        Tree.each(expression, e -> {
            if (e instanceof Expr.Name name) {
                names.put(name, resolve(new Identifier(name.name(), name.span())));
            } else if (e instanceof Expr.Element element) {
                names.put(element, resolve(element.name()));
                index(element.index());
            }
        });
    }

    @Override
    public Optional<Void> let(Statement.Let s) {
        expression(s.value());
        introduce(s.name(), new Symbol.OfLocal(s.name()));
        return Optional.empty();
    }

    @Override
    public Optional<Void> assign(Statement.Assign s) {
        expression(s.value());
        if (s.target() instanceof Target.OfName target) {
            names.put(target, find(target.name().text()).orElseGet(() -> unknownTarget(target.name())));
        } else if (s.target() instanceof Target.OfElement element) {
            names.put(element, resolve(element.name()));
            index(element.index());
        }
        return Optional.empty();
    }

    @Override
    public Optional<Void> eval(Statement.Eval s) {
        expression(s.value());
        return Optional.empty();
    }

    @Override
    public Optional<Void> inner(Statement.Inner s) {
        return Optional.empty();
    }

    @Override
    public Optional<Void> branch(Statement.If s) {
        expression(s.condition());
        statements(s.then().statements());
        s.otherwise().ifPresent(block -> statements(block.statements()));
        return Optional.empty();
    }

    @Override
    public Optional<Void> first(Statement.First s) {
        statements(s.then().statements());
        s.otherwise().ifPresent(block -> statements(block.statements()));
        return Optional.empty();
    }

    @Override
    public Optional<Void> loop(Statement.For s) {
        names.put(s, resolve(s.list()));
        scopes.push(new HashMap<>());
        introduce(s.index(), new Symbol.OfLoop(s.index(), s.list()));
        statements(s.body().statements());
        scopes.pop();
        return Optional.empty();
    }

    @Override
    public Optional<Void> exchange(Statement.Exchange s) {
        expression(s.period());
        statements(s.body().statements());
        return Optional.empty();
    }

    private void index(Index index) {
        if (index instanceof Index.OfName name) {
            names.put(name, resolve(name.name()));
        }
    }

    private void introduce(Identifier name, Symbol symbol) {
        if (find(name.text()).isPresent()) {
            report.add(
                    name.span(),
                    DiagnosticCode.DUPLICATE_NAME,
                    "'" + name.text() + "' already has a meaning here",
                    symbol instanceof Symbol.OfLocal
                            ? "assign it without 'let', or choose another name"
                            : "choose another name");
        }
        scopes.element().put(name.text(), symbol);
    }

    private Optional<Symbol> find(String name) {
        for (Map<String, Symbol> scope : scopes) {
            Symbol local = scope.get(name);
            if (local != null) {
                return Optional.of(local);
            }
        }
        return declared.find(name);
    }

    private Symbol resolve(Identifier name) {
        return find(name.text()).orElseGet(() -> unknown(name, "declare it, or make it a local with 'let'"));
    }

    private Symbol unknownTarget(Identifier name) {
        return unknown(name, "a local begins with 'let " + name.text() + " = ...', a state is declared");
    }

    private Symbol unknown(Identifier name, String hint) {
        return unknown.computeIfAbsent(name.text(), text -> {
            Span place = name.span();
            report.add(
                    place,
                    DiagnosticCode.UNKNOWN_NAME,
                    "unknown name '" + text + "'",
                    report.didYouMean(text, visible(), hint));
            return new Symbol.Unknown(text);
        });
    }

    private List<String> visible() {
        List<String> visible = new ArrayList<>(declared.names());
        scopes.forEach(scope -> visible.addAll(scope.keySet()));
        Arrays.stream(Builtin.values()).map(Builtin::word).forEach(visible::add);
        return visible;
    }
}
