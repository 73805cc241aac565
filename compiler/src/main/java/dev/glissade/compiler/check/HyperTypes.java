package dev.glissade.compiler.check;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.List;

/**
 * The type and the range of a hyperparameter.
 *
 * <p>Good: {@code hyper k: int = 5 in [1, inf)}. Bad: {@code hyper k: integer = 5}, {@code hyper lr in (1, 0)}.
 */
final class HyperTypes {

    private static final List<String> WORDS = List.of("real", "int", "bool", "list");

    private HyperTypes() {}

    static HyperType of(Declaration.Hyper hyper, Report report) {
        if (hyper.type().isEmpty()) {
            return HyperType.REAL;
        }
        Identifier word = hyper.type().get();
        return switch (word.text()) {
            case "real" -> HyperType.REAL;
            case "int" -> HyperType.INT;
            case "bool" -> HyperType.FLAG;
            case "list" -> HyperType.LIST;
            default -> {
                report.add(
                        word.span(),
                        DiagnosticCode.UNKNOWN_TYPE,
                        "unknown type '" + word.text() + "'",
                        report.didYouMean(word.text(), WORDS, "a hyperparameter is 'real', 'int', 'bool' or 'list'"));
                yield guess(hyper);
            }
        };
    }

    /** What was probably meant, so that the default and its uses give no errors of their own. */
    private static HyperType guess(Declaration.Hyper hyper) {
        if (hyper.defaultValue().isPresent()) {
            Value value = hyper.defaultValue().get();
            if (value instanceof Value.Many) {
                return HyperType.LIST;
            } else if (value instanceof Value.Single single && single.expr() instanceof Expr.Truth) {
                return HyperType.FLAG;
            }
        }
        return HyperType.REAL;
    }

    static void checkRange(Identifier name, HyperType type, Declaration.Range range, Report report) {
        if (type == HyperType.FLAG) {
            report.add(
                    range.span(),
                    DiagnosticCode.WRONG_RANGE,
                    "'" + name.text() + "' is a flag, and a flag has no range",
                    "leave the range out");
        } else if (isEmpty(range) || (type == HyperType.INT && holdsNoWholeNumber(range))) {
            report.add(
                    range.span(),
                    DiagnosticCode.WRONG_RANGE,
                    "the range of '" + name.text() + "' holds no " + (isEmpty(range) ? "number" : "whole number"),
                    "write the lower bound first");
        }
    }

    private static boolean isEmpty(Declaration.Range range) {
        return !(range.low() < range.high() || (range.low() == range.high() && !range.lowOpen() && !range.highOpen()));
    }

    private static boolean holdsNoWholeNumber(Declaration.Range range) {
        double least = Math.ceil(range.low());
        return !HyperValueCheck.holds(range, least) && !HyperValueCheck.holds(range, least + 1);
    }
}
