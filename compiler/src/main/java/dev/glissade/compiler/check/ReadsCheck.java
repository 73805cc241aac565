package dev.glissade.compiler.check;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.text.Span;
import java.util.Optional;

/**
 * What the expressions of a {@link Place} may read besides names of their own unit.
 *
 * <p>Good: {@code state z = theta}. Bad: {@code state z = normal()}, {@code eval = theta - grad}.
 */
final class ReadsCheck {

    private final Place place;
    private final Names names;
    private final Report report;

    ReadsCheck(Place place, Names names, Report report) {
        this.place = place;
        this.names = names;
        this.report = report;
    }

    /** Checks an expression and its parts; of a part that may not stand here, its own parts are not looked at. */
    void check(Expr e) {
        Optional<String> wrong = wrong(e);
        if (wrong.isPresent()) {
            Span span = e.span();
            report.add(
                    span,
                    place.code(),
                    place.words() + " may not read " + wrong.get(),
                    "it may read " + place.allowed());
            return;
        }
        Tree.children(e).forEach(this::check);
    }

    private Optional<String> wrong(Expr e) {
        if (e instanceof Expr.Known known && !place.allows(known.builtin())) {
            return Optional.of("'" + known.builtin().word() + "'");
        } else if (e instanceof Expr.GradientAt) {
            return Optional.of("a gradient at another point");
        } else if (e instanceof Expr.Prev) {
            return Optional.of("'prev'");
        } else if (e instanceof Expr.Stale) {
            return Optional.of("'stale'");
        } else if (e instanceof Expr.Call call) {
            return function(call);
        } else if (place == Place.EVAL && e instanceof Expr.Name name && isLocal(names.of(name))) {
            return Optional.of("the local '" + name.name() + "'");
        } else if (place == Place.DEFAULT && e instanceof Expr.Name name && isFlag(names.of(name))) {
            return Optional.of("the flag '" + name.name() + "'");
        } else if (place == Place.DEFAULT && e instanceof Expr.Name name && names.of(name) instanceof Symbol.OfShared) {
            return Optional.of("the shared '" + name.name() + "'");
        }
        return Optional.empty();
    }

    private Optional<String> function(Expr.Call call) {
        Optional<BuiltinFunction> function =
                BuiltinFunction.named(call.function().text());
        if (function.isEmpty() || !function.get().takes(call.arguments().size())) {
            return Optional.empty();
        }
        return switch (function.get().rule(call.arguments().size())) {
            case DRAW -> Optional.of("random numbers");
            case REDUCTION ->
                place.allowsReductions()
                        ? Optional.empty()
                        : Optional.of("the reduction '" + function.get().word() + "'");
            case ELEMENTWISE, CHOICE, SCALAR, LENGTH, MATRIX -> Optional.empty();
        };
    }

    private static boolean isLocal(Symbol symbol) {
        return symbol instanceof Symbol.OfLocal || symbol instanceof Symbol.OfLoop;
    }

    private static boolean isFlag(Symbol symbol) {
        return symbol instanceof Symbol.OfHyper hyper && hyper.isFlag();
    }
}
