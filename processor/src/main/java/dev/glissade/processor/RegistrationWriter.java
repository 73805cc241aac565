package dev.glissade.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Puts hand-written optimizers into the registry: checks the shape of the class, and writes a provider that passes every call on
 * to an instance of it.
 */
final class RegistrationWriter {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final ClassName RULE_UNIT = ClassName.get("dev.glissade.spi", "RuleUnit");
    private static final ClassName UPDATE_RULE = ClassName.get("dev.glissade.spi", "UpdateRule");
    private static final ClassName RULE_INFO = ClassName.get("dev.glissade.spi", "RuleInfo");
    private static final ClassName KERNEL = ClassName.get("dev.glissade.spi", "Kernel");
    private static final ClassName PRECISION = ClassName.get("dev.glissade.spi", "Precision");
    private static final ClassName AUTO_SERVICE = ClassName.get("com.google.auto.service", "AutoService");

    private final ProcessingEnvironment environment;
    private final TakenNames names;
    private final CompiledIndex index;

    RegistrationWriter(ProcessingEnvironment environment, TakenNames names, CompiledIndex index) {
        this.environment = environment;
        this.names = names;
        this.index = index;
    }

    void register(Element element) {
        Annotations annotation = Annotations.of(environment.getElementUtils(), element, Annotations.REGISTER_OPTIMIZER);
        String name = annotation.text("value");
        List<String> faults = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            faults.add("the name '" + name
                    + "' must be letters, digits and '_', begin with no digit, and have at most 64" + " characters");
        }
        if (element instanceof TypeElement type) {
            faults.addAll(shapeFaults(type));
        }
        for (String fault : faults) {
            environment
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "@RegisterOptimizer: " + fault, element, annotation.mirror());
        }
        if (faults.isEmpty()
                && element instanceof TypeElement type
                && names.take(name, type.getQualifiedName().toString(), element)) {
            write(type, name);
        }
    }

    private List<String> shapeFaults(TypeElement type) {
        List<String> faults = new ArrayList<>();
        if (type.getKind() != ElementKind.CLASS) {
            faults.add("'" + type.getSimpleName() + "' must be a class");
            return faults;
        }
        if (!type.getModifiers().contains(Modifier.PUBLIC)) {
            faults.add("'" + type.getSimpleName() + "' must be public");
        }
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            faults.add("'" + type.getSimpleName() + "' must not be abstract");
        }
        if (type.getNestingKind() != NestingKind.TOP_LEVEL
                && !type.getModifiers().contains(Modifier.STATIC)) {
            faults.add("'" + type.getSimpleName() + "' must stand at the top level or be static");
        }
        if (type.getEnclosingElement() instanceof TypeElement outer
                && !outer.getModifiers().contains(Modifier.PUBLIC)) {
            faults.add("'" + outer.getSimpleName() + "', which it stands in, must be public");
        }
        if (!implementsUpdateRule(type)) {
            faults.add("'" + type.getSimpleName() + "' must implement " + UPDATE_RULE.canonicalName());
        }
        if (ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .noneMatch(RegistrationWriter::isPublicAndEmpty)) {
            faults.add("'" + type.getSimpleName() + "' must have a public constructor without parameters");
        }
        return faults;
    }

    private static boolean isPublicAndEmpty(ExecutableElement constructor) {
        return constructor.getParameters().isEmpty()
                && constructor.getModifiers().contains(Modifier.PUBLIC);
    }

    private boolean implementsUpdateRule(TypeElement type) {
        TypeElement rule = environment.getElementUtils().getTypeElement(UPDATE_RULE.canonicalName());
        return rule != null && environment.getTypeUtils().isAssignable(type.asType(), rule.asType());
    }

    private void write(TypeElement type, String name) {
        ClassName target = ClassName.get(type);
        String simpleName = String.join("_", target.simpleNames()) + "Registration";
        TypeSpec provider = TypeSpec.classBuilder(simpleName)
                .addJavadoc("Finds {@link $T} under the name {@code $L}.\n", target, name)
                .addOriginatingElement(type)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addAnnotation(com.palantir.javapoet.AnnotationSpec.builder(AUTO_SERVICE)
                        .addMember("value", "$T.class", RULE_UNIT)
                        .build())
                .addSuperinterface(UPDATE_RULE)
                .addField(FieldSpec.builder(target, "rule", Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T()", target)
                        .build())
                .addMethod(info(name, target))
                .addMethod(kernel())
                .addMethod(passOn(
                        "followDefaults", parameter(double[].class, "values"), parameter(boolean[].class, "set")))
                .addMethod(passOn(
                        "computeHyperparameters", parameter(long.class, "step"), parameter(double[].class, "values")))
                .build();
        try {
            JavaFile.builder(target.packageName(), provider)
                    .skipJavaLangImports(true)
                    .indent("    ")
                    .build()
                    .writeTo(environment.getFiler());
            index.addClass(environment.getElementUtils().getBinaryName(type).toString());
            index.addClass(target.packageName().isEmpty() ? simpleName : target.packageName() + "." + simpleName);
        } catch (IOException e) {
            environment
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "cannot write '" + simpleName + "': " + e.getMessage(), type);
        }
    }

    /** The annotation and the class both name the rule; the registry must not list it under one and find it under the other. */
    private static MethodSpec info(String name, ClassName target) {
        return overriding("info", RULE_INFO)
                .addStatement("$T info = rule.info()", RULE_INFO)
                .beginControlFlow("if (!info.name().equals($S))", name)
                .addStatement(
                        "throw new $T($S + info.name() + $S)",
                        IllegalStateException.class,
                        target.canonicalName() + " is registered as '" + name + "' but its info says '",
                        "'; use one name")
                .endControlFlow()
                .addStatement("return info")
                .build();
    }

    private static MethodSpec kernel() {
        return overriding("kernel", KERNEL)
                .addParameter(PRECISION, "precision")
                .addParameter(int.class, "flags")
                .addStatement("return rule.kernel(precision, flags)")
                .build();
    }

    private static MethodSpec passOn(String method, ParameterSpec first, ParameterSpec second) {
        return overriding(method, TypeName.VOID)
                .addParameter(first)
                .addParameter(second)
                .addStatement("rule.$N($N, $N)", method, first, second)
                .build();
    }

    private static ParameterSpec parameter(Class<?> type, String name) {
        return ParameterSpec.builder(type, name).build();
    }

    private static MethodSpec.Builder overriding(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }
}
