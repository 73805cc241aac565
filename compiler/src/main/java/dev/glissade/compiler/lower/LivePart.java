package dev.glissade.compiler.lower;

import dev.glissade.compiler.check.CheckedUnit;
import dev.glissade.compiler.check.StateSymbol;
import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A unit in its place in the chain under one choice of flags: what is left of it, and what that does. */
final class LivePart {

    private final int index;
    private final CheckedUnit unit;
    private final Flags flags;
    private final List<Statement> statements;
    private final Set<String> mentioned = new HashSet<>();
    private boolean assignsGradient;
    private boolean asksAtPoints;
    private boolean draws;
    private Optional<Statement.Eval> evaluation = Optional.empty();

    LivePart(int index, CheckedUnit unit, Flags flags) {
        this.index = index;
        this.unit = unit;
        this.flags = flags;
        this.statements = flags.live(unit.tree().statements());
        TreeWalk.statements(statements, this::note, this::note);
    }

    private void note(Statement statement) {
        if (statement instanceof Statement.Eval eval) {
            evaluation = Optional.of(eval);
        } else if (statement instanceof Statement.Assign assign) {
            Target target = assign.target();
            if (target instanceof Target.OfName name) {
                mentioned.add(name.name().text());
            } else if (target instanceof Target.OfElement element) {
                mentioned.add(element.name().text());
            } else if (target instanceof Target.OfBuiltin known && known.builtin() == Builtin.GRAD) {
                assignsGradient = true;
            }
        }
    }

    private void note(Expr expression) {
        if (expression instanceof Expr.Name name) {
            mentioned.add(name.name());
        } else if (expression instanceof Expr.Element element) {
            mentioned.add(element.name().text());
        } else if (expression instanceof Expr.GradientAt) {
            asksAtPoints = true;
        } else if (expression instanceof Expr.Call call && isDraw(call)) {
            draws = true;
        }
    }

    static boolean isDraw(Expr.Call call) {
        return BuiltinFunction.named(call.function().text())
                .map(f -> f.rule(call.arguments().size()) == BuiltinFunction.TypeRule.DRAW)
                .orElse(false);
    }

    int index() {
        return index;
    }

    CheckedUnit unit() {
        return unit;
    }

    Flags flags() {
        return flags;
    }

    List<Statement> statements() {
        return statements;
    }

    /** The states that exist: those that a statement or {@code eval} mentions. */
    List<StateSymbol> states() {
        return unit.states().stream().filter(s -> mentioned.contains(s.name())).toList();
    }

    boolean assignsGradient() {
        return assignsGradient;
    }

    /** Whether it reads a gradient at a point of its own. */
    boolean asksAtPoints() {
        return asksAtPoints;
    }

    /** Whether it may run only once in a step. */
    boolean runsOnce() {
        return draws || !states().isEmpty();
    }

    Optional<Statement.Eval> evaluation() {
        return evaluation;
    }
}
