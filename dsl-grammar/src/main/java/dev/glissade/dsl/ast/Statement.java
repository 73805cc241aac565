package dev.glissade.dsl.ast;

import dev.glissade.dsl.text.Span;
import java.util.List;
import java.util.Optional;

/** A statement of an update rule. */
public sealed interface Statement {

    Span span();

    <R> R accept(Cases<R> cases);

    /** One function per kind of statement: a new kind does not compile until every stage handles it. */
    interface Cases<R> {
        R let(Let s);

        R assign(Assign s);

        R eval(Eval s);

        R inner(Inner s);

        R branch(If s);

        R first(First s);

        R loop(For s);

        R exchange(Exchange s);
    }

    /** Statements in braces. */
    record Block(List<Statement> statements, Span span) {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    /** {@code let name = value}. */
    record Let(Identifier name, Expr value, Span span) implements Statement {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.let(this);
        }
    }

    /** {@code target op value}. */
    record Assign(Target target, AssignOp op, Expr value, Span span) implements Statement {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.assign(this);
        }
    }

    /** {@code eval = value}. */
    record Eval(Expr value, Span span) implements Statement {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.eval(this);
        }
    }

    /** {@code inner}: where a wrapper runs what stands right of it. */
    record Inner(Span span) implements Statement {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.inner(this);
        }
    }

    /** {@code if}; an {@code else if} is a block that holds one {@code if}. */
    record If(Expr condition, Block then, Optional<Block> otherwise, Span span) implements Statement {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.branch(this);
        }
    }

    /** {@code first { } else { }}. */
    record First(Block then, Optional<Block> otherwise, Span span) implements Statement {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.first(this);
        }
    }

    /** {@code for index in list { }}. */
    record For(Identifier index, Identifier list, Block body, Span span) implements Statement {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.loop(this);
        }
    }

    /** {@code exchange every period { }}. */
    record Exchange(Expr period, Block body, Span span) implements Statement {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.exchange(this);
        }
    }
}
