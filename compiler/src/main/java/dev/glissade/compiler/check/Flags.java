package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;

/** Conditions that are decided when the optimizer is made. */
final class Flags {

    private Flags() {}

    /** Whether the statement is an {@code if} whose condition is made of flags, {@code and}, {@code or} and {@code not} alone. */
    static boolean isOnFlagsAlone(Statement s, Names names) {
        return s instanceof Statement.If branch && isMadeOfFlags(branch.condition(), names);
    }

    private static boolean isMadeOfFlags(Expr e, Names names) {
        if (e instanceof Expr.Name name) {
            return names.of(name) instanceof Symbol.OfHyper hyper && hyper.isFlag();
        } else if (e instanceof Expr.Unary
                || (e instanceof Expr.Binary binary && binary.op().isLogical())) {
            return Tree.children(e).stream().allMatch(child -> isMadeOfFlags(child, names));
        }
        return e instanceof Expr.Truth;
    }
}
