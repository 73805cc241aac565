package dev.glissade.compiler.check;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One expression of a setting: as a default's, and it may call schedules. */
final class SettingExpression {

    private final Declared above = new Declared();
    private final RuleFile file;
    private final Units units;
    private final Report report;
    private final List<CheckedRule.ScheduleUse> schedules = new ArrayList<>();
    private List<IndexNeed> needs = List.of();

    SettingExpression(List<HyperSymbol> above, RuleFile file, Units units, Report report) {
        above.forEach(hyper -> this.above.add(new Symbol.OfHyper(hyper)));
        this.file = file;
        this.units = units;
        this.report = report;
    }

    /** Reports what is wrong with the expression, and gives the schedules that it calls. */
    List<CheckedRule.ScheduleUse> check(Expr e, HyperType type) {
        Names names = new Names();
        new NameResolution(above, names, report).expression(e);
        CallCheck calls = new CallCheck(above, report);
        NotYetCheck notYet = new NotYetCheck(report);
        Tree.each(e, part -> {
            if (!(part instanceof Expr.Call call && isSchedule(call))) {
                calls.check(part);
                notYet.check(part);
            }
        });
        ListCheck lists = new ListCheck(names, report);
        lists.expression(e);
        needs = lists.needs();
        new ReadsCheck(Place.DEFAULT, names, report).check(e);
        boolean truth = new Typing(names, new LocalTypes(), report::add).of(e).isTruth();
        if (truth && type != HyperType.FLAG) {
            report.add(
                    e.span(),
                    DiagnosticCode.WRONG_KIND,
                    "the value of " + HyperValueCheck.words(type) + " is a number, and this is a truth value");
        }
        return schedules;
    }

    /** What the indices of the expression need. */
    List<IndexNeed> needs() {
        return needs;
    }

    /** Whether the call is of a schedule; if so, it has been checked. */
    private boolean isSchedule(Expr.Call call) {
        if (BuiltinFunction.named(call.function().text()).isPresent()) {
            return false;
        }
        Units.Lookup lookup = units.find(call.function().text(), file);
        if (lookup.unit().isEmpty()) {
            return lookup.silent();
        }
        if (!(lookup.unit().get().unit() instanceof Unit.Block unit) || unit.kind() != UnitKind.SCHEDULE) {
            report.add(
                    call.function().span(),
                    DiagnosticCode.WRONG_UNIT,
                    "'" + call.function().text() + "' is no schedule, and only a schedule gives a value");
            return true;
        }
        units.check(unit, lookup.unit().get().file()).ifPresent(schedule -> use(call, schedule));
        return true;
    }

    private void use(Expr.Call call, CheckedUnit schedule) {
        if (!call.arguments().isEmpty()) {
            report.add(
                    call.span(),
                    DiagnosticCode.ARGUMENT_COUNT,
                    "the schedule '" + call.function().text() + "' takes its arguments by name",
                    "write '" + call.function().text() + "(name = value)'");
        }
        Set<String> given = new HashSet<>();
        for (Unit.Setting argument : call.named()) {
            argument(call, schedule, argument, given);
        }
        List<String> missing = schedule.hypers().stream()
                .filter(h -> h.defaultValue().isEmpty() && !given.contains(h.name()))
                .map(HyperSymbol::name)
                .toList();
        if (!missing.isEmpty()) {
            report.add(
                    call.span(),
                    DiagnosticCode.ARGUMENT_COUNT,
                    "the schedule '" + call.function().text() + "' needs " + SettingCheck.quoted(missing));
        }
        schedules.add(new CheckedRule.ScheduleUse(call.function().text(), schedule));
    }

    private void argument(Expr.Call call, CheckedUnit schedule, Unit.Setting argument, Set<String> given) {
        String name = argument.name().text();
        Optional<HyperSymbol> hyper = schedule.hyper(name);
        if (hyper.isEmpty()) {
            List<String> known =
                    schedule.hypers().stream().map(HyperSymbol::name).toList();
            report.add(
                    argument.name().span(),
                    DiagnosticCode.UNKNOWN_SETTING,
                    "the schedule '" + call.function().text() + "' has no hyperparameter '" + name + "'",
                    report.didYouMean(
                            name, known, known.isEmpty() ? "it has none" : "it has " + SettingCheck.quoted(known)));
            return;
        }
        if (!given.add(name)) {
            report.add(argument.name().span(), DiagnosticCode.DUPLICATE_NAME, "'" + name + "' is set twice");
        }
        HyperValueCheck values = new HyperValueCheck(report);
        if (values.hasForm(name, hyper.get().type(), argument.value())) {
            HyperValueCheck.values(argument.value(), Map.of())
                    .ifPresent(found -> values.inRange(
                            hyper.get(), found.get(0), argument.value().span()));
        }
    }
}
