package dev.glissade.compiler.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.PlannedRule;
import dev.glissade.compiler.ir.ScalarFunction;
import dev.glissade.dsl.ast.UnitKind;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the class of a rule.
 *
 * <p>The class describes itself without its kernels, which are nested classes of their own and loaded when they are asked for.
 */
public final class JavaEmitter {

    private final PlannedRule planned;
    private final Optional<PlannedRule> staged;
    private final LoweredRule rule;
    private final ClassName name;
    private final String place;

    private JavaEmitter(PlannedRule planned, Optional<PlannedRule> staged, ClassName name, String place) {
        this.planned = planned;
        this.staged = staged;
        this.rule = planned.rule();
        this.name = name;
        this.place = place;
    }

    /**
     * Writes a rule.
     *
     * @param staged the same, with its tensor states open to any storage; empty if the rule keeps them as it says
     * @param packageName the package of the class; empty for the unnamed one
     * @param className its simple name
     * @param place where the rule comes from, as the class says it
     */
    public static JavaSource emit(
            PlannedRule rule, Optional<PlannedRule> staged, String packageName, String className, String place) {
        TypeSpec type = new JavaEmitter(rule, staged, ClassName.get(packageName, className), place).type();
        String text = JavaFile.builder(packageName, type)
                .addFileComment(
                        "Made from $L by the Glissade compiler; edit that.",
                        TextWriter.line(rule.rule().source().name()))
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
        return new JavaSource(packageName, className, text);
    }

    private TypeSpec type() {
        var info = new InfoWriter(planned);
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(
                        "$L\n",
                        TextWriter.javadoc(
                                rule.doc().orElse("The " + rule.kind().word() + " " + rule.name() + ".")))
                .addAnnotation(AnnotationSpec.builder(RuntimeNames.GENERATED)
                        .addMember("value", "$S", "dev.glissade.compiler")
                        .build())
                .addAnnotation(AnnotationSpec.builder(RuntimeNames.GENERATED_FROM)
                        .addMember("source", "$S", place)
                        .addMember("sha256", "$S", SourceHash.of(rule.source()))
                        .build())
                .addAnnotation(AnnotationSpec.builder(RuntimeNames.AUTO_SERVICE)
                        .addMember("value", "$T.class", RuntimeNames.RULE_UNIT)
                        .build())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(FieldSpec.builder(
                                RuntimeNames.RULE_INFO, "INFO", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(info.info(place))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For the registry.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(override("info")
                        .returns(RuntimeNames.RULE_INFO)
                        .addStatement("return INFO")
                        .build());
        if (rule.kind() == UnitKind.OPTIMIZER) {
            optimizer(type);
        } else if (rule.kind() == UnitKind.SCHEDULE) {
            schedule(type);
        } else {
            type.addSuperinterface(RuntimeNames.RULE_UNIT);
        }
        return type.addType(info.texts()).build();
    }

    private static MethodSpec.Builder override(String method) {
        return MethodSpec.methodBuilder(method).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private void optimizer(TypeSpec.Builder type) {
        var kernels = new Kernels(planned, staged);
        type.addSuperinterface(RuntimeNames.UPDATE_RULE)
                .addMethod(BuilderWriter.factory(name))
                .addMethod(override("kernel")
                        .returns(RuntimeNames.KERNEL)
                        .addParameter(RuntimeNames.PRECISION, "precision")
                        .addParameter(int.class, "flags")
                        .addCode(kernels.choice())
                        .build());
        followDefaults(type);
        computeHyperparameters(type);
        type.addType(BuilderWriter.type(name, rule.hypers()));
        kernels.types().forEach(type::addType);
    }

    private void schedule(TypeSpec.Builder type) {
        ScalarFunction value = rule.schedule()
                .orElseThrow(() -> new IllegalStateException("emit: schedule '" + rule.name() + "' has no formula"));
        type.addSuperinterface(RuntimeNames.SCHEDULE_RULE)
                .addMethod(override("value")
                        .returns(double.class)
                        .addParameter(long.class, "step")
                        .addParameter(double[].class, "values")
                        .addCode(new FunctionWriter(rule.hypers())
                                .write(value, new LocalNames("step", "values"), "return "))
                        .build());
        followDefaults(type);
    }

    private void followDefaults(TypeSpec.Builder type) {
        LocalNames names = new LocalNames("step", "values", "set");
        CodeBlock.Builder code = CodeBlock.builder();
        for (HyperSlot hyper : rule.hypers()) {
            for (int i = 0; !hyper.computed() && i < hyper.defaults().size(); i++) {
                ScalarFunction function = hyper.defaults().get(i);
                if (FunctionWriter.constant(function).isEmpty()) {
                    code.beginControlFlow("if (!set[$L])", hyper.slot() + i)
                            .add(assignment(hyper, i, names))
                            .endControlFlow();
                }
            }
        }
        if (!code.isEmpty()) {
            type.addMethod(override("followDefaults")
                    .addParameter(double[].class, "values")
                    .addParameter(boolean[].class, "set")
                    .addCode(code.build())
                    .build());
        }
    }

    private void computeHyperparameters(TypeSpec.Builder type) {
        LocalNames names = new LocalNames("step", "values", "set");
        CodeBlock.Builder code = CodeBlock.builder();
        for (HyperSlot hyper : rule.hypers()) {
            for (int i = 0; hyper.computed() && i < hyper.defaults().size(); i++) {
                code.add(assignment(hyper, i, names));
            }
        }
        if (!code.isEmpty()) {
            type.addMethod(override("computeHyperparameters")
                    .addParameter(long.class, "step")
                    .addParameter(double[].class, "values")
                    .addCode(code.build())
                    .build());
        }
    }

    private CodeBlock assignment(HyperSlot hyper, int element, LocalNames names) {
        return new FunctionWriter(rule.hypers())
                .write(hyper.defaults().get(element), names, "values[" + (hyper.slot() + element) + "] = ");
    }
}
