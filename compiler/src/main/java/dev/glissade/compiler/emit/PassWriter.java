package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.glissade.compiler.ir.LoopSize;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.Plan.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes one pass: a method that goes through its range block by block, and for each loop a method for a whole block, whose
 * length the JVM knows, and one for the tail of a tensor.
 */
final class PassWriter {

    private final KernelContext kernel;
    private final int pass;
    private final List<MethodSpec> methods = new ArrayList<>();
    /** Looked through one by one: a loop has hundreds of parts to be hashed, and a pass has few loops. */
    private final List<NamedBody> updates = new ArrayList<>();

    private record NamedBody(Body body, String name) {}

    private final CodeBlock.Builder tests = CodeBlock.builder();
    private final Map<Integer, String> tested = new LinkedHashMap<>();
    private final LocalNames conditions = new LocalNames("frame", "indices", "values", "from", "to", "whole", "at");
    private final boolean sparse;
    private boolean longLoop;

    private PassWriter(KernelContext kernel, int pass, boolean sparse) {
        this.kernel = kernel;
        this.pass = pass;
        this.sparse = sparse;
    }

    /** A pass: the statements that run it, in a method with a frame, {@code from} and {@code to}, and the methods they call. */
    record Written(CodeBlock run, List<MethodSpec> methods) {}

    static Written write(KernelContext kernel, int pass) {
        var writer = new PassWriter(kernel, pass, false);
        CodeBlock run = writer.run();
        return new Written(run, writer.methods);
    }

    /**
     * The same over a list of elements: the statements stand in a method with the parameters of {@code Kernel.sparse}, and call
     * methods beside those that {@link #write} makes.
     */
    static Written writeSparse(KernelContext kernel, int pass) {
        var writer = new PassWriter(kernel, pass, true);
        CodeBlock run = writer.runSparse();
        return new Written(run, writer.methods);
    }

    private CodeBlock runSparse() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Plan.Loop loop : kernel.plan().passes().get(pass).loops()) {
            if (loop instanceof Plan.Accumulate reduce) {
                var writer = new ReductionWriter(kernel, reduce, suffix(reduce));
                methods.add(writer.sparse());
                code.add(whenNeeded(
                        reduce,
                        CodeBlock.of(
                                "frame.partials[$L][0] = $L(frame, indices, values, from, to)",
                                reduce.reduction(),
                                writer.sparseName())));
            } else if (loop instanceof Plan.Update update) {
                test(update.choice());
                code.add(dispatch(update.choice(), body -> "Sparse(frame, indices, values, from, to)"));
            }
        }
        return code.isEmpty()
                ? CodeBlock.of("")
                : CodeBlock.builder().add(tests.build()).add(code.build()).build();
    }

    private String suffix(Plan.Accumulate reduce) {
        return kernel.plan().reductions().size() == 1 ? "" : Integer.toString(reduce.reduction());
    }

    private CodeBlock run() {
        CodeBlock.Builder block = CodeBlock.builder();
        CodeBlock.Builder tail = CodeBlock.builder();
        for (Plan.Loop loop : kernel.plan().passes().get(pass).loops()) {
            if (loop instanceof Plan.Accumulate reduce) {
                reduce(reduce, block, tail);
            } else if (loop instanceof Plan.Update update) {
                test(update.choice());
                boolean staged = kernel.staged();
                block.add(dispatch(update.choice(), body -> staged ? "(frame, stage, at, BLOCK)" : blockCall(body)));
                tail.add(dispatch(
                        update.choice(),
                        body -> staged ? "(frame, stage, whole, to - whole)" : "Tail(frame, whole, to - whole)"));
            }
        }
        if (block.isEmpty()) {
            return CodeBlock.of("");
        }
        CodeBlock.Builder run = CodeBlock.builder();
        if (kernel.staged() || longLoop) {
            run.addStatement("$T stage = $T.ofThread()", RuntimeNames.BLOCK_STAGE, RuntimeNames.BLOCK_STAGE);
        }
        return run.add(tests.build())
                .addStatement("int whole = to - (to - from) % BLOCK")
                .beginControlFlow("for (int at = from; at < whole; at += BLOCK)")
                .add(block.build())
                .endControlFlow()
                .beginControlFlow("if (whole < to)")
                .add(tail.build())
                .endControlFlow()
                .build();
    }

    private void reduce(Plan.Accumulate reduce, CodeBlock.Builder block, CodeBlock.Builder tail) {
        var writer = new ReductionWriter(kernel, reduce, suffix(reduce));
        methods.addAll(writer.methods());
        if (kernel.staged()) {
            String all = "stage" + writer.blockName().substring(0, 1).toUpperCase(Locale.ROOT)
                    + writer.blockName().substring(1);
            methods.add(StagedUpdate.reduction(kernel, all, reduce.body(), writer.blockName(), writer.tailName()));
            partial(reduce, "(frame, stage, at, BLOCK)", all, "at", block);
            partial(reduce, "(frame, stage, whole, to - whole)", all, "whole", tail);
            return;
        }
        partial(reduce, "(frame, at)", writer.blockName(), "at", block);
        partial(reduce, "(frame, whole, to - whole)", writer.tailName(), "whole", tail);
    }

    private static void partial(
            Plan.Accumulate reduce, String arguments, String method, String from, CodeBlock.Builder code) {
        code.add(whenNeeded(
                reduce,
                CodeBlock.of("frame.partials[$L][$L / BLOCK] = $L$L", reduce.reduction(), from, method, arguments)));
    }

    private static CodeBlock whenNeeded(Plan.Accumulate reduce, CodeBlock statement) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (reduce.firstOnly()) {
            return code.beginControlFlow("if (frame.first)")
                    .addStatement(statement)
                    .endControlFlow()
                    .build();
        }
        return code.addStatement(statement).build();
    }

    /** Declares the conditions that {@code choice} tests, once for the range. */
    private void test(Plan.Choice choice) {
        if (choice instanceof Plan.Test test) {
            tested.computeIfAbsent(condition(test), c -> declare(test.condition(), c));
            test(test.yes());
            test(test.no());
        }
    }

    private static int condition(Plan.Test test) {
        return test.condition().outputs().get(0).value();
    }

    private String declare(Body body, int condition) {
        var writer = new ValueWriter(kernel.arithmetic(), conditions, false);
        new BodyWriter(kernel, body).scalars(writer);
        tests.add(writer.statements());
        return writer.get(condition).toString();
    }

    private String blockCall(Body body) {
        longLoop |= LoopSize.isLong(body);
        return LoopSize.isLong(body) ? "Block(frame, stage, at)" : "Block(frame, at)";
    }

    private CodeBlock dispatch(Plan.Choice choice, Function<Body, String> call) {
        if (choice instanceof Plan.Run run) {
            CodeBlock.Builder code = CodeBlock.builder();
            run.bodies().forEach(body -> code.addStatement("$L$L", update(body), call.apply(body)));
            return code.build();
        }
        Plan.Test test = (Plan.Test) choice;
        CodeBlock yes = dispatch(test.yes(), call);
        CodeBlock no = dispatch(test.no(), call);
        String condition = tested.get(condition(test));
        CodeBlock.Builder code = CodeBlock.builder();
        if (yes.isEmpty()) {
            return code.beginControlFlow("if (!$L)", condition)
                    .add(no)
                    .endControlFlow()
                    .build();
        }
        code.beginControlFlow("if ($L)", condition).add(yes);
        if (!no.isEmpty()) {
            code.nextControlFlow("else").add(no);
        }
        return code.endControlFlow().build();
    }

    /** The name of the methods that run a loop; equal loops share them. */
    private String update(Body body) {
        for (NamedBody known : updates) {
            if (known.body.equals(body)) {
                return known.name;
            }
        }
        String base = kernel.plan().passes().size() == 1 ? "update" : "update" + pass;
        String name = updates.isEmpty() ? base : base + "Version" + updates.size();
        updates.add(new NamedBody(body, name));
        if (kernel.staged()) {
            methods.addAll(StagedUpdate.write(kernel, name, body));
            return name;
        }
        if (sparse) {
            methods.add(SparseWriter.method(name + "Sparse")
                    .addCode(UpdateWriter.writeSparse(kernel, body))
                    .build());
            return name;
        }
        methods.add(kernel.loopMethod(name + "Block", LoopSize.isLong(body))
                .addCode(UpdateWriter.write(kernel, body, UpdateWriter.BLOCK))
                .build());
        methods.add(kernel.loopMethod(name + "Tail")
                .addParameter(int.class, "length")
                .addCode(UpdateWriter.write(kernel, body, "length"))
                .build());
        return name;
    }
}
