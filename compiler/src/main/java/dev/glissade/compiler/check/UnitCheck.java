package dev.glissade.compiler.check;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All checks of one written-out unit by itself, in the order in which they build on each other. */
final class UnitCheck {

    private static final int MAX_NAMES = 1_000;

    private final Unit.Block unit;
    private final Report report;
    private final Names names = new Names();
    private final List<IndexNeed> needs = new ArrayList<>();

    private UnitCheck(Unit.Block unit, Report report) {
        this.unit = unit;
        this.report = report;
    }

    /** The checked unit, or nothing if an error was reported. */
    static Optional<CheckedUnit> check(Unit.Block unit, Report report) {
        return new UnitCheck(unit, report).check();
    }

    private Optional<CheckedUnit> check() {
        AssignmentFlow flow = new AssignmentFlow(unit.statements());
        if (unit.declarations().size() > MAX_NAMES
                || flow.read().size() + flow.assigned().size() > MAX_NAMES) {
            report.add(
                    unit.name().span(),
                    DiagnosticCode.LIMIT_EXCEEDED,
                    "'" + unit.name().text() + "' has more than 1,000 names");
            return Optional.empty();
        }
        Declared declared = declared(flow);
        Map<String, Integer> lengths = lengths(declared.hypers());
        if (!SizeCheck.check(unit.statements(), lengths, unit.name().span(), report)) {
            return Optional.empty();
        }
        new NameResolution(declared, names, report).statements(unit.statements());
        expressions(declared);
        ListCheck lists = new ListCheck(names, report);
        lists.statements(unit.statements());
        needs.addAll(lists.needs());
        needs.forEach(need -> need.check(lengths, need.place(), report));
        LocalTypes locals = AssignmentCheck.check(unit.statements(), names, report::add);
        placement();
        if (report.errors() > 0) {
            return Optional.empty();
        }
        new UnusedCheck(unit, declared, names, report).check();
        if (unit.kind() != UnitKind.SCHEDULE) {
            Typing typing = new Typing(names, locals, Typing.Problems.IGNORED);
            new DivisionCheck(unit, typing, taken(declared, flow), report).check();
            new ScalarLoopCheck(unit, typing, report).check();
        }
        return Optional.of(new CheckedUnit(
                report.source(),
                unit,
                declared.hypers(),
                declared.shared().stream().map(Identifier::text).toList(),
                declared.states(),
                locals.valueTypes(),
                needs));
    }

    /** All names that mean something in the unit. */
    private static Set<String> taken(Declared declared, AssignmentFlow flow) {
        Set<String> taken = new HashSet<>(declared.names());
        taken.addAll(flow.assigned().keySet());
        taken.addAll(flow.introduced());
        return taken;
    }

    private Declared declared(AssignmentFlow flow) {
        if (unit.declarations().isEmpty()) {
            return new BareInference(unit, flow, report).infer();
        }
        DeclarationCheck declarations = new DeclarationCheck(unit, names, report);
        Declared declared = declarations.check();
        needs.addAll(declarations.needs());
        if (unit.kind() == UnitKind.SCHEDULE) {
            Identifier value = flow.assigned().get(BareInference.SCHEDULE_VALUE);
            if (value != null) {
                declared.add(new Symbol.OfLocal(value));
            }
        }
        return declared;
    }

    static Map<String, Integer> lengths(List<HyperSymbol> hypers) {
        Map<String, Integer> lengths = new HashMap<>();
        for (HyperSymbol hyper : hypers) {
            if (hyper.type() == HyperType.LIST) {
                lengths.put(hyper.name(), hyper.length());
            }
        }
        return lengths;
    }

    /** What one look at each expression tells, whatever statement it stands in. */
    private void expressions(Declared declared) {
        CallCheck calls = new CallCheck(declared, report);
        PastCheck past = new PastCheck(names, report);
        ReadsCheck reads = new ReadsCheck(Place.EVAL, names, report);
        Tree.eachStatement(unit.statements(), s -> {
            boolean step = !(s instanceof Statement.Eval) && unit.kind() != UnitKind.SCHEDULE;
            for (Expr e : Tree.expressions(s)) {
                Tree.each(e, calls::check);
                if (step) {
                    Tree.each(e, past::check);
                } else if (unit.kind() != UnitKind.SCHEDULE) {
                    reads.check(e);
                }
            }
        });
        new NotYetCheck(report).statements(unit.statements());
    }

    /** What may stand where. */
    private void placement() {
        new InnerCheck(unit, report).check();
        if (unit.kind() == UnitKind.SCHEDULE) {
            new ScheduleCheck(unit, names, report).check();
            return;
        }
        new GradientCheck(names, report).statements(unit.statements());
        new EvalCheck(names, report).statements(unit.statements());
        ThetaCheck.check(unit, report);
    }
}
