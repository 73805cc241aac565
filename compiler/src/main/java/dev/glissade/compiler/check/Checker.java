package dev.glissade.compiler.check;

import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From the tree of a file to its checked rules.
 *
 * <p>Immutable; as thread-safe as the library that it is given.
 */
public final class Checker {

    private final RuleLibrary library;
    private final RuleParser parser = new RuleParser();

    /** @param library where {@code >>} finds units that the file itself does not have */
    public Checker(RuleLibrary library) {
        this.library = library;
    }

    /**
     * Checks all units of a file. Every independent error is reported, in the file that it is in.
     *
     * @return the rules of the units that have no error, in the order of the file
     */
    public List<CheckedRule> check(RuleFile file, Diagnostics diagnostics) {
        Units units = new Units(file, library, parser, diagnostics);
        Rules rules = new Rules(units);
        Map<String, Unit> byName = new HashMap<>();
        List<CheckedRule> checked = new ArrayList<>();
        for (Unit unit : file.units()) {
            Unit before = byName.putIfAbsent(RuleLibrary.canonical(unit.name().text()), unit);
            if (before != null) {
                Report report = units.report(file);
                report.add(
                        unit.name().span(),
                        DiagnosticCode.DUPLICATE_UNIT,
                        "the name of '" + unit.name().text() + "' is taken in line "
                                + report.line(before.name().span()),
                        "names of units differ in more than case, '-' and '_'");
            }
            rules.of(unit, file).ifPresent(checked::add);
            if (diagnostics.isFull()) {
                break;
            }
        }
        return checked;
    }
}
