package dev.glissade.compiler.lower;

import dev.glissade.compiler.ir.Op;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Index;

/**
 * What the names of an expression mean where it stands. The checker has refused what has no meaning there, so to get here with
 * it is our mistake.
 */
interface Names {

    Operand name(String name);

    Operand builtin(Builtin builtin);

    /** {@code v[i]}. */
    default Operand element(Identifier name, Index index) {
        throw illegal("'" + name.text() + "[...]'");
    }

    /** {@code prev(of)}. */
    default Operand prev(Expr of) {
        throw illegal("'prev'");
    }

    /** {@code stale(of)}. */
    default Operand stale(Expr of) {
        throw illegal("'stale'");
    }

    /** {@code grad(point)}. */
    default Operand gradientAt(Operand point) {
        throw illegal("'grad(...)'");
    }

    default Operand draw(Op.Distribution distribution, Expr.Call call) {
        throw illegal("'" + call.function().text() + "'");
    }

    /** {@code len(list)}. */
    default int length(String list) {
        throw illegal("'len'");
    }

    /** A call of what is no function of the language: a schedule. */
    default Operand schedule(Expr.Call call) {
        throw illegal("'" + call.function().text() + "'");
    }

    static IllegalStateException illegal(String what) {
        return new IllegalStateException("lowering: " + what + " has passed the checker where it has no meaning");
    }
}
