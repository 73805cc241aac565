package dev.glissade.training;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The loop knows nothing of models, models nothing of files. */
final class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.glissade.training");

    @Test
    void packagesSeeOnlyWhatStandsBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("array")
                .definedBy("dev.glissade.training.array..")
                .layer("random")
                .definedBy("dev.glissade.training.random..")
                .layer("data")
                .definedBy("dev.glissade.training.data..")
                .layer("read")
                .definedBy("dev.glissade.training.read..")
                .layer("order")
                .definedBy("dev.glissade.training.order..")
                .layer("objective")
                .definedBy("dev.glissade.training.objective..")
                .layer("model")
                .definedBy("dev.glissade.training.model..")
                .layer("metric")
                .definedBy("dev.glissade.training.metric..")
                .layer("loop")
                .definedBy("dev.glissade.training.loop..")
                .layer("saved")
                .definedBy("dev.glissade.training.saved..")
                .layer("check")
                .definedBy("dev.glissade.training.check..")
                .layer("stop")
                .definedBy("dev.glissade.training.stop..")
                .layer("schedule")
                .definedBy("dev.glissade.training.schedule..")
                .layer("average")
                .definedBy("dev.glissade.training.average..")
                .layer("ensemble")
                .definedBy("dev.glissade.training.ensemble..")
                .layer("noise")
                .definedBy("dev.glissade.training.noise..")
                .layer("search")
                .definedBy("dev.glissade.training.search..")
                .whereLayer("array")
                .mayNotAccessAnyLayer()
                .whereLayer("random")
                .mayNotAccessAnyLayer()
                .whereLayer("data")
                .mayOnlyAccessLayers("array", "random")
                .whereLayer("read")
                .mayOnlyAccessLayers("data")
                .whereLayer("order")
                .mayOnlyAccessLayers("random")
                .whereLayer("objective")
                .mayOnlyAccessLayers("data")
                .whereLayer("model")
                .mayOnlyAccessLayers("array", "random", "data", "objective")
                .whereLayer("metric")
                .mayOnlyAccessLayers("array", "data", "model")
                .whereLayer("loop")
                .mayOnlyAccessLayers("data", "order", "objective")
                .whereLayer("saved")
                .mayOnlyAccessLayers("array", "data", "read", "model")
                .whereLayer("check")
                .mayOnlyAccessLayers("random", "data", "objective")
                .whereLayer("stop")
                .mayOnlyAccessLayers("loop")
                .whereLayer("schedule")
                .mayOnlyAccessLayers("loop", "stop")
                .whereLayer("average")
                .mayOnlyAccessLayers("loop")
                .whereLayer("ensemble")
                .mayOnlyAccessLayers("array", "data", "model", "metric", "loop")
                .whereLayer("noise")
                .mayOnlyAccessLayers("loop", "random")
                .whereLayer("search")
                .mayOnlyAccessLayers("random", "data", "objective", "loop")
                .check(MAIN);
    }

    @Test
    void onlyOnePackageSeesTheBlas() {
        noClasses()
                .that(resideOutsideOfPackage("dev.glissade.training.array.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.ludovic.."))
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
