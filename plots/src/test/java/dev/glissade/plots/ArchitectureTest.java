package dev.glissade.plots;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Pictures of all kinds look alike, because what they share stands in one package. */
final class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.glissade.plots");

    @Test
    void theLookKnowsNothingOfWhatIsShown() {
        noClasses()
                .that()
                .resideInAPackage("dev.glissade.plots.look..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.glissade..").and(resideOutsideOfPackage("dev.glissade.plots.look..")))
                .check(MAIN);
    }

    @Test
    void onlyTheLookWritesSvg() {
        noClasses()
                .that(resideOutsideOfPackage("dev.glissade.plots.look.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("de.erichseifert.."))
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
