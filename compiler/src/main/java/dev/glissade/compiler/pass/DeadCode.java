package dev.glissade.compiler.pass;

import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Pruning;
import dev.glissade.compiler.type.Storage;

/**
 * Leaves out what nothing reads, gradients too, and roundings that change nothing.
 *
 * <p>Before: {@code n = norm(grad); m = bf16(m); theta = theta - lr*m}, with {@code m} kept as bf16. After: {@code theta = theta -
 * lr*m}; the state keeps its own value, which is no work.
 *
 * <p>Exact: a value read from a storage is one that the storage holds, and rounding twice to one storage is rounding once.
 */
public final class DeadCode implements Pass {

    @Override
    public Program run(Program program) {
        Program rewritten = Rewriting.everyValue(
                program,
                (made, node, op) -> op instanceof Op.Store store && isHeld(program, store, made.op(store.value()))
                        ? store.value()
                        : made.replace(node, op));
        return Pruning.prune(rewritten);
    }

    private static boolean isHeld(Program program, Op.Store store, Op value) {
        if (value instanceof Op.Store inner) {
            return inner.storage() == store.storage() && inner.slot() == store.slot();
        }
        if (store.isOpen()) {
            return value.equals(new Op.State(store.slot()));
        }
        return store.storage() == Storage.PARAM
                || (value instanceof Op.State state
                        && program.states().get(state.slot()).storage() == store.storage());
    }
}
