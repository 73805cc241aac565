package dev.glissade.compiler.check;

import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the declaration of a state: its list, its scope, its initial value, its storage.
 *
 * <p>Good: {@code state v: scalar = norm(grad)^2}, {@code state m = 0 as bf16}. Bad: {@code state m = 0 as int8}.
 */
final class StateDeclarationCheck {

    /** What may stand after {@code as}. */
    private static final List<Storage> WORDS =
            List.of(Storage.PARAM, Storage.F32, Storage.F64, Storage.BF16, Storage.F16);

    private static final String STOCHASTIC = "stochastic";

    private final Unit.Block unit;
    private final Names names;
    private final Report report;
    private final List<IndexNeed> needs = new ArrayList<>();

    StateDeclarationCheck(Unit.Block unit, Names names, Report report) {
        this.unit = unit;
        this.names = names;
        this.report = report;
    }

    List<IndexNeed> needs() {
        return needs;
    }

    /** The symbol of the state, whatever is wrong with it. */
    Symbol check(Declaration.State state, Declared declared, Declared visible) {
        if (unit.kind() == UnitKind.SCHEDULE) {
            report.add(
                    state.span(),
                    DiagnosticCode.NOT_IN_A_SCHEDULE,
                    "a schedule keeps nothing between steps, so it has no state",
                    "a schedule is a scalar function of 't'");
            return new Symbol.Unknown(state.name().text());
        }
        Scope scope = state.scope()
                .map(s -> switch (s) {
                    case TENSOR -> Scope.TENSOR;
                    case GROUP -> Scope.GROUP;
                    case GLOBAL -> Scope.GLOBAL;
                })
                .orElse(Scope.ELEMENT);
        StateSymbol symbol = new StateSymbol(
                state.name().text(),
                list(state, declared),
                scope,
                state.init(),
                storage(state),
                state.doc(),
                state.name().span());
        state.init().ifPresent(init -> init(symbol, init, visible));
        return new Symbol.OfState(symbol);
    }

    private Optional<String> list(Declaration.State state, Declared declared) {
        if (state.list().isEmpty()) {
            return Optional.empty();
        }
        Identifier list = state.list().get();
        Optional<Symbol> symbol = declared.find(list.text());
        if (symbol.isPresent() && symbol.get() instanceof Symbol.OfHyper hyper && hyper.isList()) {
            return Optional.of(list.text());
        }
        if (symbol.isEmpty()) {
            report.add(
                    list.span(),
                    DiagnosticCode.UNKNOWN_NAME,
                    "unknown list '" + list.text() + "'",
                    report.didYouMean(
                            list.text(),
                            declared.names(),
                            "declare it as 'hyper " + list.text() + ": list = [0.9, 0.99]'"));
        } else if (!(symbol.get() instanceof Symbol.Unknown)) {
            report.add(
                    list.span(),
                    DiagnosticCode.NOT_A_LIST,
                    "'" + list.text() + "' is not a list",
                    "a list is declared as 'hyper beta: list = [0.9, 0.99]'");
        }
        return Optional.of(list.text()); // so that 'v[i]' gives no error of its own
    }

    private Storage storage(Declaration.State state) {
        if (state.storage().isEmpty()) {
            return Storage.PARAM;
        }
        Identifier word = state.storage().get();
        Span place = word.span();
        Optional<Storage> storage =
                WORDS.stream().filter(s -> word(s).equals(word.text())).findFirst();
        if (storage.isEmpty()) {
            List<String> words = WORDS.stream().map(StateDeclarationCheck::word).toList();
            report.add(
                    place,
                    DiagnosticCode.UNKNOWN_STORAGE,
                    "unknown storage '" + word.text() + "'",
                    report.didYouMean(word.text(), words, "a state is kept as " + String.join(", ", words)));
        } else if (state.scope().isPresent()) {
            report.add(
                    place,
                    DiagnosticCode.UNKNOWN_STORAGE,
                    "'" + state.name().text() + "' is a scalar state, which is always kept as a double",
                    "leave 'as " + word.text() + "' out");
        }
        return storage.map(s -> rounded(s, state)).orElse(Storage.PARAM);
    }

    private Storage rounded(Storage storage, Declaration.State state) {
        if (state.rounding().isEmpty()) {
            return storage;
        }
        Identifier word = state.rounding().get();
        if (!word.text().equals(STOCHASTIC)) {
            report.add(
                    word.span(),
                    DiagnosticCode.UNKNOWN_STORAGE,
                    "unknown rounding '" + word.text() + "'",
                    report.didYouMean(
                            word.text(),
                            List.of(STOCHASTIC),
                            "a state is rounded to nearest, or 'as bf16 stochastic' at random"));
        } else if (storage != Storage.BF16) {
            report.add(
                    word.span(),
                    DiagnosticCode.UNKNOWN_STORAGE,
                    "'" + word(storage) + "' is not rounded at random",
                    "only 'bf16 stochastic' is; leave 'stochastic' out");
        }
        return Storage.BF16_STOCHASTIC;
    }

    private static String word(Storage storage) {
        return storage.name().toLowerCase(Locale.ROOT);
    }

    private void init(StateSymbol symbol, Expr init, Declared visible) {
        RestrictedExpression.Result result = RestrictedExpression.check(init, Place.INIT, visible, names, report);
        needs.addAll(result.needs());
        StateValueCheck.check(symbol, result.type(), init.span(), report::add);
    }
}
