package dev.glissade.dsl.ast;

import dev.glissade.dsl.text.Span;
import java.util.List;
import java.util.Optional;

/** An expression of an update rule. */
public sealed interface Expr {

    Span span();

    <R> R accept(Cases<R> cases);

    /** One function per kind of expression: a new kind does not compile until every stage handles it. */
    interface Cases<R> {
        R number(Num e);

        R truth(Truth e);

        R name(Name e);

        R builtin(Known e);

        R element(Element e);

        R unary(Unary e);

        R binary(Binary e);

        R call(Call e);

        R gradientAt(GradientAt e);

        R prev(Prev e);

        R stale(Stale e);
    }

    /**
     * A literal.
     *
     * @param text as it is written, so that the formatter keeps {@code 1e-3}
     */
    record Num(double value, String text, Span span) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.number(this);
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean value, Span span) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.truth(this);
        }
    }

    /** A hyperparameter, state, local or loop variable. */
    record Name(String name, Span span) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.name(this);
        }
    }

    /** A name of the language: {@code theta}, {@code grad}, {@code t} and so on. */
    record Known(Builtin builtin, Span span) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.builtin(this);
        }
    }

    /** {@code v[i]}. */
    record Element(Identifier name, Index index, Span span) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.element(this);
        }
    }

    record Unary(UnaryOp op, Expr operand, Span span) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.unary(this);
        }
    }

    record Binary(BinaryOp op, Expr left, Expr right, Span span) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.binary(this);
        }
    }

    /**
     * {@code [group|global] function(arguments)}, or a schedule in a chain: {@code inverse_sqrt(warmup = 500)}.
     *
     * @param scope the word before a reduction: {@code GROUP} or {@code GLOBAL}
     * @param named the arguments written {@code name = value}; only a schedule takes them
     */
    record Call(
            Optional<ScalarScope> scope, Identifier function, List<Expr> arguments, List<Unit.Setting> named, Span span)
            implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
            named = List.copyOf(named);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.call(this);
        }
    }

    /** {@code grad(point)}. */
    record GradientAt(Expr point, Span span) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.gradientAt(this);
        }
    }

    /** {@code prev(of)}. */
    record Prev(Expr of, Span span) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.prev(this);
        }
    }

    /** {@code stale(of)}. */
    record Stale(Expr of, Span span) implements Expr {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.stale(this);
        }
    }
}
