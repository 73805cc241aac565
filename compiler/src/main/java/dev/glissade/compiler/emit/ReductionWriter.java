package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Value;
import dev.glissade.compiler.type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes a reduction of a block: eight lanes, lane {@code j} takes the elements {@code j}, {@code j + 8} and so on, and the lanes
 * are put together in order. A method of its own works out one term.
 */
final class ReductionWriter {

    private static final int LANES = 8;

    private final KernelContext kernel;
    private final Body body;
    private final BodyWriter scalars;
    private final Op.Reduce op;
    private final Node node;
    private final String name;

    /** @param suffix tells the reductions of one kernel apart */
    ReductionWriter(KernelContext kernel, Plan.Accumulate loop, String suffix) {
        this.kernel = kernel;
        body = loop.body();
        scalars = new BodyWriter(kernel, body);
        Plan.Reduction reduction = kernel.plan().reductions().get(loop.reduction());
        op = reduction.op();
        node = kernel.node(reduction.value());
        name = op.reduction().name().toLowerCase(Locale.ROOT) + suffix;
    }

    String blockName() {
        return name + "Block";
    }

    String tailName() {
        return name + "Tail";
    }

    private String termName() {
        return "term" + name.substring(op.reduction().name().length());
    }

    List<MethodSpec> methods() {
        return List.of(block(), tail(), term());
    }

    private Arithmetic arithmetic() {
        return kernel.arithmetic();
    }

    private MethodSpec.Builder method(String methodName) {
        return kernel.loopMethod(methodName).returns(TypeName.DOUBLE);
    }

    private MethodSpec block() {
        var locals = new Locals(false);
        Optional<CodeBlock> squared = squared().flatMap(locals.tensors::wholeBlock);
        if (squared.isPresent()) {
            return method(blockName())
                    .addComment("$L", node.origin())
                    .addCode(locals.declarations())
                    .addStatement("return $T.ofBlock($L)", RuntimeNames.SQUARES, squared.get())
                    .build();
        }
        CodeBlock.Builder loop = CodeBlock.builder();
        loop.beginControlFlow("for (int i = 0; i < BLOCK; i += $L)", LANES);
        for (int lane = 0; lane < LANES; lane++) {
            loop.add(accumulate(lane, locals.term(offset(lane))));
        }
        loop.endControlFlow();
        return method(blockName())
                .addComment("$L", node.origin())
                .addCode(locals.declarations())
                .addCode(lanes())
                .addCode(loop.build())
                .addCode(together())
                .build();
    }

    /** What is loaded, if the term is its square: of that the runtime may know a faster way than Java has. */
    private Optional<Op> squared() {
        Op term = value(body.outputs().get(0).value()).op();
        if (op.reduction() != Op.Reduction.SUM
                || !(term instanceof Op.Apply apply)
                || apply.operation() != Operation.MUL
                || !apply.arguments().get(0).equals(apply.arguments().get(1))) {
            return Optional.empty();
        }
        Op factor = value(apply.arguments().get(0)).op();
        return TensorLocals.isLoad(factor) ? Optional.of(factor) : Optional.empty();
    }

    private Node value(int number) {
        return body.values().stream()
                .filter(value -> value.number() == number)
                .findFirst()
                .orElseThrow()
                .node();
    }

    private MethodSpec tail() {
        var locals = new Locals(false);
        CodeBlock.Builder loop = CodeBlock.builder();
        loop.addStatement("int i = 0");
        loop.beginControlFlow("for (; i + $L <= length; i += $L)", LANES, LANES);
        for (int lane = 0; lane < LANES; lane++) {
            loop.add(accumulate(lane, locals.term(offset(lane))));
        }
        loop.endControlFlow();
        for (int lane = 0; lane < LANES - 1; lane++) {
            loop.beginControlFlow("if ($L < length)", offset(lane));
            loop.add(accumulate(lane, locals.term(offset(lane))));
            loop.endControlFlow();
        }
        return method(tailName())
                .addParameter(int.class, "length")
                .addCode(locals.declarations())
                .addCode(lanes())
                .addCode(loop.build())
                .addCode(together())
                .build();
    }

    String sparseName() {
        return name + "Sparse";
    }

    /** The reduction over a list of elements, as one over all elements where those that are not in the list have a term of 0. */
    MethodSpec sparse() {
        var locals = new Locals(true);
        boolean sum = op.reduction() == Op.Reduction.SUM;
        String extreme = op.reduction() == Op.Reduction.MIN ? "min" : "max";
        CodeBlock.Builder code = CodeBlock.builder().add(locals.declarations());
        if (sum) {
            code.addStatement("$T lanes = frame.lanes", RuntimeNames.LANES).addStatement("lanes.clear()");
        } else {
            double start = op.reduction() == Op.Reduction.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            code.addStatement(
                    "double lanes = $L", Arithmetic.DOUBLE.literal(start).code());
        }
        code.add(UpdateWriter.sparseLoop());
        if (sum) {
            code.addStatement("lanes.add(i, $L)", locals.term("i"));
        } else {
            code.addStatement("lanes = Math.$L(lanes, $L)", extreme, locals.term("i"));
        }
        code.endControlFlow();
        if (sum) {
            code.addStatement("return lanes.total()");
        } else {
            code.addStatement("return to - from < frame.length ? Math.$L(lanes, 0.0) : lanes", extreme);
        }
        return SparseWriter.method(sparseName())
                .returns(TypeName.DOUBLE)
                .addComment("$L", node.origin())
                .addCode(code.build())
                .build();
    }

    private static String offset(int lane) {
        return lane == 0 ? "i" : "i + " + lane;
    }

    private static String lane(int number) {
        return "lane" + number;
    }

    private CodeBlock lanes() {
        double start = switch (op.reduction()) {
            case SUM, COUNT -> 0;
            case MIN -> Double.POSITIVE_INFINITY;
            case MAX -> Double.NEGATIVE_INFINITY;
        };
        CodeBlock from = arithmetic().literal(start).code();
        List<CodeBlock> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(CodeBlock.of("$L = $L", lane(lane), from));
        }
        return CodeBlock.of("$L $L;\n", arithmetic().type(), CodeBlock.join(lanes, ", "));
    }

    private CodeBlock accumulate(int lane, CodeBlock term) {
        return switch (op.reduction()) {
            case SUM, COUNT -> CodeBlock.of("$L += $L;\n", lane(lane), term);
            case MIN -> CodeBlock.of("$L = Math.min($L, $L);\n", lane(lane), lane(lane), term);
            case MAX -> CodeBlock.of("$L = Math.max($L, $L);\n", lane(lane), lane(lane), term);
        };
    }

    private CodeBlock together() {
        String result = lane(0);
        for (int lane = 1; lane < LANES; lane++) {
            result = switch (op.reduction()) {
                case SUM, COUNT -> result + " + " + lane(lane);
                case MIN -> "Math.min(" + result + ", " + lane(lane) + ")";
                case MAX -> "Math.max(" + result + ", " + lane(lane) + ")";
            };
        }
        return CodeBlock.of("return $L;\n", result);
    }

    /** What a block or tail method declares, and how it calls the term. */
    private final class Locals {
        private final boolean sparse;
        private final LocalNames names;
        private final TensorLocals tensors;
        private final ValueWriter before;

        Locals(boolean sparse) {
            this.sparse = sparse;
            names = sparse
                    ? UpdateWriter.sparseNames()
                    : new LocalNames("frame", "at", TensorLocals.BASE, "i", "length", "seed", "step", "key");
            tensors = new TensorLocals(kernel, names, sparse);
            before = new ValueWriter(arithmetic(), names, false);
            for (int lane = 0; lane < LANES; lane++) {
                names.claim(lane(lane));
            }
            scalars.inLoop().forEach(v -> tensors.use(v.node().op()));
            scalars.scalars(before);
        }

        CodeBlock declarations() {
            return CodeBlock.builder()
                    .add(tensors.declarations())
                    .add(before.statements())
                    .add(scalars.draws())
                    .build();
        }

        CodeBlock term(String index) {
            List<JavaExpr> arguments = new ArrayList<>();
            for (Value value : scalars.inLoop()) {
                if (TensorLocals.isLoad(value.node().op())) {
                    arguments.add(tensors.load(value.node().op(), index));
                } else if (value.node().op() instanceof Op.Draw draw) {
                    arguments.add(scalars.draw(draw, sparse ? index : "at + " + index));
                }
            }
            scalars.invariants().forEach(v -> arguments.add(before.get(v.number())));
            return JavaExpr.call(termName(), arguments.toArray(JavaExpr[]::new)).code();
        }
    }

    private MethodSpec term() {
        var names = new LocalNames();
        var writer = new ValueWriter(arithmetic(), names, true);
        MethodSpec.Builder method = MethodSpec.methodBuilder(termName())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(arithmetic().typeName());
        for (Value value : scalars.inLoop()) {
            Op leaf = value.node().op();
            if (TensorLocals.isLoad(leaf)) {
                parameter(method, writer, value, names.claim(TensorLocals.nameOf(kernel, leaf)));
            } else if (leaf instanceof Op.Draw) {
                parameter(method, writer, value, names.claim("noise"));
            }
        }
        for (Value value : scalars.invariants()) {
            parameter(method, writer, value, names.claim(scalars.nameOf(value)));
        }
        scalars.literals(writer);
        for (Value value : scalars.inLoop()) {
            if (!TensorLocals.isLoad(value.node().op()) && !(value.node().op() instanceof Op.Draw)) {
                writer.write(value.number(), value.node(), scalars.uses(value.number()));
            }
        }
        int term = body.outputs().get(0).value();
        return method.addCode(writer.statements())
                .addStatement("return $L", writer.get(term).code())
                .build();
    }

    private void parameter(MethodSpec.Builder method, ValueWriter writer, Value value, String name) {
        boolean truth = value.node().type().kind() == Kind.TRUTH;
        method.addParameter(truth ? TypeName.BOOLEAN : arithmetic().typeName(), name);
        writer.set(value.number(), JavaExpr.primary(name));
    }
}
