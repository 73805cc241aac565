package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.text.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which names the statements assign and read, and which are read before they are assigned on some path. Names that a visible
 * {@code let} or loop introduces are not its concern.
 */
final class AssignmentFlow implements Statement.Cases<Optional<Void>> {

    private final Map<String, Identifier> assigned = new LinkedHashMap<>();
    private final Map<String, Span> read = new LinkedHashMap<>();
    private final Map<String, Span> early = new LinkedHashMap<>();
    private final Set<String> introduced = new HashSet<>();
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    /** What is assigned on every path to the present statement. */
    private Set<String> definite = new HashSet<>();

    AssignmentFlow(Iterable<Statement> statements) {
        scopes.push(new HashSet<>());
        statements.forEach(s -> s.accept(this));
    }

    /** The assigned names in the order of the text, each with the place of its first assignment. */
    Map<String, Identifier> assigned() {
        return assigned;
    }

    /** The names that are read, each with the first place. */
    Map<String, Span> read() {
        return read;
    }

    /** The names that are read before they are assigned on some path, each with the first such place. */
    Map<String, Span> early() {
        return early;
    }

    /** The names that a {@code let} or a loop introduces somewhere. */
    Set<String> introduced() {
        return introduced;
    }

    /** Whether every path to the end assigns the name. */
    boolean alwaysAssigned(String name) {
        return definite.contains(name);
    }

    @Override
    public Optional<Void> let(Statement.Let s) {
        reads(s.value());
        introduce(s.name());
        return Optional.empty();
    }

    @Override
    public Optional<Void> assign(Statement.Assign s) {
        if (s.target() instanceof Target.OfName target) {
            if (s.op().operator().isPresent()) {
                reads(target.name());
            }
            reads(s.value());
            if (!isLocal(target.name().text())) {
                assigned.putIfAbsent(target.name().text(), target.name());
                definite.add(target.name().text());
            }
        } else {
            if (s.target() instanceof Target.OfElement element) {
                reads(element.name());
                reads(element.index());
            }
            reads(s.value());
        }
        return Optional.empty();
    }

    @Override
    public Optional<Void> eval(Statement.Eval s) {
        reads(s.value());
        return Optional.empty();
    }

    @Override
    public Optional<Void> inner(Statement.Inner s) {
        return Optional.empty();
    }

    @Override
    public Optional<Void> branch(Statement.If s) {
        reads(s.condition());
        fork(s.then(), s.otherwise());
        return Optional.empty();
    }

    @Override
    public Optional<Void> first(Statement.First s) {
        fork(s.then(), s.otherwise());
        return Optional.empty();
    }

    @Override
    public Optional<Void> loop(Statement.For s) {
        reads(s.list());
        scopes.push(new HashSet<>());
        introduce(s.index());
        block(s.body());
        scopes.pop();
        return Optional.empty();
    }

    @Override
    public Optional<Void> exchange(Statement.Exchange s) {
        reads(s.period());
        fork(s.body(), Optional.empty());
        return Optional.empty();
    }

    private void fork(Statement.Block then, Optional<Statement.Block> otherwise) {
        Set<String> before = definite;
        definite = new HashSet<>(before);
        block(then);
        Set<String> afterThen = definite;
        definite = new HashSet<>(before);
        otherwise.ifPresent(this::block);
        definite.retainAll(afterThen);
    }

    private void block(Statement.Block block) {
        scopes.push(new HashSet<>());
        block.statements().forEach(s -> s.accept(this));
        scopes.pop();
    }

    private void introduce(Identifier name) {
        scopes.element().add(name.text());
        introduced.add(name.text());
    }

    private boolean isLocal(String name) {
        return scopes.stream().anyMatch(scope -> scope.contains(name));
    }

    private void reads(Expr e) {
        Tree.each(e, part -> {
            if (part instanceof Expr.Name name) {
                reads(new Identifier(name.name(), name.span()));
            } else if (part instanceof Expr.Element element) {
                reads(element.name());
                reads(element.index());
            } else if (part instanceof Expr.Prev prev && prev.of() instanceof Expr.Name name) {
                readsPast(name);
            } else if (part instanceof Expr.Stale stale && stale.of() instanceof Expr.Name name) {
                readsPast(name);
            }
        });
    }

    private void reads(Index index) {
        if (index instanceof Index.OfName name) {
            reads(name.name());
        }
    }

    /** {@code prev(x)} reads what was there before the step, whatever was assigned since. */
    private void readsPast(Expr.Name name) {
        if (!isLocal(name.name())) {
            early.putIfAbsent(name.name(), name.span());
        }
    }

    private void reads(Identifier name) {
        if (isLocal(name.text())) {
            return;
        }
        read.putIfAbsent(name.text(), name.span());
        if (!definite.contains(name.text())) {
            early.putIfAbsent(name.text(), name.span());
        }
    }
}
