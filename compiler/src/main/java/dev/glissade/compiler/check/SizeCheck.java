package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.List;
import java.util.Map;

/** A unit has at most 1,000 statements, those in a loop counted once for each element of its list. */
final class SizeCheck {

    static final int MAX_STATEMENTS = 1_000;

    private SizeCheck() {}

    /** Reports a unit that is too long; whether it is short enough. */
    static boolean check(List<Statement> statements, Map<String, Integer> lengths, Span where, Report report) {
        if (count(statements, lengths) <= MAX_STATEMENTS) {
            return true;
        }
        report.add(
                where,
                DiagnosticCode.LIMIT_EXCEEDED,
                "more than " + String.format("%,d", MAX_STATEMENTS) + " statements, loops written out",
                "split the unit into several of a chain");
        return false;
    }

    private static long count(List<Statement> statements, Map<String, Integer> lengths) {
        long count = 0;
        for (Statement s : statements) {
            long inside = 0;
            for (Statement.Block block : Tree.blocks(s)) {
                inside += count(block.statements(), lengths);
            }
            int times = s instanceof Statement.For loop
                    ? lengths.getOrDefault(loop.list().text(), 1)
                    : 1;
            // a hostile nest of loops must not make the count overflow
            count = Math.min(count + 1 + inside * times, Integer.MAX_VALUE);
        }
        return count;
    }
}
