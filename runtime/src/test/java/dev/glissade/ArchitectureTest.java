package dev.glissade;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What users ship needs nothing but the smallest part of the JDK. */
final class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.glissade");

    private static final DescribedPredicate<JavaClass> JAVA_BASE = describe(
            "are in the module java.base",
            type -> type.isPrimitive()
                    || type.isArray()
                    || ModuleLayer.boot()
                            .findModule("java.base")
                            .orElseThrow()
                            .getPackages()
                            .contains(type.getPackageName()));

    @Test
    void seesOnlyJavaBase() {
        classes()
                .should()
                .onlyDependOnClassesThat(JAVA_BASE.or(
                        resideInAnyPackage("dev.glissade..", "org.jspecify.annotations", "com.google.auto.service")))
                .because("a user ships the runtime and nothing else (the annotations are never loaded)")
                .check(MAIN);
    }

    @Test
    void whatGeneratedCodeSeesDependsOnNothingElseOfTheRuntime() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.glissade.spi..", "dev.glissade.annotation..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.glissade..")
                        .and(DescribedPredicate.not(
                                resideInAnyPackage("dev.glissade.spi..", "dev.glissade.annotation.."))))
                .because("the optimizer drives kernels; a kernel does not know who drives it")
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
