package dev.glissade.compiler.lower;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One choice of flags, as one part of a chain sees it: which conditions it decides, and what is left of the statements. */
final class Flags {

    private final HyperTable hypers;
    private final int part;
    private final int choice;

    /**
     * A choice.
     *
     * @param choice bit {@code i} is the value of flag {@code i} of the whole rule
     */
    Flags(HyperTable hypers, int part, int choice) {
        this.hypers = hypers;
        this.part = part;
        this.choice = choice;
    }

    /** The value of {@code name} if that is a flag. */
    Optional<Boolean> flag(String name) {
        return hypers.find(part, name)
                .filter(place -> place.type() == HyperType.FLAG)
                .map(place -> (choice >> place.bit() & 1) != 0);
    }

    /** The value of a condition that the flags alone decide; empty if it needs more. */
    Optional<Boolean> decide(Expr condition) {
        if (condition instanceof Expr.Truth t) {
            return Optional.of(t.value());
        }
        if (condition instanceof Expr.Name n) {
            return flag(n.name());
        }
        if (condition instanceof Expr.Unary u && u.op() == UnaryOp.NOT) {
            return decide(u.operand()).map(b -> !b);
        }
        if (condition instanceof Expr.Binary b && b.op().isLogical()) {
            // 'or' is settled by a true side and 'and' by a false one, whatever the other side is
            boolean settles = b.op() == BinaryOp.OR;
            List<Optional<Boolean>> sides = List.of(decide(b.left()), decide(b.right()));
            if (sides.contains(Optional.of(settles))) {
                return Optional.of(settles);
            }
            return sides.stream().allMatch(Optional::isPresent) ? Optional.of(!settles) : Optional.empty();
        }
        return Optional.empty();
    }

    /** The statements that are left when each {@code if} on flags alone is replaced by the branch that holds. */
    List<Statement> live(List<Statement> statements) {
        List<Statement> live = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.If s) {
                Optional<Boolean> decided = decide(s.condition());
                if (decided.isEmpty()) {
                    live.add(new Statement.If(
                            s.condition(), live(s.then()), s.otherwise().map(this::live), s.span()));
                } else if (decided.get()) {
                    live.addAll(live(s.then().statements()));
                } else {
                    s.otherwise().ifPresent(b -> live.addAll(live(b.statements())));
                }
            } else if (statement instanceof Statement.First s) {
                live.add(new Statement.First(live(s.then()), s.otherwise().map(this::live), s.span()));
            } else if (statement instanceof Statement.For s) {
                live.add(new Statement.For(s.index(), s.list(), live(s.body()), s.span()));
            } else {
                live.add(statement);
            }
        }
        return live;
    }

    private Statement.Block live(Statement.Block block) {
        return new Statement.Block(live(block.statements()), block.span());
    }
}
