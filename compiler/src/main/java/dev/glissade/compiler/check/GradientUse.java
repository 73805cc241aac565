package dev.glissade.compiler.check;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.compiler.function.BuiltinFunction.TypeRule;
import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.ast.UnaryOp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a unit does with gradients under one choice of its flags: whether it reads the one that it is handed, at how many other
 * points it asks for one, and whether it changes it.
 */
final class GradientUse {

    private final CheckedUnit unit;
    private final Map<String, Boolean> flags;
    private final Set<String> points = new HashSet<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private boolean readsGrad;
    private boolean assignsGrad;
    private boolean assignsTheta;
    private boolean draws;
    /** Whether {@code grad} is surely the unit's own by now. */
    private boolean gradIsOwn;

    GradientUse(CheckedUnit unit, Map<String, Boolean> flags) {
        this.unit = unit;
        this.flags = flags;
        unit.states().forEach(state -> state.init().ifPresent(this::expression));
        statements(unit.tree().statements());
    }

    /** Whether it reads the gradient that the units on its left hand it. */
    boolean readsGrad() {
        return readsGrad;
    }

    /** At how many different points it asks for a gradient of its own. */
    int points() {
        return points.size();
    }

    boolean assignsGrad() {
        return assignsGrad;
    }

    boolean assignsTheta() {
        return assignsTheta;
    }

    /** Whether running it twice in a step is not the same as running it once. */
    boolean runsOnce() {
        return draws || !unit.states().isEmpty();
    }

    private void statements(List<Statement> statements) {
        for (Statement s : statements) {
            if (s instanceof Statement.Eval) {
                continue;
            }
            Tree.expressions(s).forEach(this::expression);
            if (s instanceof Statement.Assign assign) {
                assign(assign);
            } else if (s instanceof Statement.Let let) {
                versions.merge(let.name().text(), 1, Integer::sum);
            } else if (s instanceof Statement.If branch && isFlags(branch.condition())) {
                if (holds(branch.condition())) {
                    statements(branch.then().statements());
                } else {
                    branch.otherwise().ifPresent(block -> statements(block.statements()));
                }
            } else {
                blocks(Tree.blocks(s));
            }
        }
    }

    /** After blocks that may not run, or of which one runs, only what was surely assigned before surely is. */
    private void blocks(List<Statement.Block> blocks) {
        boolean before = gradIsOwn;
        for (Statement.Block block : blocks) {
            gradIsOwn = before;
            statements(block.statements());
        }
        gradIsOwn = before;
    }

    private void assign(Statement.Assign assign) {
        if (assign.target() instanceof Target.OfBuiltin target) {
            versions.merge(target.builtin().word(), 1, Integer::sum);
            if (target.builtin() == Builtin.GRAD) {
                readsGrad |= assign.op().operator().isPresent() && !gradIsOwn;
                assignsGrad = true;
                gradIsOwn = true;
            } else if (target.builtin() == Builtin.THETA) {
                assignsTheta = true;
            }
        } else if (assign.target() instanceof Target.OfName named) {
            versions.merge(named.name().text(), 1, Integer::sum);
        } else if (assign.target() instanceof Target.OfElement element) {
            versions.merge(element.name().text(), 1, Integer::sum);
        }
    }

    private void expression(Expr expression) {
        Tree.each(expression, e -> {
            if (e instanceof Expr.Known known && known.builtin() == Builtin.GRAD) {
                readsGrad |= !gradIsOwn;
            } else if (e instanceof Expr.GradientAt gradient) {
                points.add(key(gradient.point()));
            } else if (e instanceof Expr.Call call
                    && BuiltinFunction.named(call.function().text())
                            .filter(f -> f.rule(call.arguments().size()) == TypeRule.DRAW)
                            .isPresent()) {
                draws = true;
            }
        });
    }

    /** The text of a point and how often each name in it was assigned: equal keys, equal points. */
    private String key(Expr point) {
        StringBuilder key = new StringBuilder(unit.source().slice(point.span()).replaceAll("\\s+", ""));
        Tree.each(point, e -> {
            String name = e instanceof Expr.Name n
                    ? n.name()
                    : e instanceof Expr.Known known
                            ? known.builtin().word()
                            : e instanceof Expr.Element element ? element.name().text() : "";
            key.append(' ').append(versions.getOrDefault(name, 0));
        });
        return key.toString();
    }

    private boolean isFlags(Expr e) {
        if (e instanceof Expr.Name name) {
            return unit.hyper(name.name())
                    .filter(h -> h.type() == HyperType.FLAG)
                    .isPresent();
        } else if (e instanceof Expr.Unary
                || (e instanceof Expr.Binary binary && binary.op().isLogical())) {
            return Tree.children(e).stream().allMatch(this::isFlags);
        }
        return e instanceof Expr.Truth;
    }

    private boolean holds(Expr e) {
        if (e instanceof Expr.Name name) {
            return flags.getOrDefault(name.name(), false);
        } else if (e instanceof Expr.Unary unary && unary.op() == UnaryOp.NOT) {
            return !holds(unary.operand());
        } else if (e instanceof Expr.Binary binary) {
            return binary.op() == BinaryOp.AND
                    ? holds(binary.left()) && holds(binary.right())
                    : holds(binary.left()) || holds(binary.right());
        }
        return e instanceof Expr.Truth truth && truth.value();
    }
}
