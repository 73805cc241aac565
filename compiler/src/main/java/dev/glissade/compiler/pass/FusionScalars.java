package dev.glissade.compiler.pass;

import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Fill;
import dev.glissade.compiler.ir.Plan.NextState;
import dev.glissade.compiler.ir.Plan.Scalars;
import dev.glissade.compiler.ir.Plan.Value;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is worked out once for the step, a group or a tensor: for each scope and pass, and where it is kept. */
final class FusionScalars {

    /** What memory holds anyway; not equal to -0. */
    private static final Op ZERO = new Op.Constant(0.0);

    private static final List<Scope> WIDEST_FIRST = List.of(Scope.GLOBAL, Scope.GROUP, Scope.TENSOR);

    private final FusionValues values;
    private final Program program;
    private final boolean[] wanted;
    private final boolean[] kept;

    /** @param bodies all loops and conditions; what they read must be kept for them */
    FusionScalars(FusionValues values, List<Body> bodies) {
        this.values = values;
        program = values.program;
        wanted = new boolean[program.nodes().size()];
        kept = new boolean[wanted.length];
        for (Body body : bodies) {
            body.values().stream().filter(Value::read).map(Value::number).forEach(this::keep);
        }
        for (int slot = 0; slot < program.states().size(); slot++) {
            if (isChangedScalar(slot)) {
                int value = program.stateValues().get(slot);
                wanted[value] = true;
                kept[value] |= values.scope[value] != program.states().get(slot).scope();
            }
        }
        for (int v = wanted.length - 1; v >= 0; v--) {
            if (wanted[v]) {
                want(v);
            }
        }
    }

    private void keep(int v) {
        wanted[v] = true;
        kept[v] = true;
    }

    private void want(int v) {
        if (FusionValues.isReduction(program.node(v).op())) {
            kept[v] = true;
            return;
        }
        for (int operand : FusionValues.inputs(program.node(v).op())) {
            wanted[operand] = true;
            kept[operand] |= values.scope[operand] != values.scope[v] || values.level[operand] != values.level[v];
        }
    }

    private boolean isChangedScalar(int slot) {
        return program.states().get(slot).scope().isScalar()
                && !program.node(program.stateValues().get(slot)).op().equals(new Op.State(slot));
    }

    /** Whether it is read from the frames directly, wherever it is needed. */
    private static boolean isLeaf(Op op) {
        return FusionValues.inputs(op).isEmpty();
    }

    private boolean isWorkedOut(int v) {
        Op op = program.node(v).op();
        return wanted[v] && !isLeaf(op) && !FusionValues.isReduction(op);
    }

    /** For each scalar that is kept, its place among those of its scope. */
    Map<Integer, Integer> slots() {
        Map<Scope, Integer> next = new EnumMap<>(Scope.class);
        Map<Integer, Integer> slots = new HashMap<>();
        for (int v = 0; v < kept.length; v++) {
            if (kept[v] && !isLeaf(program.node(v).op())) {
                slots.put(v, next.merge(values.scope[v], 1, Integer::sum) - 1);
            }
        }
        return slots;
    }

    /** In the order in which they run. */
    List<Scalars> blocks() {
        int last = 0;
        for (int level : values.level) {
            last = Math.max(last, level);
        }
        List<Scalars> blocks = new ArrayList<>();
        for (int pass = 0; pass <= last; pass++) {
            for (Scope scope : WIDEST_FIRST) {
                var block = new Scalars(scope, pass, workedOut(scope, pass), nextStates(scope, pass));
                if (!block.values().isEmpty() || !block.nextStates().isEmpty()) {
                    blocks.add(block);
                }
            }
        }
        return blocks;
    }

    private List<Integer> workedOut(Scope scope, int pass) {
        List<Integer> result = new ArrayList<>();
        for (int v = 0; v < wanted.length; v++) {
            if (isWorkedOut(v) && values.scope[v] == scope && values.level[v] == pass) {
                result.add(v);
            }
        }
        return result;
    }

    private List<NextState> nextStates(Scope scope, int pass) {
        List<NextState> result = new ArrayList<>();
        for (int slot = 0; slot < program.states().size(); slot++) {
            int value = program.stateValues().get(slot);
            if (isChangedScalar(slot) && program.states().get(slot).scope() == scope && values.level[value] == pass) {
                result.add(new NextState(slot, value));
            }
        }
        return result;
    }

    /** The initial values that are made of hyperparameters and literals. */
    List<Fill> fills() {
        List<Fill> fills = new ArrayList<>();
        for (int slot = 0; slot < program.states().size(); slot++) {
            int at = slot;
            program.states().get(slot).fill().stream()
                    .filter(value -> !program.node(value).op().equals(ZERO))
                    .forEach(value -> fills.add(new Fill(at, closure(value), value)));
        }
        return fills;
    }

    private List<Integer> closure(int value) {
        boolean[] needed = new boolean[value + 1];
        needed[value] = true;
        for (int v = value; v >= 0; v--) {
            if (needed[v]) {
                FusionValues.inputs(program.node(v).op()).forEach(o -> needed[o] = true);
            }
        }
        List<Integer> result = new ArrayList<>();
        for (int v = 0; v <= value; v++) {
            if (needed[v] && !isLeaf(program.node(v).op())) {
                result.add(v);
            }
        }
        return result;
    }
}
