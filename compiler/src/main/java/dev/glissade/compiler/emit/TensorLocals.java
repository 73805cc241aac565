package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan.Place;
import dev.glissade.compiler.type.Storage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arrays that one loop reads and writes, as locals of its method, and the index of the block's first element.
 *
 * <p>There is one such index for all arrays, and constants that keep the streams apart: a loop whose arrays have indices of their
 * own is not vectorised, as the JVM cannot know that they are different arrays.
 *
 * <p>A sparse loop goes from element to element of a list and is not vectorised anyway: there each array has the index where its
 * tensor begins, and the gradient is the list's.
 */
final class TensorLocals {

    /** What the index of the block's first element is called. */
    static final String BASE = "base";

    /**
     * An array.
     *
     * @param stagger how many staggers further on than the parameter it begins
     */
    private record ArrayLocal(String name, int stagger, String frameArray, StateStorage storage) {
        boolean isGradient() {
            return frameArray.startsWith("gradients");
        }

        String start() {
            return name + "At";
        }
    }

    private final KernelContext kernel;
    private final LocalNames names;
    private final boolean sparse;
    private final Map<String, ArrayLocal> locals = new LinkedHashMap<>();

    TensorLocals(KernelContext kernel, LocalNames names, boolean sparse) {
        this.kernel = kernel;
        this.names = names;
        this.sparse = sparse;
    }

    /** The name that the tensor which {@code load} reads goes by. */
    static String nameOf(KernelContext kernel, Op load) {
        if (load instanceof Op.State state) {
            return kernel.state(state.slot()).name();
        } else if (load instanceof Op.Stale stale) {
            return LocalNames.prefixed("stale", kernel.state(stale.slot()).name());
        } else if (load instanceof Op.Gradient gradient) {
            return kernel.plan().requests().size() == 1 ? "grad" : "grad" + gradient.number();
        }
        if (load instanceof Op.Kept kept) {
            return kernel.staged() ? "kept" + kept.number() : "term";
        }
        return "theta";
    }

    /** Makes the local that {@code load} needs, if it reads memory. */
    void use(Op load) {
        if (isLoad(load)) {
            array(load);
        }
    }

    static boolean isLoad(Op op) {
        return op instanceof Op.Theta
                || op instanceof Op.State
                || op instanceof Op.Stale
                || op instanceof Op.Gradient
                || op instanceof Op.Kept;
    }

    /** Makes the local that a store needs. */
    void use(Place place) {
        array(place);
    }

    /** What {@code load} reads for the element {@code index} of the block. */
    JavaExpr load(Op load, String index) {
        ArrayLocal local = array(load);
        return local.storage.decode(element(local, index));
    }

    /** The element of the block that a store goes to. */
    CodeBlock target(Place place, String index) {
        return element(array(place), index).code();
    }

    /** What reads the place; a stale value lies in the state itself, unless the caller hands one in. */
    static List<Op> loadsOf(Place place) {
        if (place instanceof Place.State state) {
            return List.of(new Op.State(state.slot()), new Op.Stale(state.slot()));
        }
        return place instanceof Place.Theta ? List.of(new Op.Theta()) : List.of();
    }

    StateStorage storage(Place place) {
        return array(place).storage;
    }

    private JavaExpr element(ArrayLocal local, String index) {
        if (sparse) {
            return local.isGradient()
                    ? JavaExpr.primary("$L[k]", local.name)
                    : JavaExpr.primary("$L[$L + $L]", local.name, local.start(), index);
        }
        String start = blockStart(local);
        return start.equals("0")
                ? JavaExpr.primary("$L[$L]", local.name, index)
                : JavaExpr.primary("$L[$L + $L]", local.name, start, index);
    }

    /** Where a block begins in its array. */
    private String blockStart(ArrayLocal local) {
        String stagger = local.stagger == 1 ? "STAGGER" : local.stagger + " * STAGGER";
        if (kernel.staged()) {
            return local.stagger == 0 ? "0" : stagger;
        }
        return local.stagger == 0 ? BASE : BASE + " + " + stagger;
    }

    /** The array and the index of the block's first element, as two arguments; empty if the array holds other numbers. */
    Optional<CodeBlock> wholeBlock(Op load) {
        ArrayLocal local = array(load);
        return local.storage.isPlain()
                ? Optional.of(CodeBlock.of("$L, $L", local.name, blockStart(local)))
                : Optional.empty();
    }

    private ArrayLocal array(Op load) {
        if (load instanceof Op.Theta) {
            return theta();
        } else if (load instanceof Op.State state) {
            return state(state.slot());
        } else if (load instanceof Op.Stale stale) {
            int index = kernel.indexInScope(stale.slot());
            String from = "staleStates[" + index + "]";
            return local(nameOf(kernel, load), index + 1, from, kernel.storage(stale.slot()));
        } else if (load instanceof Op.Gradient gradient) {
            return local(nameOf(kernel, load), 0, "gradients[" + gradient.number() + "]", working());
        } else if (load instanceof Op.Kept kept) {
            return kernel.staged() ? kept(kept.number()) : scratch(kept.number());
        }
        throw new IllegalStateException("no memory is behind " + load);
    }

    private ArrayLocal array(Place place) {
        if (place instanceof Place.Theta) {
            return theta();
        } else if (place instanceof Place.State state) {
            return state(state.slot());
        } else if (place instanceof Place.Scratch scratch) {
            return scratch(scratch.number());
        } else if (place instanceof Place.Out) {
            return local("out", 0, "out", working());
        } else if (place instanceof Place.Kept kept) {
            return kept(kept.number());
        }
        throw new IllegalStateException("no memory is behind " + place);
    }

    private ArrayLocal scratch(int number) {
        int points = kernel.plan().points();
        String name = number >= points ? "term" : "point";
        boolean only = (number >= points ? kernel.plan().terms() : points) == 1;
        return local(only ? name : name + number, 0, "scratch[" + number + "]", working());
    }

    private ArrayLocal kept(int number) {
        return local("kept" + number, 0, Blocks.kept(number), working());
    }

    private ArrayLocal theta() {
        return local("theta", 0, "theta", working());
    }

    private ArrayLocal state(int slot) {
        int index = kernel.indexInScope(slot);
        return local(kernel.state(slot).name(), index + 1, "states[" + index + "]", kernel.storage(slot));
    }

    private StateStorage working() {
        return StateStorage.of(Storage.PARAM, kernel.arithmetic());
    }

    private ArrayLocal local(String wish, int stagger, String frameArray, StateStorage storage) {
        if (kernel.staged()) {
            return locals.computeIfAbsent(
                    frameArray, a -> new ArrayLocal(names.claim(wish), kernel.block(a), a, working()));
        }
        ArrayLocal known = locals.get(frameArray);
        if (known == null) {
            String name = names.claim(wish);
            known = new ArrayLocal(name, stagger, frameArray, storage);
            if (sparse && !known.isGradient()) {
                names.claim(known.start());
            }
            locals.put(frameArray, known);
        }
        return known;
    }

    /** The declarations of all locals, for a block that begins at {@code at}. */
    CodeBlock declarations() {
        if (sparse) {
            return sparseDeclarations();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        for (ArrayLocal local : locals.values()) {
            String type = local.storage.elementType();
            if (kernel.staged()) {
                code.addStatement("$L[] $L = stage.$Ls($L)", type, local.name, type, kernel.block(local.frameArray));
                continue;
            }
            code.addStatement("$L[] $L = ($L[]) frame.$L", type, local.name, type, local.frameArray);
        }
        if (!locals.isEmpty() && !kernel.staged()) {
            code.addStatement("int $L = frame.thetaOffset + at", BASE);
        }
        return code.build();
    }

    private CodeBlock sparseDeclarations() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (ArrayLocal local : locals.values()) {
            String type = local.storage.elementType();
            String from = local.isGradient() ? "values" : "frame." + local.frameArray;
            code.addStatement("$L[] $L = ($L[]) $L", type, local.name, type, from);
            if (!local.isGradient()) {
                String offset = local.frameArray
                        .replaceFirst("^theta$", "thetaOffset")
                        .replaceFirst("^states", "stateOffsets")
                        .replaceFirst("^staleStates", "staleOffsets");
                code.addStatement("int $L = frame.$L", local.start(), offset);
            }
        }
        return code.build();
    }
}
