package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Expr;
import java.util.List;

/** An expression of a declaration or a setting: it sees no locals, and its {@link Place} limits what it reads. */
final class RestrictedExpression {

    private RestrictedExpression() {}

    /** Reports all that is wrong with the expression, and gives its type and what its indices need. */
    static Result check(Expr e, Place place, Declared visible, Names names, Report report) {
        new NameResolution(visible, names, report).expression(e);
        CallCheck calls = new CallCheck(visible, report);
        NotYetCheck notYet = new NotYetCheck(report);
        Tree.each(e, part -> {
            calls.check(part);
            notYet.check(part);
        });
        ListCheck lists = new ListCheck(names, report);
        lists.expression(e);
        new ReadsCheck(place, names, report).check(e);
        ExprType type = new Typing(names, new LocalTypes(), report::add).of(e);
        return new Result(type, lists.needs());
    }

    record Result(ExprType type, List<IndexNeed> needs) {
        Result {
            needs = List.copyOf(needs);
        }
    }
}
