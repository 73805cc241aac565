package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * One {@code eval} a unit, at its top or in an {@code if} on flags alone: it is no statement of the step, so nothing of the step
 * can decide on it.
 *
 * <p>Good: {@code eval = average}. Bad: {@code if t > 100 { eval = average }}.
 */
final class EvalCheck {

    private final Names names;
    private final Report report;
    private Optional<Span> found = Optional.empty();

    EvalCheck(Names names, Report report) {
        this.names = names;
        this.report = report;
    }

    void statements(List<Statement> statements) {
        statements(statements, false);
    }

    private void statements(List<Statement> statements, boolean inBlock) {
        for (Statement s : statements) {
            if (s instanceof Statement.Eval eval) {
                Span place = new Span(eval.span().start(), eval.span().start() + "eval".length());
                if (inBlock) {
                    report.add(
                            place,
                            DiagnosticCode.MISPLACED_EVAL,
                            "'eval' stands inside a block, and is no statement of the step",
                            "write it at the top of the rule, with 'where' for a choice");
                } else if (found.isPresent()) {
                    report.add(
                            place,
                            DiagnosticCode.SECOND_EVAL,
                            "'eval' has a value already, in line " + report.line(found.get()),
                            "choose with 'where'");
                } else {
                    found = Optional.of(place);
                }
            }
            boolean inside = inBlock || !Flags.isOnFlagsAlone(s, names);
            Tree.blocks(s).forEach(block -> statements(block.statements(), inside));
        }
    }
}
