package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Ways over the tree for checks that look for one thing. The parser bounds the depth of trees, so recursion is safe. */
final class Tree {

    private static final Expr.Cases<List<Expr>> CHILDREN = new Expr.Cases<>() {
        @Override
        public List<Expr> number(Expr.Num e) {
            return List.of();
        }

        @Override
        public List<Expr> truth(Expr.Truth e) {
            return List.of();
        }

        @Override
        public List<Expr> name(Expr.Name e) {
            return List.of();
        }

        @Override
        public List<Expr> builtin(Expr.Known e) {
            return List.of();
        }

        @Override
        public List<Expr> element(Expr.Element e) {
            return List.of();
        }

        @Override
        public List<Expr> unary(Expr.Unary e) {
            return List.of(e.operand());
        }

        @Override
        public List<Expr> binary(Expr.Binary e) {
            return List.of(e.left(), e.right());
        }

        @Override
        public List<Expr> call(Expr.Call e) {
            if (e.named().isEmpty()) {
                return e.arguments();
            }
            List<Expr> children = new ArrayList<>(e.arguments());
            e.named().forEach(setting -> children.addAll(HyperValueCheck.expressions(setting.value())));
            return children;
        }

        @Override
        public List<Expr> gradientAt(Expr.GradientAt e) {
            return List.of(e.point());
        }

        @Override
        public List<Expr> prev(Expr.Prev e) {
            return List.of(e.of());
        }

        @Override
        public List<Expr> stale(Expr.Stale e) {
            return List.of(e.of());
        }
    };

    private Tree() {}

    /** The direct parts of an expression, from left to right. */
    static List<Expr> children(Expr e) {
        return e.accept(CHILDREN);
    }

    /** The expression and all its parts, each before its parts. */
    static void each(Expr e, Consumer<Expr> action) {
        action.accept(e);
        for (Expr child : children(e)) {
            each(child, action);
        }
    }

    /** The expressions that stand in the statement itself, not in its blocks. */
    static List<Expr> expressions(Statement s) {
        if (s instanceof Statement.Let let) {
            return List.of(let.value());
        } else if (s instanceof Statement.Assign assign) {
            return List.of(assign.value());
        } else if (s instanceof Statement.Eval eval) {
            return List.of(eval.value());
        } else if (s instanceof Statement.If branch) {
            return List.of(branch.condition());
        } else if (s instanceof Statement.Exchange exchange) {
            return List.of(exchange.period());
        }
        return List.of();
    }

    /** The blocks of a statement, in order. */
    static List<Statement.Block> blocks(Statement s) {
        List<Statement.Block> blocks = new ArrayList<>(2);
        if (s instanceof Statement.If branch) {
            blocks.add(branch.then());
            branch.otherwise().ifPresent(blocks::add);
        } else if (s instanceof Statement.First first) {
            blocks.add(first.then());
            first.otherwise().ifPresent(blocks::add);
        } else if (s instanceof Statement.For loop) {
            blocks.add(loop.body());
        } else if (s instanceof Statement.Exchange exchange) {
            blocks.add(exchange.body());
        }
        return blocks;
    }

    /** All statements, those in blocks too, in the order of the text. */
    static void eachStatement(List<Statement> statements, Consumer<Statement> action) {
        for (Statement s : statements) {
            action.accept(s);
            for (Statement.Block block : blocks(s)) {
                eachStatement(block.statements(), action);
            }
        }
    }
}
