package dev.glissade.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.type.Kind;
import dev.glissade.compiler.type.Scope;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * What the writers of one kernel share: its plan, its precision, and how things are called and reached.
 *
 * @param plan what the kernel does
 * @param arithmetic the working precision
 * @param hypers the hyperparameters of the rule
 * @param blocks the working room of a kernel whose states may be kept in any storage; empty for one that works on the tensors
 */
record KernelContext(Plan plan, Arithmetic arithmetic, List<HyperSlot> hypers, Optional<Blocks> blocks) {

    /** Whether the loops run in working room, as the tensors' states may be kept in any storage. */
    boolean staged() {
        return blocks.isPresent();
    }

    /** The number of the block of working room for an array of the frame. */
    int block(String array) {
        return blocks.orElseThrow(() -> new IllegalStateException("emit: no block for " + array))
                .of(array);
    }

    /** A method of a loop over a block. */
    MethodSpec.Builder loopMethod(String name) {
        return loopMethod(name, false);
    }

    /**
     * A method of a loop over a block.
     *
     * @param inNeed whether it needs working room of the thread in any kernel
     */
    MethodSpec.Builder loopMethod(String name, boolean inNeed) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(RuntimeNames.TENSOR_FRAME, "frame");
        if (staged() || inNeed) {
            method.addParameter(RuntimeNames.BLOCK_STAGE, "stage");
        }
        return method.addParameter(int.class, "at");
    }

    Node node(int value) {
        return plan.program().node(value);
    }

    StateSlot state(int slot) {
        return plan.program().states().get(slot);
    }

    StateStorage storage(int slot) {
        return StateStorage.of(state(slot).storage(), arithmetic);
    }

    /** The place of a state among those of its scope. */
    int indexInScope(int slot) {
        Scope scope = state(slot).scope();
        return (int) plan.program().states().stream()
                .limit(slot)
                .filter(s -> s.scope() == scope)
                .count();
    }

    /** The public name of the hyperparameter that has the slot; a list's elements are numbered. */
    String hyperName(int slot) {
        return hyperName(hypers, slot);
    }

    static String hyperName(List<HyperSlot> hypers, int slot) {
        for (HyperSlot hyper : hypers) {
            if (hyper.slot() >= 0 && slot >= hyper.slot() && slot < hyper.slot() + hyper.length()) {
                return hyper.length() == 1 ? hyper.name() : hyper.name() + "[" + (slot - hyper.slot()) + "]";
            }
        }
        throw new IllegalStateException("no hyperparameter has slot " + slot);
    }

    /** The formula of a scalar, for a comment. */
    Optional<String> formula(int value) {
        return new Formula(this::node, this::hyperName, slot -> state(slot).name()).of(value);
    }

    /** What a scalar is, if its name does not say it. */
    Optional<String> remark(int value) {
        return node(value).op() instanceof Op.Apply ? formula(value) : Optional.empty();
    }

    /** A frame seen from a method that has the frame of scope {@code from}. */
    private static String path(Scope from, Scope to) {
        return switch (to) {
            case GLOBAL -> from == Scope.GLOBAL ? "frame" : from == Scope.GROUP ? "frame.global" : "frame.group.global";
            case GROUP -> from == Scope.GROUP ? "frame" : "frame.group";
            case TENSOR, ELEMENT -> "frame";
        };
    }

    /** How a method that has the frame of scope {@code from} reads a scalar that it does not work out. */
    JavaExpr read(int value, Scope from) {
        Node node = node(value);
        Op op = node.op();
        String global = path(from, Scope.GLOBAL);
        if (op instanceof Op.Constant constant) {
            return Arithmetic.DOUBLE.literal(constant.value());
        } else if (op instanceof Op.Truth truth) {
            return JavaExpr.primary(Boolean.toString(truth.value()));
        } else if (op instanceof Op.Hyper hyper) {
            String owner = from == Scope.GLOBAL ? "frame" : path(from, Scope.GROUP);
            return JavaExpr.primary("$L.hyper[$L]", owner, hyper.slot());
        } else if (op instanceof Op.Step) {
            return JavaExpr.primary("$L.step", global).cast("double");
        } else if (op instanceof Op.Loss) {
            return JavaExpr.primary("$L.loss", global);
        } else if (op instanceof Op.First first) {
            return JavaExpr.primary("$L.first", path(from, first.scope()));
        } else if (op instanceof Op.State state) {
            return scalarState(from, state.slot(), "states", "scalarStates");
        } else if (op instanceof Op.Stale stale) {
            return scalarState(from, stale.slot(), "staleStates", "staleScalarStates");
        } else if (op instanceof Op.Reduce reduce && reduce.reduction() == Op.Reduction.COUNT) {
            String count = reduce.scope() == Scope.TENSOR ? "length" : "count";
            return JavaExpr.primary("$L.$L", path(from, reduce.scope()), count).cast("double");
        }
        Scope scope = plan.scopes().get(value);
        JavaExpr kept = JavaExpr.primary("$L.scalars[$L]", path(from, scope), plan.slot(value));
        return node.type().kind() == Kind.TRUTH
                ? JavaExpr.binary(Binding.EQUALITY, kept, "!=", JavaExpr.primary("0"))
                : kept;
    }

    /** Where a method that has the frame of scope {@code from} finds or leaves a scalar state. */
    JavaExpr scalarState(Scope from, int slot, String elsewhere, String ofTensor) {
        Scope scope = state(slot).scope();
        return JavaExpr.primary(
                "$L.$L[$L]", path(from, scope), scope == Scope.TENSOR ? ofTensor : elsewhere, indexInScope(slot));
    }

    /** What the rule calls a scalar that is read from a frame. */
    String readName(int value) {
        Op op = node(value).op();
        if (op instanceof Op.Hyper hyper) {
            return hyperName(hyper.slot());
        } else if (op instanceof Op.State state) {
            return state(state.slot()).name();
        } else if (op instanceof Op.Stale stale) {
            return LocalNames.prefixed("stale", state(stale.slot()).name());
        } else if (op instanceof Op.Step) {
            return "t";
        } else if (op instanceof Op.Loss) {
            return "loss";
        } else if (op instanceof Op.First) {
            return "first";
        } else if (op instanceof Op.Reduce reduce) {
            return reduce.reduction().name().toLowerCase(java.util.Locale.ROOT);
        }
        return node(value).origin().name().orElseGet(() -> nameByShape(value));
    }

    /** {@code 1 - beta1} is oneMinusBeta1; other formulas have no name of their own. */
    private String nameByShape(int value) {
        return formula(value)
                .filter(f -> f.matches("1 - [A-Za-z][A-Za-z0-9_]*"))
                .map(f -> LocalNames.prefixed("oneMinus", f.substring(4)))
                .orElse("c");
    }
}
