package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.LoopSize;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Output;
import dev.glissade.compiler.ir.Plan.Place;
import dev.glissade.compiler.ir.Plan.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a loop that stores tensors.
 *
 * <p>All elements are read before the first is stored. A tensor that is read and stored then shows its old elements to every
 * formula, and the JVM vectorises the loop in cases where it gives up if loads stand behind stores: it cannot know that two
 * arrays are different ones.
 */
final class UpdateWriter {

    /** The length of a whole block. */
    static final String BLOCK = "BLOCK";

    private static final String SPARE = "spare";

    private final KernelContext kernel;
    private final Body body;
    private final BodyWriter scalars;
    private final boolean sparse;
    private final LocalNames names;
    private final TensorLocals tensors;
    private final ValueWriter before;
    private final ValueWriter writer;

    /** The values that come from memory. */
    private final Set<Integer> loads;

    /** The output whose formula is stored where it is worked out: the last, behind which nothing is read. */
    private Optional<Output> direct = Optional.empty();

    private UpdateWriter(KernelContext kernel, Body body, boolean sparse) {
        this.kernel = kernel;
        this.body = body;
        this.sparse = sparse;
        scalars = new BodyWriter(kernel, body);
        names = sparse
                ? sparseNames()
                : new LocalNames("frame", "at", SPARE, TensorLocals.BASE, "i", "length", "seed", "step", "key");
        tensors = new TensorLocals(kernel, names, sparse);
        before = new ValueWriter(kernel.arithmetic(), names, false);
        writer = new ValueWriter(kernel.arithmetic(), names, !sparse);
        loads = body.values().stream()
                .filter(v -> TensorLocals.isLoad(v.node().op()))
                .map(Value::number)
                .collect(Collectors.toSet());
    }

    /**
     * The statements of a method with the parameters {@code frame} and {@code at}.
     *
     * @param end the number of elements: {@code BLOCK}, or a third parameter
     */
    static CodeBlock write(KernelContext kernel, Body body, String end) {
        return new UpdateWriter(kernel, body, false).write(end);
    }

    /** The statements of a method with the parameters of {@code Kernel.sparse}, but for the pass. */
    static CodeBlock writeSparse(KernelContext kernel, Body body) {
        return new UpdateWriter(kernel, body, true).write("");
    }

    /** The names that a method over a list of elements has for itself. */
    static LocalNames sparseNames() {
        return new LocalNames("frame", "indices", "values", "from", "to", "k", "i", "lanes", "seed", "step", "key");
    }

    /** The head of a loop over the elements {@code i} of a list. */
    static CodeBlock sparseLoop() {
        return CodeBlock.builder()
                .beginControlFlow("for (int k = from; k < to; k++)")
                .addStatement("int i = indices[k]")
                .build();
    }

    private CodeBlock write(String end) {
        body.values().stream()
                .filter(v -> !v.read())
                .forEach(v -> tensors.use(v.node().op()));
        body.outputs().forEach(o -> tensors.use(o.place()));
        scalars.scalars(before);
        writer.takeOver(before);
        List<Value> values = scalars.inLoop();
        for (int i = 0; i < values.size(); i++) {
            line(values.get(i), i == values.size() - 1);
        }
        body.outputs().stream().filter(o -> direct.filter(o::equals).isEmpty()).forEach(o -> writer.then(store(o)));
        CodeBlock.Builder spare = CodeBlock.builder();
        if (end.equals(BLOCK) && LoopSize.isLong(body)) {
            spare.addStatement("int[] $L = stage.spare()", SPARE);
            writer.then(CodeBlock.of("$L[i] = $T.mixed($L[i], at)", SPARE, RuntimeNames.BLOCK_STAGE, SPARE));
        }
        return CodeBlock.builder()
                .add(tensors.declarations())
                .add(spare.build())
                .add(before.statements())
                .add(scalars.draws())
                .add(sparse ? sparseLoop() : CodeBlock.of("for (int i = 0; i < $L; i++) {\n$>", end))
                .add(writer.statements())
                .endControlFlow()
                .build();
    }

    private void line(Value value, boolean last) {
        int number = value.number();
        Node node = value.node();
        List<Output> outputs =
                body.outputs().stream().filter(o -> o.value() == number).toList();
        int uses = scalars.uses(number);
        JavaExpr expr = expression(node);
        if (TensorLocals.isLoad(node.op()) || node.op() instanceof Op.Draw) {
            leaf(value, expr, uses, outputs.size());
        } else if (last && uses == 0 && outputs.size() == 1) {
            writer.set(number, unrounded(number, node, expr));
            direct = Optional.of(outputs.get(0));
            writer.line(node.origin(), store(outputs.get(0)));
        } else if (uses + outputs.size() > 1
                || !outputs.isEmpty()
                || node.origin().name().isPresent()
                || expr.size() > ValueWriter.LONGEST) {
            String name = claimNew(node, outputs);
            writer.set(number, JavaExpr.primary(name));
            writer.line(node.origin(), CodeBlock.of("$L $L = $L", writer.type(node), name, expr.code()));
        } else {
            writer.set(number, expr);
        }
    }

    /** An element that is read once is read where it is used, others before all statements. */
    private void leaf(Value value, JavaExpr expr, int uses, int outputs) {
        if (uses == 1 && outputs == 0) {
            writer.set(value.number(), expr);
        } else {
            writer.declare(value.number(), value.node(), oldName(value.node().op()), expr, Optional.empty());
        }
    }

    private JavaExpr expression(Node node) {
        if (TensorLocals.isLoad(node.op())) {
            return tensors.load(node.op(), "i");
        }
        return node.op() instanceof Op.Draw draw
                ? scalars.draw(draw, sparse ? "i" : "at + i")
                : writer.expression(loadsLast(node));
    }

    /**
     * A sum or product with the number that comes from memory behind the one that is worked out. That is the order into which C2 puts
     * them; where it has to do so itself, JDK 25 gives up whole vectors once the loop over the blocks is compiled around the loop.
     */
    private Node loadsLast(Node node) {
        if (!(node.op() instanceof Op.Apply apply)
                || (apply.operation() != Operation.ADD && apply.operation() != Operation.MUL)) {
            return node;
        }
        int first = apply.arguments().get(0);
        int second = apply.arguments().get(1);
        return loads.contains(first) && !loads.contains(second)
                ? new Node(apply.withOperands(List.of(second, first)), node.type(), node.origin())
                : node;
    }

    /** A number that goes to narrow memory at once is rounded by the store itself. */
    private JavaExpr unrounded(int number, Node node, JavaExpr expr) {
        boolean storedSo = body.outputs().stream()
                .anyMatch(o -> o.value() == number
                        && node.op() instanceof Op.Store store
                        && tensors.storage(o.place()).storage() == store.storage());
        return storedSo ? writer.get(node.op().operands().get(0)) : expr;
    }

    private String oldName(Op op) {
        if (op instanceof Op.Draw) {
            return "noise";
        }
        String name = TensorLocals.nameOf(kernel, op);
        return op instanceof Op.Gradient ? name.replace("grad", "g") : LocalNames.prefixed("old", name);
    }

    private String claimNew(Node node, List<Output> outputs) {
        boolean isTheta = outputs.stream().anyMatch(o -> o.place() instanceof Place.Theta);
        String name = node.origin().name().orElse(isTheta ? "theta" : "x");
        return names.claim(name, LocalNames.prefixed("new", name));
    }

    private CodeBlock store(Output output) {
        return CodeBlock.of(
                "$L = $L",
                tensors.target(output.place(), "i"),
                tensors.storage(output.place())
                        .encode(writer.get(output.value()))
                        .code());
    }
}
