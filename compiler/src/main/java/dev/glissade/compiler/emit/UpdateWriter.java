package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Output;
import dev.glissade.compiler.ir.Plan.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a loop that stores tensors.
 *
 * <p>A tensor may be read and stored in the same loop, so a store stands behind the statement that reads the old element. Where
 * that cannot be because the formula is itself the store, the formula becomes a local first.
 */
final class UpdateWriter {

    private final KernelContext kernel;
    private final Body body;
    private final BodyWriter scalars;
    private final Set<Integer> forced = new HashSet<>();

    UpdateWriter(KernelContext kernel, Body body) {
        this.kernel = kernel;
        this.body = body;
        scalars = new BodyWriter(kernel, body);
    }

    /**
     * The statements of a method with the parameters {@code frame} and {@code at}.
     *
     * @param end the number of elements: {@code BLOCK}, or a third parameter
     */
    CodeBlock write(String end) {
        return write(false, end);
    }

    /** The statements of a method with the parameters of {@code Kernel.sparse}, but for the pass. */
    CodeBlock writeSparse() {
        return write(true, "");
    }

    private CodeBlock write(boolean sparse, String end) {
        while (true) {
            var attempt = new Attempt(sparse);
            Optional<CodeBlock> code = attempt.write(end);
            if (code.isPresent()) {
                return code.get();
            }
        }
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

    /** A statement of the loop: a local, or a formula that is stored at once. */
    private record Line(Node.Origin origin, CodeBlock code) {}

    /** One try; it fails if a formula that is stored at once would hide an old element from a later statement. */
    private final class Attempt {
        private final boolean sparse;
        private final LocalNames names;
        private final TensorLocals tensors;
        private final ValueWriter before;
        private final ValueWriter writer;
        private final List<Line> lines = new ArrayList<>();
        private final Map<Integer, Integer> lineOf = new HashMap<>();
        private final Map<Integer, Set<Op>> loadsIn = new HashMap<>();
        private final Map<Op, Integer> lastLoad = new HashMap<>();

        Attempt(boolean sparse) {
            this.sparse = sparse;
            names = sparse
                    ? sparseNames()
                    : new LocalNames("frame", "at", TensorLocals.BASE, "i", "length", "seed", "step", "key");
            tensors = new TensorLocals(kernel, names, sparse);
            before = new ValueWriter(kernel.arithmetic(), names, false);
            writer = new ValueWriter(kernel.arithmetic(), names, !sparse);
        }

        Optional<CodeBlock> write(String end) {
            body.values().stream()
                    .filter(v -> !v.read())
                    .forEach(v -> tensors.use(v.node().op()));
            body.outputs().forEach(o -> tensors.use(o.place()));
            scalars.scalars(before);
            writer.takeOver(before);
            scalars.inLoop().forEach(this::line);
            Map<Integer, List<Line>> stores = new HashMap<>();
            for (Output output : body.outputs()) {
                if (!store(output, stores)) {
                    return Optional.empty();
                }
            }
            return Optional.of(method(end, stores));
        }

        private CodeBlock method(String end, Map<Integer, List<Line>> stores) {
            for (int i = 0; i < lines.size(); i++) {
                writer.line(lines.get(i).origin, lines.get(i).code);
                stores.getOrDefault(i, List.of()).forEach(s -> writer.line(s.origin, s.code));
            }
            stores.getOrDefault(-1, List.of()).forEach(s -> writer.line(s.origin, s.code));
            return CodeBlock.builder()
                    .add(tensors.declarations())
                    .add(before.statements())
                    .add(scalars.draws())
                    .add(sparse ? sparseLoop() : CodeBlock.of("for (int i = 0; i < $L; i++) {\n$>", end))
                    .add(writer.statements())
                    .endControlFlow()
                    .build();
        }

        private void line(Value value) {
            int number = value.number();
            Node node = value.node();
            Op op = node.op();
            int outputs = (int)
                    body.outputs().stream().filter(o -> o.value() == number).count();
            int uses = scalars.uses(number);
            Set<Op> loads = new HashSet<>();
            op.operands().forEach(o -> loads.addAll(loadsIn.getOrDefault(o, Set.of())));
            JavaExpr expr = expression(node);
            if (TensorLocals.isLoad(op) || op instanceof Op.Draw) {
                leaf(value, expr, uses + outputs);
            } else if (uses == 0 && outputs == 1 && !forced.contains(number)) {
                writer.set(number, unrounded(number, node, expr));
                mark(loads, number, new Line(node.origin(), CodeBlock.of("")));
            } else if (uses + outputs > 1
                    || outputs > 0
                    || node.origin().name().isPresent()
                    || expr.size() > ValueWriter.LONGEST) {
                String name = claimNew(node);
                writer.set(number, JavaExpr.primary(name));
                mark(
                        loads,
                        number,
                        new Line(node.origin(), CodeBlock.of("$L $L = $L", writer.type(node), name, expr.code())));
            } else {
                writer.set(number, expr);
                loadsIn.put(number, loads);
            }
        }

        /** An element that is read once is read where it is used, others before all statements. */
        private void leaf(Value value, JavaExpr expr, int uses) {
            boolean once = uses == 1 && scalars.uses(value.number()) == 1;
            if (once) {
                writer.set(value.number(), expr);
                if (TensorLocals.isLoad(value.node().op())) {
                    loadsIn.put(value.number(), Set.of(value.node().op()));
                }
            } else {
                writer.declare(
                        value.number(), value.node(), oldName(value.node().op()), expr, Optional.empty());
            }
        }

        private JavaExpr expression(Node node) {
            if (TensorLocals.isLoad(node.op())) {
                return tensors.load(node.op(), "i");
            }
            return node.op() instanceof Op.Draw draw
                    ? scalars.draw(draw, sparse ? "i" : "at + i")
                    : writer.expression(node);
        }

        /** A number that goes to narrow memory at once is rounded by the store itself. */
        private JavaExpr unrounded(int number, Node node, JavaExpr expr) {
            boolean storedSo = body.outputs().stream()
                    .anyMatch(o -> o.value() == number
                            && node.op() instanceof Op.Store store
                            && tensors.storage(o.place()).storage() == store.storage());
            return storedSo ? writer.get(node.op().operands().get(0)) : expr;
        }

        private void mark(Set<Op> loads, int number, Line line) {
            lineOf.put(number, lines.size());
            loads.forEach(load -> lastLoad.put(load, lines.size()));
            lines.add(line);
        }

        private String oldName(Op op) {
            if (op instanceof Op.Draw) {
                return "noise";
            }
            String name = TensorLocals.nameOf(kernel, op);
            return op instanceof Op.Gradient ? name.replace("grad", "g") : LocalNames.prefixed("old", name);
        }

        private String claimNew(Node node) {
            String name = node.origin().name().orElse("x");
            return names.claim(name, LocalNames.prefixed("new", name));
        }

        /** Puts a store behind what it stores and behind the last line that reads the old element. */
        private boolean store(Output output, Map<Integer, List<Line>> stores) {
            int read = TensorLocals.loadsOf(output.place()).stream()
                    .mapToInt(load -> lastLoad.getOrDefault(load, -1))
                    .max()
                    .orElse(-1);
            int value = output.value();
            int made = lineOf.getOrDefault(value, -1);
            CodeBlock code = CodeBlock.of(
                    "$L = $L",
                    tensors.target(output.place(), "i"),
                    tensors.storage(output.place()).encode(writer.get(value)).code());
            Node.Origin origin = kernel.node(value).origin();
            if (made >= 0 && lines.get(made).code.isEmpty()) {
                if (read > made) {
                    forced.add(value);
                    return false;
                }
                lines.set(made, new Line(origin, code));
                return true;
            }
            int line = Math.max(made, read);
            stores.computeIfAbsent(line, l -> new ArrayList<>()).add(new Line(origin, code));
            return true;
        }
    }
}
