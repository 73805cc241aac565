package dev.glissade.compiler.check;

import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.Map;
import java.util.Optional;

/**
 * What one index asks of the lengths of lists; asked again in each chain that gives a list another length.
 *
 * @param name what is indexed
 * @param list the list hyperparameter that says how long that is
 * @param literal the index, if it is a literal
 * @param loop the list that the index runs over, if it is a loop's variable
 * @param place where the index stands
 */
record IndexNeed(String name, String list, double literal, Optional<String> loop, Span place) {

    static IndexNeed literal(String name, String list, double literal, Span place) {
        return new IndexNeed(name, list, literal, Optional.empty(), place);
    }

    static IndexNeed loop(String name, String list, String loop, Span place) {
        return new IndexNeed(name, list, 0, Optional.of(loop), place);
    }

    /** Reports the index if it leaves the list; lists of unknown length are left alone. */
    void check(Map<String, Integer> lengths, Span where, Report report) {
        Integer length = lengths.get(list);
        Integer looped = loop.isPresent() ? lengths.get(loop.get()) : null;
        if (length == null || (loop.isPresent() && looped == null)) {
            return;
        }
        double largest = looped == null ? literal : looped - 1;
        if (largest >= length) {
            report.add(
                    where,
                    DiagnosticCode.WRONG_INDEX,
                    "the index of '" + name + "' goes up to " + (long) largest + ", and it has " + length
                            + (length == 1 ? " element" : " elements"),
                    "indices count from 0");
        }
    }
}
