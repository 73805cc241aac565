package dev.glissade.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the sparse form of a kernel: its passes over the elements of a list. */
final class SparseWriter {

    private SparseWriter() {}

    /** The methods: the one of the kernel first, then those that it calls. */
    static List<MethodSpec> methods(KernelContext kernel) {
        List<MethodSpec> methods = new ArrayList<>();
        MethodSpec.Builder all = parameters(MethodSpec.methodBuilder("sparse")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(int.class, "pass"));
        int passes = kernel.plan().passes().size();
        if (passes == 1) {
            PassWriter.Written written = PassWriter.writeSparse(kernel, 0);
            all.addCode(written.run());
            methods.addAll(written.methods());
        } else {
            CodeBlock.Builder choice = CodeBlock.builder().beginControlFlow("switch (pass)");
            for (int pass = 0; pass < passes; pass++) {
                PassWriter.Written written = PassWriter.writeSparse(kernel, pass);
                String name = "sparse" + pass;
                choice.add(
                        "$L -> $L(frame, indices, values, from, to);\n",
                        pass < passes - 1 ? "case " + pass : "default",
                        name);
                methods.add(method(name).addCode(written.run()).build());
                methods.addAll(written.methods());
            }
            all.addCode(choice.endControlFlow().build());
        }
        methods.add(0, all.build());
        methods.add(
                0,
                MethodSpec.methodBuilder("hasSparse")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(boolean.class)
                        .addStatement("return true")
                        .build());
        return methods;
    }

    /** A method that has the parameters of {@code Kernel.sparse}, but for the pass. */
    static MethodSpec.Builder method(String name) {
        return parameters(MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC));
    }

    private static MethodSpec.Builder parameters(MethodSpec.Builder method) {
        return method.addParameter(RuntimeNames.TENSOR_FRAME, "frame")
                .addParameter(int[].class, "indices")
                .addParameter(ClassName.OBJECT, "values")
                .addParameter(int.class, "from")
                .addParameter(int.class, "to");
    }
}
