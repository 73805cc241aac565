package dev.glissade.compiler.check;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one link: each names a hyperparameter of what the link stands for and suits it.
 *
 * <p>Good: {@code adam(lr = 0.1*inverse_sqrt(warmup = 500))}. Bad: {@code adam(beta1 = 1.5)}, {@code adam(momentum = 0.9)}.
 */
final class SettingCheck {

    private final Unit.Link link;
    private final CheckedRule rule;
    private final RuleFile file;
    private final Units units;
    private final Report report;
    private final HyperValueCheck values;
    private final Map<String, Unit.Setting> settings = new HashMap<>();
    /** What indices in the settings of each part need. */
    private final Map<Integer, List<IndexNeed>> needs = new HashMap<>();

    SettingCheck(Unit.Link link, CheckedRule rule, RuleFile file, Units units, Report report) {
        this.link = link;
        this.rule = rule;
        this.file = file;
        this.units = units;
        this.report = report;
        this.values = new HyperValueCheck(report);
    }

    /** The hyperparameters of the link's rule with the settings applied. */
    List<CheckedRule.Hyper> check() {
        link.settings().forEach(this::setting);
        List<CheckedRule.Hyper> set = new ArrayList<>();
        for (CheckedRule.Hyper hyper : rule.hypers()) {
            Unit.Setting setting = settings.get(hyper.name());
            set.add(setting == null ? hyper : set(hyper, setting));
        }
        if (!settings.isEmpty()) {
            for (int part = 0; part < rule.parts().size(); part++) {
                wholePart(part, set);
            }
        }
        return set;
    }

    private void setting(Unit.Setting setting) {
        Identifier name = setting.name();
        Optional<CheckedRule.Hyper> hyper =
                rule.hypers().stream().filter(h -> h.name().equals(name.text())).findFirst();
        if (hyper.isPresent()) {
            if (settings.putIfAbsent(name.text(), setting) != null) {
                report.add(name.span(), DiagnosticCode.DUPLICATE_NAME, "'" + name.text() + "' is set twice");
            }
        } else if (rule.parts().stream().anyMatch(p -> p.unit().shared().contains(name.text()))) {
            report.add(
                    name.span(),
                    DiagnosticCode.UNKNOWN_SETTING,
                    "'" + name.text() + "' is shared with the optimizer, and set there",
                    "set it in the parentheses of the optimizer");
        } else {
            List<String> known =
                    rule.hypers().stream().map(CheckedRule.Hyper::name).toList();
            report.add(
                    name.span(),
                    DiagnosticCode.UNKNOWN_SETTING,
                    "'" + link.unit().text() + "' has no hyperparameter '" + name.text() + "'",
                    report.didYouMean(name.text(), known, known.isEmpty() ? "it has none" : "it has " + quoted(known)));
        }
    }

    static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }

    private CheckedRule.Hyper set(CheckedRule.Hyper hyper, Unit.Setting setting) {
        Value value = setting.value();
        int errorsBefore = report.errors();
        if (!values.hasForm(hyper.symbol().name(), hyper.symbol().type(), value)) {
            return hyper;
        }
        List<HyperSymbol> above = above(hyper);
        List<CheckedRule.ScheduleUse> schedules = new ArrayList<>();
        for (Expr e : HyperValueCheck.expressions(value)) {
            SettingExpression expression = new SettingExpression(above, file, units, report);
            schedules.addAll(expression.check(e, hyper.symbol().type()));
            needs.computeIfAbsent(hyper.part(), part -> new ArrayList<>()).addAll(expression.needs());
        }
        if (report.errors() > errorsBefore) {
            return hyper;
        }
        int length = HyperValueCheck.expressions(value).size();
        return new CheckedRule.Hyper(
                hyper.name(),
                hyper.part(),
                hyper.symbol(),
                length,
                Optional.of(value),
                file.source(),
                !schedules.isEmpty(),
                schedules);
    }

    /** The hyperparameters of the same unit that stand above, which a new default may read as the old one may. */
    private List<HyperSymbol> above(CheckedRule.Hyper hyper) {
        List<HyperSymbol> all = rule.parts().get(hyper.part()).unit().hypers();
        List<HyperSymbol> above = new ArrayList<>();
        for (HyperSymbol each : all) {
            if (each.name().equals(hyper.symbol().name())) {
                break;
            }
            above.add(each);
        }
        return above;
    }

    /** Holds all values of a part against their ranges, as defaults follow what was set, and indices against the new lengths. */
    private void wholePart(int part, List<CheckedRule.Hyper> set) {
        Map<String, List<Double>> known = new HashMap<>();
        Map<String, Integer> lengths = new HashMap<>();
        Span where = link.unit().span();
        for (CheckedRule.Hyper hyper : set) {
            if (hyper.part() != part) {
                continue;
            }
            Unit.Setting setting = settings.get(hyper.name());
            if (hyper.symbol().type() == HyperType.LIST) {
                lengths.put(hyper.symbol().name(), hyper.length());
                if (setting != null) {
                    where = setting.value().span();
                }
            }
            hyper.value().flatMap(value -> HyperValueCheck.values(value, known)).ifPresent(found -> {
                known.put(hyper.symbol().name(), found);
                for (int i = 0; i < found.size(); i++) {
                    Span place = setting != null && hyper.value().get().equals(setting.value())
                            ? HyperValueCheck.expressions(setting.value())
                                    .get(i)
                                    .span()
                            : link.unit().span();
                    values.inRange(hyper.symbol(), found.get(i), place);
                }
            });
        }
        needs.getOrDefault(part, List.of()).forEach(need -> need.check(lengths, need.place(), report));
        CheckedUnit unit = rule.parts().get(part).unit();
        for (IndexNeed need : unit.indexNeeds()) {
            need.check(lengths, where, report);
        }
        SizeCheck.check(unit.tree().statements(), lengths, where, report);
    }
}
