package dev.glissade.secondorder;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Methods know the library of matrices in two places, and no training loop at all. */
final class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.glissade.secondorder");

    @Test
    void onlyWhatSolvesSystemsSeesMatrices() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("NewtonMethod")
                .and()
                .doNotHaveSimpleName("PositiveDefinite")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.ejml.."))
                .check(MAIN);
    }

    @Test
    void everyPackageSaysThatItIsFreeOfNull() {
        classes()
                .should(ArchCondition.from(DescribedPredicate.describe(
                        "stand in a package marked @NullMarked",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
                .because("NullAway looks at marked packages only")
                .check(MAIN);
    }
}
