package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Output;
import dev.glissade.compiler.ir.Plan.Place;
import dev.glissade.compiler.ir.Plan.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes a loop whose states may be kept in any storage: a method that brings a block of every tensor into working room, runs the
 * parts of the loop there, and takes the results back.
 */
final class StagedUpdate {

    private final KernelContext kernel;
    private final String name;
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final Set<String> brought = new HashSet<>();

    private StagedUpdate(KernelContext kernel, String name) {
        this.kernel = kernel;
        this.name = name;
    }

    /** The methods; the first, {@code name}, takes the frame, the stage, the place of the block and its length. */
    static List<MethodSpec> write(KernelContext kernel, String name, Body body) {
        return new StagedUpdate(kernel, name).write(Staging.split(body));
    }

    private List<MethodSpec> write(List<Staging.Part> parts) {
        for (Staging.Part part : parts) {
            // all states before the first part: it may write them
            code.add(reads(kernel, brought, part.body(), true));
        }
        for (int i = 0; i < parts.size(); i++) {
            Staging.Part part = parts.get(i);
            code.add(reads(kernel, brought, part.body(), false));
            run(parts.size() == 1 ? name : name + "Part" + i, part.body());
            part.assignments().forEach(this::assign);
            part.body().outputs().forEach(this::takeBack);
        }
        methods.add(
                0,
                MethodSpec.methodBuilder(name)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addParameter(RuntimeNames.TENSOR_FRAME, "frame")
                        .addParameter(RuntimeNames.BLOCK_STAGE, "stage")
                        .addParameter(int.class, "at")
                        .addParameter(int.class, "length")
                        .addCode(code.build())
                        .build());
        return methods;
    }

    /** A method that brings what a reduction reads, and reduces. */
    static MethodSpec reduction(KernelContext kernel, String name, Body body, String block, String tail) {
        Set<String> brought = new HashSet<>();
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.DOUBLE)
                .addParameter(RuntimeNames.TENSOR_FRAME, "frame")
                .addParameter(RuntimeNames.BLOCK_STAGE, "stage")
                .addParameter(int.class, "at")
                .addParameter(int.class, "length")
                .addCode(reads(kernel, brought, body, true))
                .addCode(reads(kernel, brought, body, false))
                .addStatement(
                        "return length == BLOCK ? $L(frame, stage, at) : $L(frame, stage, at, length)", block, tail)
                .build();
    }

    private void run(String part, Body body) {
        methods.add(kernel.loopMethod(part + "Block")
                .addCode(UpdateWriter.write(kernel, body, UpdateWriter.BLOCK))
                .build());
        methods.add(kernel.loopMethod(part + "Tail")
                .addParameter(int.class, "length")
                .addCode(UpdateWriter.write(kernel, body, "length"))
                .build());
        code.beginControlFlow("if (length == BLOCK)")
                .addStatement("$LBlock(frame, stage, at)", part)
                .nextControlFlow("else")
                .addStatement("$LTail(frame, stage, at, length)", part)
                .endControlFlow();
    }

    private void assign(Staging.Assignment assignment) {
        CodeBlock block = block(kernel, Blocks.kept(assignment.room()));
        int state = kernel.indexInScope(assignment.slot());
        if (!assignment.written()) {
            code.addStatement("frame.round($L, $L, $L, at, length)", state, assignment.place(), block);
        } else if (assignment.place() == Op.Store.NEAREST) {
            code.addStatement("frame.write($L, $L, at, length)", state, block);
        } else {
            code.addStatement("frame.assign($L, $L, $L, at, length)", state, assignment.place(), block);
        }
    }

    private void takeBack(Output output) {
        if (output.place() instanceof Place.Theta) {
            takeBack("theta", "thetaOffset");
        } else if (output.place() instanceof Place.Out) {
            takeBack("out", "outOffset");
        } else if (output.place() instanceof Place.Scratch scratch) {
            String index = "[" + scratch.number() + "]";
            takeBack("scratch" + index, "scratchOffsets" + index);
        }
    }

    private void takeBack(String array, String offset) {
        code.addStatement(
                "$T.store($L, frame.$L, frame.$L + at, length)",
                RuntimeNames.BLOCK_COPY,
                block(kernel, array),
                array,
                offset);
    }

    /** The array of a block and where it begins there. */
    private static CodeBlock block(KernelContext kernel, String array) {
        int number = kernel.block(array);
        return CodeBlock.of(
                "stage.$Ls($L), $T.start($L)", kernel.arithmetic().type(), number, RuntimeNames.BLOCK_STAGE, number);
    }

    /**
     * Brings what a loop loads.
     *
     * @param brought what is there already; it grows
     * @param states whether it is states that are brought, or else what has the working precision
     */
    static CodeBlock reads(KernelContext kernel, Set<String> brought, Body body, boolean states) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Value value : body.values()) {
            Op op = value.node().op();
            if (value.read() || value.before()) {
                continue;
            }
            if (states && op instanceof Op.State state) {
                int index = kernel.indexInScope(state.slot());
                if (brought.add("states[" + index + "]")) {
                    code.addStatement("frame.read($L, $L, at, length)", index, block(kernel, "states[" + index + "]"));
                }
            } else if (states && op instanceof Op.Stale stale) {
                int index = kernel.indexInScope(stale.slot());
                if (brought.add("staleStates[" + index + "]")) {
                    code.addStatement(
                            "frame.readStale($L, $L, at, length)", index, block(kernel, "staleStates[" + index + "]"));
                }
            } else if (!states && op instanceof Op.Theta) {
                bring(kernel, brought, code, "theta", "thetaOffset");
            } else if (!states && op instanceof Op.Gradient gradient) {
                String index = "[" + gradient.number() + "]";
                bring(kernel, brought, code, "gradients" + index, "gradientOffsets" + index);
            }
        }
        return code.build();
    }

    private static void bring(
            KernelContext kernel, Set<String> brought, CodeBlock.Builder code, String array, String offset) {
        if (brought.add(array)) {
            code.addStatement(
                    "$T.load(frame.$L, frame.$L + at, $L, length)",
                    RuntimeNames.BLOCK_COPY,
                    array,
                    offset,
                    block(kernel, array));
        }
    }
}
