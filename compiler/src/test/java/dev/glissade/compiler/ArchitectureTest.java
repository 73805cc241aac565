package dev.glissade.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.ir.Program;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The stages in their one direction: check, lower, pass, then whoever reads the result. */
final class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.glissade.compiler");

    private static final DescribedPredicate<JavaClass> HOSTS_AND_RUNTIME = JavaClass.Predicates.resideInAPackage(
                    "dev.glissade..")
            .and(DescribedPredicate.not(resideInAnyPackage("dev.glissade.compiler..", "dev.glissade.dsl..")));

    @Test
    void stagesSeeOnlyWhatComesBeforeThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("type")
                .definedBy("dev.glissade.compiler.type..")
                .layer("function")
                .definedBy("dev.glissade.compiler.function..")
                .layer("check")
                .definedBy("dev.glissade.compiler.check..")
                .layer("ir")
                .definedBy("dev.glissade.compiler.ir..")
                .layer("lower")
                .definedBy("dev.glissade.compiler.lower..")
                .layer("analysis")
                .definedBy("dev.glissade.compiler.analysis..")
                .layer("pass")
                .definedBy("dev.glissade.compiler.pass..")
                .layer("eval")
                .definedBy("dev.glissade.compiler.eval..")
                .layer("emit")
                .definedBy("dev.glissade.compiler.emit..")
                .whereLayer("type")
                .mayNotAccessAnyLayer()
                .whereLayer("function")
                .mayOnlyAccessLayers("type")
                .whereLayer("check")
                .mayOnlyAccessLayers("type", "function")
                .whereLayer("ir")
                .mayOnlyAccessLayers("type", "function")
                .whereLayer("lower")
                .mayOnlyAccessLayers("type", "function", "check", "ir")
                .whereLayer("eval")
                .mayOnlyAccessLayers("type", "function", "ir")
                .whereLayer("analysis")
                .mayOnlyAccessLayers("type", "function", "ir")
                .whereLayer("pass")
                .mayOnlyAccessLayers("type", "function", "ir", "analysis")
                .whereLayer("emit")
                .mayOnlyAccessLayers("type", "function", "ir")
                .check(MAIN);
    }

    @Test
    void onlyTheEmitterSeesJavaPoet() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.glissade.compiler.emit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.palantir.javapoet..")
                .because("everything is decided before Java is written")
                .check(MAIN);
    }

    @Test
    void seesNeitherTheRuntimeNorTheHosts() {
        noClasses()
                .should()
                .dependOnClassesThat(HOSTS_AND_RUNTIME)
                .because(
                        "the runtime's types appear in generated code as names only, and any host can drive the compiler")
                .check(MAIN);
    }

    @Test
    void seesNeitherJavacNorTheAntlrRuntime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun..", "javax.annotation.processing..", "javax.tools..", "org.antlr..")
                .because("javac belongs to the hosts, tokens to the parser")
                .check(MAIN);
    }

    @Test
    void onlyTheCheckerMakesCheckedRules() {
        constructors()
                .that()
                .areDeclaredIn(CheckedRule.class)
                .should()
                .bePackagePrivate()
                .because("forgetting to check must not compile")
                .check(MAIN);
    }

    @Test
    void onlyLoweringAndPassesMakePrograms() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.glissade.compiler.ir..", "dev.glissade.compiler.lower..", "dev.glissade.compiler.pass..")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "a Program is constructed",
                        access -> access.getTarget().getName().equals("<init>")
                                && access.getTargetOwner().isEquivalentTo(Program.class)))
                .because("whoever reads a program may take it for verified")
                .check(MAIN);
    }

    @Test
    void everyPackageSaysThatItIsFreeOfNull() {
        classes()
                .should(ArchCondition.from(describe(
                        "stand in a package marked @NullMarked",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
                .because("NullAway looks at marked packages only")
                .check(MAIN);
    }
}
