package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.AssignOp;
import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.format.RuleFormatter;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notes where a tensor is divided by a scalar, which is one division for each element: the reciprocal, taken once, and a product
 * do nearly the same for less. The last bit may differ, so the compiler does not do it by itself unless the rule is relaxed.
 *
 * <p>Good: {@code let c = 1/(1 - beta^t)} and {@code theta -= lr*(c*m)}. Slow: {@code theta -= lr*(m/(1 - beta^t))}.
 *
 * <p>Silent about powers of two, whose reciprocals are exact and used anyway, and about {@code eval}, which no step works out.
 */
final class DivisionCheck {

    private final Unit.Block unit;
    private final Typing typing;
    private final Set<String> taken;
    private final Report report;
    /** The new locals, by the text of the divisor. */
    private final Map<String, String> reciprocals = new HashMap<>();

    private int number;

    /** @param taken the names that a new local may not have */
    DivisionCheck(Unit.Block unit, Typing typing, Set<String> taken, Report report) {
        this.unit = unit;
        this.typing = typing;
        this.taken = taken;
        this.report = report;
    }

    /** The divisions for each element that a statement writes. */
    private record Found(Statement statement, int divisions, List<Expr.Binary> avoidable, boolean target) {

        int avoided() {
            return avoidable.size() + (target ? 1 : 0);
        }
    }

    void check() {
        List<Found> all = new ArrayList<>();
        Tree.eachStatement(unit.statements(), s -> {
            if (!(s instanceof Statement.Eval)) {
                all.add(find(s));
            }
        });
        int divisions = all.stream().mapToInt(Found::divisions).sum();
        int needed = divisions - all.stream().mapToInt(Found::avoided).sum();
        all.stream().filter(found -> found.avoided() > 0).forEach(found -> note(found, divisions, needed));
    }

    private Found find(Statement s) {
        List<Expr.Binary> avoidable = new ArrayList<>();
        int[] divisions = new int[1];
        for (Expr whole : Tree.expressions(s)) {
            Tree.each(whole, e -> {
                if (e instanceof Expr.Binary b && b.op() == BinaryOp.DIV && isDivision(b, b.right())) {
                    divisions[0]++;
                    if (!typing.of(b.right()).isTensor()) {
                        avoidable.add(b);
                    }
                }
            });
        }
        boolean target = false;
        if (s instanceof Statement.Assign assign && assign.op() == AssignOp.DIV && divides(assign)) {
            divisions[0]++;
            target = !typing.of(assign.value()).isTensor();
        }
        return new Found(s, divisions[0], avoidable, target);
    }

    private boolean isDivision(Expr.Binary quotient, Expr divisor) {
        return typing.of(quotient).isTensor() && !isPowerOfTwo(divisor);
    }

    private boolean divides(Statement.Assign assign) {
        boolean tensor = typing.of(assign.value()).isTensor()
                || typing.of(assign.target()).isTensor();
        return tensor && !isPowerOfTwo(assign.value());
    }

    private static boolean isPowerOfTwo(Expr divisor) {
        return divisor instanceof Expr.Num number
                && number.value() > 0
                && Math.scalb(1.0, Math.getExponent(number.value())) == number.value();
    }

    private void note(Found found, int divisions, int needed) {
        var names = new IdentityHashMap<Expr, Expr.Name>();
        var products = new Products(names);
        Set<String> divisors = new LinkedHashSet<>();
        Set<String> lines = new LinkedHashSet<>();
        // what stands in a divisor comes before it
        found.avoidable.stream()
                .sorted(Comparator.comparingInt(q -> q.span().end()))
                .forEach(quotient -> {
                    divisors.add("'" + RuleFormatter.format(quotient.right()) + "'");
                    names.put(quotient, reciprocal(quotient.right().accept(products), lines));
                });
        if (found.target) {
            divisors.add("'" + RuleFormatter.format(((Statement.Assign) found.statement).value()) + "'");
        }
        faster(found, products, lines);
        report.add(
                place(found),
                DiagnosticCode.AVOIDABLE_DIVISION,
                "each element is divided by the scalar" + (divisors.size() > 1 ? "s " : " ")
                        + String.join(" and ", divisors) + "; '" + unit.name().text() + "' has " + count(divisions)
                        + " per parameter and could have " + (needed == 0 ? "none" : Integer.toString(needed)),
                "faster, and rounded differently in the last bit: '" + String.join("; ", lines) + "'");
    }

    private static String count(int divisions) {
        return divisions == 1 ? "one division" : divisions + " divisions";
    }

    private static Span place(Found found) {
        return found.avoidable.isEmpty()
                ? found.statement.span()
                : found.avoidable.get(0).span();
    }

    /** Adds the statement without its divisions, or of another than these two its expression. */
    private void faster(Found found, Products products, Set<String> lines) {
        if (found.statement instanceof Statement.Let let) {
            lines.add(RuleFormatter.format(
                    new Statement.Let(let.name(), let.value().accept(products), let.span())));
        } else if (found.statement instanceof Statement.Assign assign) {
            Expr value = assign.value().accept(products);
            Statement.Assign faster = found.target
                    ? new Statement.Assign(assign.target(), AssignOp.MUL, reciprocal(value, lines), assign.span())
                    : new Statement.Assign(assign.target(), assign.op(), value, assign.span());
            lines.add(RuleFormatter.format(faster));
        } else {
            Tree.expressions(found.statement).forEach(e -> lines.add(RuleFormatter.format(e.accept(products))));
        }
    }

    /** Adds the line of the local that holds the reciprocal; the same local for the same text. */
    private Expr.Name reciprocal(Expr divisor, Set<String> lines) {
        Span span = divisor.span();
        String name = reciprocals.computeIfAbsent(RuleFormatter.format(divisor), text -> free());
        var value = new Expr.Binary(BinaryOp.DIV, new Expr.Num(1, "1", span), divisor, span);
        lines.add(RuleFormatter.format(new Statement.Let(new Identifier(name, span), value, span)));
        return new Expr.Name(name, span);
    }

    private String free() {
        String name;
        do {
            number++;
            name = "c" + number;
        } while (taken.contains(name));
        return name;
    }
}
