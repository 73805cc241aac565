package dev.glissade.compiler.check;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a value, a default or a setting of a chain, suits its hyperparameter: its form, and its range as far as the value is
 * known.
 *
 * <p>Good: {@code hyper k: int = 5 in [1, inf)}. Bad: {@code hyper k: int = 0 in [1, inf)}, {@code hyper k: int = 2.5}.
 */
final class HyperValueCheck {

    static final int MAX_ELEMENTS = 32;

    private final Report report;

    HyperValueCheck(Report report) {
        this.report = report;
    }

    /** Whether the value has the form that the type asks for; reported if not. */
    boolean hasForm(String name, HyperType type, Value value) {
        Optional<String> hint = Optional.empty();
        boolean single = value instanceof Value.Single;
        boolean literal = value instanceof Value.Single s && s.expr() instanceof Expr.Truth;
        switch (type) {
            case REAL, INT -> {
                if (single && !literal) {
                    return true;
                }
                hint = Optional.of(literal ? "a flag is declared ': bool'" : "a list is declared ': list'");
            }
            case FLAG -> {
                if (literal) {
                    return true;
                }
                hint = Optional.of("write 'true' or 'false'");
            }
            case LIST -> {
                if (value instanceof Value.Many many) {
                    return hasLength(name, many);
                }
                hint = Optional.of("write the elements in brackets, as in '[0.9, 0.99]'");
            }
        }
        report.add(
                value.span(),
                DiagnosticCode.WRONG_DEFAULT,
                "'" + name + "' is " + words(type) + ", and this is not",
                hint);
        return false;
    }

    private boolean hasLength(String name, Value.Many many) {
        int length = many.elements().size();
        if (length == 0) {
            report.add(many.span(), DiagnosticCode.WRONG_DEFAULT, "the list '" + name + "' needs an element");
            return false;
        }
        if (length > MAX_ELEMENTS) {
            report.add(
                    many.span(),
                    DiagnosticCode.LIMIT_EXCEEDED,
                    "the list '" + name + "' has " + length + " elements, and may have " + MAX_ELEMENTS);
            return false;
        }
        return true;
    }

    static String words(HyperType type) {
        return switch (type) {
            case REAL -> "a number";
            case INT -> "a whole number";
            case FLAG -> "a flag";
            case LIST -> "a list";
        };
    }

    /** The parts of a value that are expressions. */
    static List<Expr> expressions(Value value) {
        return value instanceof Value.Many many ? many.elements() : List.of(((Value.Single) value).expr());
    }

    /** The values as far as all of them are known. */
    static Optional<List<Double>> values(Value value, Map<String, List<Double>> known) {
        Formula formula = new Formula(known);
        List<Double> values = new ArrayList<>();
        for (Expr e : expressions(value)) {
            Optional<Double> each = formula.value(e);
            if (each.isEmpty()) {
                return Optional.empty();
            }
            values.add(each.get());
        }
        return Optional.of(values);
    }

    /** Reports a value that the hyperparameter would refuse; {@code place} is where it is given. */
    void inRange(HyperSymbol hyper, double value, Span place) {
        if (hyper.type() == HyperType.FLAG) {
            return;
        }
        Optional<String> wrong = Optional.empty();
        if (Double.isNaN(value)) {
            wrong = Optional.of("is not a number");
        } else if (hyper.type() == HyperType.INT && (value != Math.rint(value) || Double.isInfinite(value))) {
            wrong = Optional.of("is not a whole number");
        } else if (hyper.range().isPresent() && !holds(hyper.range().get(), value)) {
            wrong = Optional.of("is not in " + text(hyper.range().get()));
        }
        wrong.ifPresent(why -> report.add(
                place, DiagnosticCode.OUT_OF_RANGE, "'" + hyper.name() + "' is " + number(value) + ", which " + why));
    }

    static boolean holds(Declaration.Range range, double value) {
        boolean aboveLow = range.lowOpen() ? value > range.low() : value >= range.low();
        boolean belowHigh = range.highOpen() ? value < range.high() : value <= range.high();
        return aboveLow && belowHigh;
    }

    /** A number as people write it: whole ones without a fraction. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static String text(Declaration.Range range) {
        return (range.lowOpen() ? "(" : "[") + number(range.low()) + ", " + number(range.high())
                + (range.highOpen() ? ")" : "]");
    }
}
