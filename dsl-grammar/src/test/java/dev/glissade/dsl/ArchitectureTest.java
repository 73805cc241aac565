package dev.glissade.dsl;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Text, diagnostics, tree, and last what reads and writes it: each package sees those before it. */
final class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.glissade.dsl");

    @Test
    void packagesSeeOnlyThoseBeforeThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("text")
                .definedBy("dev.glissade.dsl.text..")
                .layer("diag")
                .definedBy("dev.glissade.dsl.diag..")
                .layer("ast")
                .definedBy("dev.glissade.dsl.ast..")
                .layer("parse")
                .definedBy("dev.glissade.dsl.parse..")
                .layer("format")
                .definedBy("dev.glissade.dsl.format..")
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .whereLayer("diag")
                .mayOnlyAccessLayers("text")
                .whereLayer("ast")
                .mayOnlyAccessLayers("text", "diag")
                .whereLayer("parse")
                .mayOnlyAccessLayers("text", "diag", "ast")
                .whereLayer("format")
                .mayOnlyAccessLayers("text", "diag", "ast")
                .check(MAIN);
    }

    @Test
    void onlyTheParserSeesAntlr() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.glissade.dsl.parse..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.antlr..")
                .because("tokens and parse trees never leave the parser")
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
