package dev.glissade.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** Writes one kernel: a nested class that the JVM loads when an optimizer of its precision is made. */
final class KernelWriter {

    private static final Map<Scope, ClassName> FRAMES = Map.of(
            Scope.GLOBAL, RuntimeNames.GLOBAL_FRAME,
            Scope.GROUP, RuntimeNames.GROUP_FRAME,
            Scope.TENSOR, RuntimeNames.TENSOR_FRAME);

    private final KernelContext kernel;
    private final TypeSpec.Builder type;
    private final List<MethodSpec> details = new ArrayList<>();

    private KernelWriter(KernelContext kernel, String name) {
        this.kernel = kernel;
        type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(RuntimeNames.KERNEL);
    }

    /**
     * Writes a kernel class.
     *
     * @param evaluation the name of the class of the evaluation kernel; empty if there is none
     * @param staged the name of the class that works on states in any storage; empty if there is none or it is this one
     * @param sparse whether it can run over a list of elements
     * @param layout the name of the class whose layout it shares, as it has the same plan; its own if it is the first
     */
    static TypeSpec write(
            KernelContext kernel, String name, String evaluation, String staged, boolean sparse, String layout) {
        var writer = new KernelWriter(kernel, name);
        writer.layout(name.equals(layout) ? "" : layout + ".");
        return writer.write(evaluation, staged, sparse);
    }

    private void layout(String owner) {
        if (owner.isEmpty()) {
            type.addField(
                    FieldSpec.builder(RuntimeNames.LAYOUT, "LAYOUT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .initializer(LayoutWriter.layout(kernel.plan()))
                            .build());
        }
        type.addMethod(method("layout")
                .returns(RuntimeNames.LAYOUT)
                .addStatement("return $LLAYOUT", owner)
                .build());
    }

    private TypeSpec write(String evaluation, String staged, boolean sparse) {
        initialise();
        scalars(Scope.GLOBAL, "global");
        scalars(Scope.GROUP, "group");
        scalars(Scope.TENSOR, "tensor");
        run();
        if (sparse) {
            details.addAll(SparseWriter.methods(kernel));
        }
        if (!evaluation.isEmpty()) {
            type.addMethod(method("evaluation")
                    .returns(RuntimeNames.KERNEL)
                    .addStatement("return new $L()", evaluation)
                    .build());
        }
        if (kernel.staged() || !staged.isEmpty()) {
            type.addMethod(method("staged")
                    .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), RuntimeNames.KERNEL))
                    .addStatement(
                            "return $T.<$T>of($L)",
                            Optional.class,
                            RuntimeNames.KERNEL,
                            kernel.staged() ? "this" : "new " + staged + "()")
                    .build());
        }
        details.forEach(type::addMethod);
        return type.build();
    }

    private static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private static MethodSpec.Builder detail(String name, Scope scope) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(FRAMES.get(scope), "frame");
    }

    private void initialise() {
        for (Scope scope : FRAMES.keySet().stream().sorted().toList()) {
            MethodSpec.Builder all = method("initialise").addParameter(FRAMES.get(scope), "frame");
            boolean any = false;
            for (Plan.Fill fill : kernel.plan().fills()) {
                Scope of = kernel.state(fill.slot()).scope();
                if ((of == Scope.ELEMENT ? Scope.TENSOR : of) == scope) {
                    String name = "fillState" + fill.slot();
                    details.add(detail(name, scope)
                            .addCode(ScalarWriter.fill(kernel, fill))
                            .build());
                    all.addStatement("$L(frame)", name);
                    any = true;
                }
            }
            if (any) {
                type.addMethod(all.build());
            }
        }
    }

    private void scalars(Scope scope, String name) {
        Map<Integer, List<String>> byPass = new TreeMap<>();
        for (Plan.Scalars scalars : kernel.plan().scalars()) {
            if (scalars.scope() == scope) {
                List<String> parts = byPass.computeIfAbsent(scalars.pass(), p -> new ArrayList<>());
                String part = name + scalars.pass() + (parts.isEmpty() ? "" : "Part" + parts.size());
                parts.add(part);
                details.add(detail(part, scope)
                        .addCode(ScalarWriter.write(kernel, scalars))
                        .build());
            }
        }
        if (byPass.isEmpty()) {
            return;
        }
        MethodSpec.Builder all = method(name).addParameter(int.class, "pass").addParameter(FRAMES.get(scope), "frame");
        byPass.forEach((pass, parts) -> {
            all.beginControlFlow("if (pass == $L)", pass);
            parts.forEach(part -> all.addStatement("$L(frame)", part));
            all.endControlFlow();
        });
        type.addMethod(all.build());
    }

    private void run() {
        int passes = kernel.plan().passes().size();
        MethodSpec.Builder run = range(method("run").addParameter(int.class, "pass"));
        if (!kernel.staged()) {
            run.beginControlFlow("if (!frame.isAligned())")
                    .addStatement("$T.run(this, pass, frame, from, to)", RuntimeNames.REALIGNMENT)
                    .addStatement("return")
                    .endControlFlow();
        }
        if (passes == 1) {
            run.addCode(pass(0));
        } else {
            run.beginControlFlow("switch (pass)");
            for (int pass = 0; pass < passes; pass++) {
                String name = "pass" + pass;
                run.addCode("$L", pass < passes - 1 ? "case " + pass : "default");
                run.addCode(" -> $L(frame, from, to);\n", name);
                MethodSpec.Builder part =
                        MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
                int place = details.size();
                CodeBlock code = pass(pass);
                details.add(place, range(part).addCode(code).build());
            }
            run.endControlFlow();
        }
        type.addMethod(run.build());
    }

    private static MethodSpec.Builder range(MethodSpec.Builder method) {
        return method.addParameter(RuntimeNames.TENSOR_FRAME, "frame")
                .addParameter(int.class, "from")
                .addParameter(int.class, "to");
    }

    private CodeBlock pass(int pass) {
        PassWriter.Written written = PassWriter.write(kernel, pass);
        details.addAll(written.methods());
        return written.run();
    }
}
