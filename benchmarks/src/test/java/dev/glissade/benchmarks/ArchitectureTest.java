package dev.glissade.benchmarks;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How to measure knows nothing of what is measured, and that knows nothing of rows. */
final class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.glissade.benchmarks");

    @Test
    void packagesSeeOnlyWhatStandsBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("measure")
                .definedBy("dev.glissade.benchmarks.measure..")
                .layer("report")
                .definedBy("dev.glissade.benchmarks.report..")
                .layer("c")
                .definedBy("dev.glissade.benchmarks.c..")
                .layer("work")
                .definedBy("dev.glissade.benchmarks.work..")
                .layer("floor")
                .definedBy("dev.glissade.benchmarks.floor..")
                .layer("rows")
                .definedBy("dev.glissade.benchmarks.rows..")
                .layer("train")
                .definedBy("dev.glissade.benchmarks.train..")
                .layer("programs")
                .definedBy("dev.glissade.benchmarks")
                .whereLayer("measure")
                .mayNotAccessAnyLayer()
                .whereLayer("c")
                .mayNotAccessAnyLayer()
                .whereLayer("report")
                .mayOnlyAccessLayers("measure")
                .whereLayer("work")
                .mayOnlyAccessLayers("measure", "c")
                .whereLayer("floor")
                .mayOnlyAccessLayers("work")
                .whereLayer("rows")
                .mayOnlyAccessLayers("measure", "report", "c", "work", "floor")
                .whereLayer("train")
                .mayOnlyAccessLayers("measure")
                .check(MAIN);
    }
}
