package dev.glissade.compiler.check;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.Optional;

/**
 * Names followed by {@code (} are functions of the language, called with as many arguments as they take.
 *
 * <p>Good: {@code lr*(1 - x)}. Bad: {@code lr (1 - x)}, which calls {@code lr}.
 */
final class CallCheck {

    private final Declared declared;
    private final Report report;

    CallCheck(Declared declared, Report report) {
        this.declared = declared;
        this.report = report;
    }

    void check(Expr part) {
        if (part instanceof Expr.Call call) {
            Optional<BuiltinFunction> function =
                    BuiltinFunction.named(call.function().text());
            if (function.isPresent()) {
                known(call, function.get());
            } else {
                unknown(call);
            }
        }
    }

    private void known(Expr.Call call, BuiltinFunction function) {
        int count = call.arguments().size();
        if (!call.named().isEmpty()) {
            report.add(
                    call.named().get(0).name().span(),
                    DiagnosticCode.ARGUMENT_COUNT,
                    "'" + function.word() + "' takes its arguments by place, not by name");
        } else if (!function.takes(count)) {
            report.add(
                    call.span(),
                    DiagnosticCode.ARGUMENT_COUNT,
                    "'" + function.word() + "' takes " + function.arity() + ", not " + count);
        } else if (call.scope().isPresent() && !function.isReduction(count)) {
            report.add(
                    call.span(),
                    DiagnosticCode.MISPLACED_SCOPE,
                    "'" + function.word() + "' is no reduction, so nothing of it is over a group or all tensors",
                    "'group' and 'global' stand before a reduction such as 'norm'");
        }
    }

    private void unknown(Expr.Call call) {
        String name = call.function().text();
        Span place = call.function().span();
        if (declared.find(name).filter(s -> !(s instanceof Symbol.Unknown)).isPresent()) {
            report.add(
                    place,
                    DiagnosticCode.NOT_A_FUNCTION,
                    "'" + name + "' is a value, and a name before '(' is a function",
                    "for a product write '" + name + "*(...)'");
            return;
        }
        report.add(
                place,
                DiagnosticCode.UNKNOWN_FUNCTION,
                "unknown function '" + name + "'",
                report.didYouMean(name, BuiltinFunction.words(), "for a product write '" + name + "*(...)'"));
    }
}
