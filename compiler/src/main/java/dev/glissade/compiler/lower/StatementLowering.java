package dev.glissade.compiler.lower;

import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.type.Scope;
import dev.glissade.dsl.ast.AssignOp;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers statements, in order; what is assigned where is the business of its {@link Place}. */
final class StatementLowering implements Statement.Cases<Optional<Identifier>> {

    /** What the statements act on. */
    interface Place extends Names {

        /** The value of a target before the assignment. */
        Operand read(Target target);

        void assign(Target target, Operand value);

        /** {@code let name = value}. */
        void declare(Identifier name, Operand value);

        /** The block of a {@code let} has ended. */
        void forget(Identifier name);

        /** Runs what stands right of a wrapper. */
        default void inner() {
            throw Names.illegal("'inner'");
        }

        /** {@code variable} stands for {@code turn} of {@code turns} until {@link #leave}. */
        default void enter(Identifier variable, int turn, int turns) {
            throw Names.illegal("'for'");
        }

        default void leave(Identifier variable) {
            throw Names.illegal("'for'");
        }
    }

    private final Flow flow;
    private final Place place;
    private final SourceText source;
    private final ExpressionLowering expressions;

    StatementLowering(Flow flow, Place place, SourceText source) {
        this.flow = flow;
        this.place = place;
        this.source = source;
        this.expressions = new ExpressionLowering(flow, place);
    }

    void lower(List<Statement> statements) {
        List<Identifier> declared = new ArrayList<>();
        for (Statement statement : statements) {
            at(statement);
            statement.accept(this).ifPresent(declared::add);
        }
        declared.forEach(place::forget);
    }

    private void at(Statement statement) {
        flow.at(new Node.Origin(source.name(), source.line(statement.span().start())));
    }

    @Override
    public Optional<Identifier> let(Statement.Let s) {
        place.declare(s.name(), expressions.lower(s.value()));
        return Optional.of(s.name());
    }

    @Override
    public Optional<Identifier> assign(Statement.Assign s) {
        place.assign(s.target(), value(s.target(), s.op(), s.value()));
        return Optional.empty();
    }

    private Operand value(Target target, AssignOp op, Expr value) {
        if (op.operator().isEmpty()) {
            return expressions.lower(value);
        }
        Operand old = place.read(target);
        return expressions.apply(op.operator().get(), old, expressions.lower(value));
    }

    /** A function of the state after the step: lowered apart from the statements. */
    @Override
    public Optional<Identifier> eval(Statement.Eval s) {
        return Optional.empty();
    }

    @Override
    public Optional<Identifier> inner(Statement.Inner s) {
        place.inner();
        return Optional.empty();
    }

    @Override
    public Optional<Identifier> branch(Statement.If s) {
        return choose(s, expressions.lower(s.condition()), s.then(), s.otherwise());
    }

    @Override
    public Optional<Identifier> first(Statement.First s) {
        return choose(s, flow.scalar(new Op.First(Scope.TENSOR)), s.then(), s.otherwise());
    }

    private Optional<Identifier> choose(
            Statement whole, Operand condition, Statement.Block then, Optional<Statement.Block> otherwise) {
        Map<Variable, Operand> before = flow.snapshot();
        lower(then.statements());
        Map<Variable, Operand> after = flow.snapshot();
        flow.restore(before);
        otherwise.ifPresent(b -> lower(b.statements()));
        at(whole);
        flow.join(condition, after, flow.snapshot());
        return Optional.empty();
    }

    @Override
    public Optional<Identifier> loop(Statement.For s) {
        int turns = place.length(s.list().text());
        for (int turn = 0; turn < turns; turn++) {
            place.enter(s.index(), turn, turns);
            lower(s.body().statements());
            place.leave(s.index());
        }
        return Optional.empty();
    }

    @Override
    public Optional<Identifier> exchange(Statement.Exchange s) {
        throw Names.illegal("'exchange'");
    }
}
