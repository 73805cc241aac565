package dev.glissade.compiler.lower;

import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.type.Scope;
import java.util.BitSet;

/**
 * The hyperparameters that flow into a global state, so that all groups must agree on them.
 *
 * <p>What is inside a reduction is free: there each tensor uses its own.
 */
final class UniformHypers {

    private UniformHypers() {}

    /** The indices of the hyperparameters in the rule. */
    static BitSet of(Program program, HyperTable hypers) {
        var reached = new BitSet();
        for (int slot = 0; slot < program.states().size(); slot++) {
            StateSlot state = program.states().get(slot);
            if (state.scope() == Scope.GLOBAL) {
                reached.set(program.stateValues().get(slot));
                state.fill().ifPresent(reached::set);
            }
        }
        var uniform = new BitSet();
        for (int i = program.nodes().size() - 1; i >= 0; i--) {
            Op op = program.node(i).op();
            if (reached.get(i) && !(op instanceof Op.Reduce)) {
                op.operands().forEach(reached::set);
                if (op instanceof Op.Hyper hyper) {
                    uniform.set(hypers.indexOf(hyper.slot()));
                }
            }
        }
        return uniform;
    }
}
