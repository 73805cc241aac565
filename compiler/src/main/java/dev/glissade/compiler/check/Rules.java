package dev.glissade.compiler.check;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the checked rule of each unit, once; a chain asks here for its links. */
final class Rules {

    private static final int MAX_FLAGS = 6;
    private static final int MAX_DEPTH = 32;

    private final Units units;
    private final IdentityHashMap<Unit, Optional<CheckedRule>> made = new IdentityHashMap<>();
    private final Set<Unit> open = Collections.newSetFromMap(new IdentityHashMap<>());

    Rules(Units units) {
        this.units = units;
    }

    /** The rule of a unit, or nothing if it has errors, which are reported. */
    Optional<CheckedRule> of(Unit unit, RuleFile file) {
        Optional<CheckedRule> known = made.get(unit);
        if (known == null) {
            open.add(unit);
            known = unit instanceof Unit.Chain chain
                    ? new ChainCheck(chain, file, units, this).check()
                    : units.check((Unit.Block) unit, file).map(Rules::alone);
            open.remove(unit);
            known = known.filter(rule -> hasFewFlags(rule, units.report(file), unit));
            made.put(unit, known);
        }
        return known;
    }

    /** Whether the unit's rule is being made, so that a link to it closes a circle. */
    boolean isOpen(Unit unit) {
        return open.contains(unit);
    }

    boolean isTooDeep() {
        return open.size() > MAX_DEPTH;
    }

    private static CheckedRule alone(CheckedUnit unit) {
        List<CheckedRule.Hyper> hypers = unit.hypers().stream()
                .map(h -> new CheckedRule.Hyper(
                        h.name(), 0, h, h.length(), h.defaultValue(), unit.source(), false, List.of()))
                .toList();
        Unit.Block tree = unit.tree();
        return new CheckedRule(
                tree.name().text(),
                tree.kind(),
                tree.doc(),
                unit.source(),
                List.of(new CheckedRule.Part(tree.name().text(), unit)),
                hypers);
    }

    private static boolean hasFewFlags(CheckedRule rule, Report report, Unit unit) {
        long flags = rule.hypers().stream()
                .filter(h -> h.symbol().type() == HyperType.FLAG)
                .count();
        if (flags > MAX_FLAGS) {
            report.add(
                    unit.name().span(),
                    DiagnosticCode.LIMIT_EXCEEDED,
                    "'" + rule.name() + "' has " + flags + " flags, and each doubles the code; it may have "
                            + MAX_FLAGS);
            return false;
        }
        return true;
    }
}
