package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Expr;
import java.util.IdentityHashMap;
import java.util.List;

/** Copies an expression with products where some of its quotients were. */
final class Products implements Expr.Cases<Expr> {

    private final IdentityHashMap<Expr, Expr.Name> reciprocals;

    /** @param reciprocals for a quotient, the name of its divisor's reciprocal */
    Products(IdentityHashMap<Expr, Expr.Name> reciprocals) {
        this.reciprocals = reciprocals;
    }

    @Override
    public Expr number(Expr.Num e) {
        return e;
    }

    @Override
    public Expr truth(Expr.Truth e) {
        return e;
    }

    @Override
    public Expr name(Expr.Name e) {
        return e;
    }

    @Override
    public Expr builtin(Expr.Known e) {
        return e;
    }

    @Override
    public Expr element(Expr.Element e) {
        return e;
    }

    @Override
    public Expr unary(Expr.Unary e) {
        return new Expr.Unary(e.op(), e.operand().accept(this), e.span());
    }

    @Override
    public Expr binary(Expr.Binary e) {
        Expr left = e.left().accept(this);
        Expr.Name reciprocal = reciprocals.get(e);
        return reciprocal == null
                ? new Expr.Binary(e.op(), left, e.right().accept(this), e.span())
                : new Expr.Binary(BinaryOp.MUL, left, reciprocal, e.span());
    }

    @Override
    public Expr call(Expr.Call e) {
        List<Expr> arguments = e.arguments().stream().map(a -> a.accept(this)).toList();
        return new Expr.Call(e.scope(), e.function(), arguments, e.named(), e.span());
    }

    @Override
    public Expr gradientAt(Expr.GradientAt e) {
        return new Expr.GradientAt(e.point().accept(this), e.span());
    }

    @Override
    public Expr prev(Expr.Prev e) {
        return new Expr.Prev(e.of().accept(this), e.span());
    }

    @Override
    public Expr stale(Expr.Stale e) {
        return new Expr.Stale(e.of().accept(this), e.span());
    }
}
