package dev.glissade.compiler.lower;

import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;
import java.util.List;
import java.util.function.Consumer;

/** Visits every statement and every expression of a piece of a rule once, in the order of the text. */
final class TreeWalk implements Statement.Cases<Boolean>, Expr.Cases<Boolean> {

    private final Consumer<Statement> onStatement;
    private final Consumer<Expr> onExpression;

    private TreeWalk(Consumer<Statement> onStatement, Consumer<Expr> onExpression) {
        this.onStatement = onStatement;
        this.onExpression = onExpression;
    }

    static void statements(List<Statement> statements, Consumer<Statement> onStatement, Consumer<Expr> onExpression) {
        new TreeWalk(onStatement, onExpression).all(statements);
    }

    static void expression(Expr expression, Consumer<Expr> onExpression) {
        new TreeWalk(s -> {}, onExpression).visit(expression);
    }

    private boolean all(List<Statement> statements) {
        for (Statement statement : statements) {
            onStatement.accept(statement);
            statement.accept(this);
        }
        return true;
    }

    private boolean visit(Expr... expressions) {
        for (Expr expression : expressions) {
            onExpression.accept(expression);
            expression.accept(this);
        }
        return true;
    }

    @Override
    public Boolean let(Statement.Let s) {
        return visit(s.value());
    }

    @Override
    public Boolean assign(Statement.Assign s) {
        return visit(s.value());
    }

    @Override
    public Boolean eval(Statement.Eval s) {
        return visit(s.value());
    }

    @Override
    public Boolean inner(Statement.Inner s) {
        return true;
    }

    @Override
    public Boolean branch(Statement.If s) {
        visit(s.condition());
        all(s.then().statements());
        return s.otherwise().map(b -> all(b.statements())).orElse(true);
    }

    @Override
    public Boolean first(Statement.First s) {
        all(s.then().statements());
        return s.otherwise().map(b -> all(b.statements())).orElse(true);
    }

    @Override
    public Boolean loop(Statement.For s) {
        return all(s.body().statements());
    }

    @Override
    public Boolean exchange(Statement.Exchange s) {
        visit(s.period());
        return all(s.body().statements());
    }

    @Override
    public Boolean number(Expr.Num e) {
        return true;
    }

    @Override
    public Boolean truth(Expr.Truth e) {
        return true;
    }

    @Override
    public Boolean name(Expr.Name e) {
        return true;
    }

    @Override
    public Boolean builtin(Expr.Known e) {
        return true;
    }

    @Override
    public Boolean element(Expr.Element e) {
        return true;
    }

    @Override
    public Boolean unary(Expr.Unary e) {
        return visit(e.operand());
    }

    @Override
    public Boolean binary(Expr.Binary e) {
        return visit(e.left(), e.right());
    }

    @Override
    public Boolean call(Expr.Call e) {
        // named arguments are a schedule's, in a chain; none stand in a unit's statements
        return visit(e.arguments().toArray(Expr[]::new));
    }

    @Override
    public Boolean gradientAt(Expr.GradientAt e) {
        return visit(e.point());
    }

    @Override
    public Boolean prev(Expr.Prev e) {
        return visit(e.of());
    }

    @Override
    public Boolean stale(Expr.Stale e) {
        return visit(e.of());
    }
}
