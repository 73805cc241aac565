package dev.glissade.compiler.check;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the declarations of a unit: each name once, types and ranges that make sense, defaults that suit them and read only what
 * stands above.
 *
 * <p>Good: {@code hyper beta3 = sqrt(beta2)} below {@code beta2}. Bad: {@code hyper k: int = 0 in [1, inf)}.
 */
final class DeclarationCheck {

    private final Unit.Block unit;
    private final Names names;
    private final Report report;
    private final HyperValueCheck values;
    private final Declared declared = new Declared();
    private final Map<String, Identifier> places = new HashMap<>();
    private final Map<String, List<Double>> known = new HashMap<>();
    private final List<IndexNeed> needs = new ArrayList<>();

    DeclarationCheck(Unit.Block unit, Names names, Report report) {
        this.unit = unit;
        this.names = names;
        this.report = report;
        this.values = new HyperValueCheck(report);
    }

    Declared check() {
        List<Declaration> each =
                unit.declarations().stream().filter(this::isNew).toList();
        for (Declaration declaration : each) {
            if (declaration instanceof Declaration.Hyper hyper) {
                hyper(hyper);
            } else if (declaration instanceof Declaration.Shared shared) {
                shared(shared);
            }
        }
        StateDeclarationCheck states = new StateDeclarationCheck(unit, names, report);
        for (Declaration declaration : each) {
            if (declaration instanceof Declaration.State state) {
                Declared visible = visible(state.init().map(List::of).orElse(List.of()), Place.INIT);
                declared.add(states.check(state, declared, visible));
            }
        }
        needs.addAll(states.needs());
        return declared;
    }

    /** What indices in defaults and initial values need. */
    List<IndexNeed> needs() {
        return needs;
    }

    private boolean isNew(Declaration declaration) {
        Identifier name = declaration.name();
        Identifier before = places.putIfAbsent(name.text(), name);
        if (before != null) {
            report.add(
                    name.span(),
                    DiagnosticCode.DUPLICATE_NAME,
                    "'" + name.text() + "' is declared in line " + report.line(before.span()) + " already",
                    "choose another name");
            return false;
        }
        if (unit.kind() == UnitKind.SCHEDULE && name.text().equals(BareInference.SCHEDULE_VALUE)) {
            report.add(
                    name.span(),
                    DiagnosticCode.DUPLICATE_NAME,
                    "'value' is what a schedule assigns, and no declaration's name",
                    "choose another name");
            return false;
        }
        return true;
    }

    private void shared(Declaration.Shared shared) {
        if (unit.kind() == UnitKind.OPTIMIZER) {
            report.add(
                    shared.span(),
                    DiagnosticCode.SHARED_WITHOUT_OPTIMIZER,
                    "'shared' means the chain's optimizer, and '" + unit.name().text() + "' is one itself",
                    "declare 'hyper " + shared.name().text() + "'");
        } else if (unit.kind() == UnitKind.SCHEDULE) {
            notInASchedule(shared, "'shared'");
        }
        declared.add(new Symbol.OfShared(shared.name()));
    }

    private void notInASchedule(Declaration declaration, String what) {
        report.add(
                declaration.span(),
                DiagnosticCode.NOT_IN_A_SCHEDULE,
                what + " has no place in a schedule, which is a scalar function of 't'",
                "declare number hyperparameters");
    }

    private void hyper(Declaration.Hyper hyper) {
        String name = hyper.name().text();
        int errorsBefore = report.errors();
        HyperType type = HyperTypes.of(hyper, report);
        if (unit.kind() == UnitKind.SCHEDULE && (type == HyperType.FLAG || type == HyperType.LIST)) {
            notInASchedule(hyper, "'" + name + "', " + HyperValueCheck.words(type) + ",");
        }
        hyper.range().ifPresent(range -> HyperTypes.checkRange(hyper.name(), type, range, report));
        int length = 1;
        if (hyper.defaultValue().isPresent()) {
            Value value = hyper.defaultValue().get();
            boolean form = report.errors() == errorsBefore && values.hasForm(name, type, value);
            length = form ? HyperValueCheck.expressions(value).size() : 1;
            for (Expr e : HyperValueCheck.expressions(value)) {
                defaultExpression(e, form && type != HyperType.FLAG);
            }
        } else if (type == HyperType.LIST && report.errors() == errorsBefore) {
            report.add(
                    hyper.name().span(),
                    DiagnosticCode.WRONG_DEFAULT,
                    "the list '" + name + "' has no default, which says how long it is",
                    "write the elements in brackets, as in '[0.9, 0.99]'");
        }
        HyperSymbol symbol = new HyperSymbol(
                name,
                type,
                length,
                hyper.defaultValue(),
                hyper.range(),
                hyper.doc(),
                hyper.name().span());
        if (report.errors() == errorsBefore) {
            hyper.defaultValue().ifPresent(value -> ranges(symbol, value));
            declared.add(new Symbol.OfHyper(symbol));
        } else {
            declared.add(poisoned(symbol));
        }
    }

    /** A symbol for later uses; its own errors are said, so that its type is kept where it is known. */
    private static Symbol poisoned(HyperSymbol symbol) {
        return symbol.type() == HyperType.REAL || symbol.type() == HyperType.INT
                ? new Symbol.Unknown(symbol.name())
                : new Symbol.OfHyper(symbol);
    }

    private void defaultExpression(Expr e, boolean number) {
        Declared visible = visible(List.of(e), Place.DEFAULT);
        RestrictedExpression.Result result = RestrictedExpression.check(e, Place.DEFAULT, visible, names, report);
        needs.addAll(result.needs());
        if (number && result.type().isTruth()) {
            report.add(
                    e.span(),
                    DiagnosticCode.WRONG_KIND,
                    "a default is a number, and this is a truth value",
                    "a flag is declared ': bool'");
        }
    }

    /** What stands above; a name that is declared below is reported, and known without a meaning. */
    private Declared visible(List<Expr> expressions, Place place) {
        Declared visible = new Declared();
        declared.symbols().forEach(visible::add);
        for (Expr expression : expressions) {
            Tree.each(expression, e -> {
                String name = e instanceof Expr.Name n
                        ? n.name()
                        : e instanceof Expr.Element element ? element.name().text() : "";
                if (visible.find(name).isEmpty() && places.containsKey(name)) {
                    report.add(
                            e.span(),
                            place.code(),
                            "'" + name + "' is declared below, and " + place.words() + " reads what stands above",
                            "move the declaration up");
                    visible.add(new Symbol.Unknown(name));
                }
            });
        }
        return visible;
    }

    private void ranges(HyperSymbol symbol, Value value) {
        HyperValueCheck.values(value, known).ifPresent(found -> {
            known.put(symbol.name(), found);
            List<Expr> written = HyperValueCheck.expressions(value);
            for (int i = 0; i < found.size(); i++) {
                values.inRange(symbol, found.get(i), written.get(i).span());
            }
        });
    }
}
