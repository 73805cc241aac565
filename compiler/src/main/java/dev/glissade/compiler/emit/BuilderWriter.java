package dev.glissade.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.glissade.compiler.ir.HyperSlot;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the typed builder of an optimizer: one method for each hyperparameter that a user may set. */
final class BuilderWriter {

    /** The methods that the builder has from elsewhere. */
    private static final String[] TAKEN = {
        "set",
        "schedule",
        "seed",
        "maximize",
        "freeze",
        "group",
        "workers",
        "over",
        "self",
        "getClass",
        "hashCode",
        "equals",
        "toString",
        "notify",
        "notifyAll",
        "wait",
        "clone",
        "finalize"
    };

    private static final String NAME = "Builder";

    private BuilderWriter() {}

    /** {@code builder()} of the rule's class. */
    static MethodSpec factory(ClassName rule) {
        return MethodSpec.methodBuilder("builder")
                .addJavadoc("Begins an optimizer of this rule.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(rule.nestedClass(NAME))
                .addStatement("return new $T()", rule.nestedClass(NAME))
                .build();
    }

    static TypeSpec type(ClassName rule, List<HyperSlot> hypers) {
        ClassName self = rule.nestedClass(NAME);
        TypeSpec.Builder type = TypeSpec.classBuilder(NAME)
                .addJavadoc("Sets the hyperparameters of {@link $T}; not thread-safe.\n", rule)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeNames.RULE_BUILDER, self))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super(new $T())", rule)
                        .build())
                .addMethod(MethodSpec.methodBuilder("self")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(self)
                        .addStatement("return this")
                        .build());
        LocalNames names = new LocalNames(TAKEN);
        hypers.stream().filter(h -> !h.computed()).forEach(h -> type.addMethod(setter(self, h, names)));
        return type.build();
    }

    private static MethodSpec setter(ClassName self, HyperSlot hyper, LocalNames names) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.claim(hyper.name(), hyper.name() + "_"))
                .addJavadoc(javadoc(hyper))
                .addModifiers(Modifier.PUBLIC)
                .returns(self)
                .addStatement("return set($S, value)", hyper.name());
        return switch (hyper.type()) {
            case REAL -> method.addParameter(double.class, "value").build();
            case INT -> method.addParameter(int.class, "value").build();
            case FLAG -> method.addParameter(boolean.class, "value").build();
            case LIST -> method.addParameter(double[].class, "value").varargs().build();
        };
    }

    private static CodeBlock javadoc(HyperSlot hyper) {
        String doc = hyper.doc().map(TextWriter::javadoc).orElse("Sets {@code " + hyper.name() + "}.");
        return CodeBlock.of("$L\n", doc);
    }
}
