package dev.glissade.compiler.pass;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What fusion must know of each value: its scope, the first pass that can have it, and whether anything needs it. */
final class FusionValues {

    final Program program;

    /** By value; a uniform hyperparameter is global. */
    final Scope[] scope;

    /** By value, whether it is a scalar of the working precision, or made of one: worked out where the loops are. */
    final boolean[] invariant;

    /** By value, the first pass before whose loops (for scalars) or in whose loops (for tensors) it can be worked out. */
    final int[] level;

    /** By value, whether the parameters or a state depend on it. */
    final boolean[] live;

    /** By value, whether they do so when it is not the first step of all. */
    private final boolean[] liveLater;

    /** By value, whether they do so for a tensor whose first step is over. */
    private final boolean[] liveLaterInTensor;

    private final TreeMap<Integer, Integer> requests = new TreeMap<>();

    FusionValues(Program program, Set<Integer> uniform) {
        this.program = program;
        int size = program.nodes().size();
        scope = new Scope[size];
        invariant = new boolean[size];
        level = new int[size];
        for (int v = 0; v < size; v++) {
            scope[v] = scopeOf(program.node(v).op(), uniform);
            invariant[v] = scope[v].isScalar() && isInvariant(program.node(v).op());
        }
        live = live(first -> true);
        liveLater = live(first -> first.scope() != Scope.GLOBAL);
        liveLaterInTensor = live(first -> false);
        while (findLevels()) {
            // a request that had to wait for an earlier one puts off what depends on it
        }
    }

    /** The values that {@code op} is made from here and now; a count needs none, as the runtime knows it. */
    static List<Integer> inputs(Op op) {
        return isCount(op) ? List.of() : op.operands();
    }

    static boolean isCount(Op op) {
        return op instanceof Op.Reduce reduce && reduce.reduction() == Op.Reduction.COUNT;
    }

    /** Whether it is one of the reductions that a loop makes. */
    static boolean isReduction(Op op) {
        return op instanceof Op.Reduce && !isCount(op);
    }

    static boolean isSelect(Op op) {
        return op instanceof Op.Apply apply && apply.operation() == Operation.SELECT;
    }

    private Scope scopeOf(Op op, Set<Integer> uniform) {
        if (op instanceof Op.Hyper hyper) {
            return uniform.contains(hyper.slot()) ? Scope.GLOBAL : Scope.GROUP;
        }
        if (op instanceof Op.First first) {
            return first.scope();
        }
        if (op instanceof Op.State state) {
            return program.states().get(state.slot()).scope();
        }
        if (op instanceof Op.Stale stale) {
            return program.states().get(stale.slot()).scope();
        }
        if (op instanceof Op.Reduce reduce) {
            return reduce.scope();
        }
        if (op instanceof Op.Theta || op instanceof Op.Gradient || op instanceof Op.Draw) {
            return Scope.ELEMENT;
        }
        if (op instanceof Op.Store store && store.isOpen()) {
            return Scope.ELEMENT; // even of a scalar: it may be rounded at random
        }
        Scope narrowest = Scope.GLOBAL;
        for (int operand : op.operands()) {
            narrowest = narrowest.narrower(scope[operand]);
        }
        return narrowest;
    }

    private boolean isInvariant(Op op) {
        if (op instanceof Op.Round || op instanceof Op.Store) {
            return true;
        }
        return op instanceof Op.Apply apply && apply.arguments().stream().anyMatch(a -> invariant[a]);
    }

    /**
     * What the parameters and states depend on, when of the selections by {@link Op.First} only some may select their first
     * side.
     */
    private boolean[] live(Predicate<Op.First> mayBeFirst) {
        boolean[] found = new boolean[program.nodes().size()];
        found[program.theta()] = true;
        program.stateValues().forEach(v -> found[v] = true);
        for (int v = found.length - 1; v >= 0; v--) {
            Op op = program.node(v).op();
            if (found[v]) {
                List<Integer> of = inputs(op);
                boolean later = isSelect(op)
                        && program.node(of.get(0)).op() instanceof Op.First first
                        && !mayBeFirst.test(first);
                for (int k = 0; k < of.size(); k++) {
                    found[of.get(k)] |= !later || k != 1;
                }
            }
        }
        return found;
    }

    /**
     * Whether nothing needs a reduction of a tensor whose first step is over. One over several tensors must be of no use in all
     * steps but the first of all, since a tensor that comes late would need it of those that do not.
     */
    boolean isForFirstStep(int reduction) {
        return scope[reduction] == Scope.TENSOR ? !liveLaterInTensor[reduction] : !liveLater[reduction];
    }

    private boolean findLevels() {
        for (int v = 0; v < level.length; v++) {
            Op op = program.node(v).op();
            int latest = 0;
            for (int operand : inputs(op)) {
                latest = Math.max(latest, level[operand]);
            }
            level[v] = isReduction(op) ? latest + 1 : latest;
            if (live[v] && op instanceof Op.Gradient gradient) {
                int after = gradient.point().isPresent() ? latest : -1;
                requests.merge(gradient.number(), after, Math::max);
                level[v] = requestedAfter(gradient.number()) + 1;
            }
        }
        return putInTurn();
    }

    /** The caller is asked in the order of the rule, so no request is made before one that the rule makes earlier. */
    private boolean putInTurn() {
        boolean moved = false;
        int latest = -1;
        for (int number : new ArrayList<>(requests.keySet())) {
            int after = requestedAfter(number);
            if (after >= 0 && after < latest) {
                requests.put(number, latest);
                moved = true;
            }
            latest = Math.max(latest, requestedAfter(number));
        }
        return moved;
    }

    /** The pass after which a gradient is asked for; -1 for the gradient at the parameters. */
    int requestedAfter(int number) {
        return requests.getOrDefault(number, -1);
    }

    /** The numbers of the requests in the order in which they are made. */
    List<Integer> requestOrder() {
        return requests.keySet().stream()
                .sorted(Comparator.comparingInt(this::requestedAfter))
                .toList();
    }

    /** The place of a request in that order. */
    int requestIndex(int number) {
        return requestOrder().indexOf(number);
    }
}
