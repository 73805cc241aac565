package dev.glissade.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Optimizers;
import dev.glissade.registry.RuleRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegistrationTest {

    private static final String BODY = """
                public RuleInfo info() {
                    return new RuleInfo("downhill", UnitKind.OPTIMIZER, "", List.of(),
                            List.of(new RuleInfo.Variant(List.of(), 1, true, false, false)),
                            new RuleInfo.RuleSource("com.acme.Downhill", "", ""));
                }

                public Kernel kernel(Precision precision, int flags) {
                    return new Kernel() {
                        public KernelLayout layout() {
                            return KernelLayout.elementwise();
                        }

                        public void run(int pass, TensorFrame frame, int from, int to) {
                            double[] theta = (double[]) frame.theta;
                            double[] gradient = (double[]) frame.gradients[0];
                            for (int i = from; i < to; i++) {
                                theta[frame.thetaOffset + i] -= 0.5 * gradient[frame.gradientOffsets[0] + i];
                            }
                        }
                    };
                }
            """;

    @TempDir
    private Path folder;

    private Javac javac;

    @BeforeEach
    void start() {
        javac = new Javac(folder);
    }

    @Test
    void aHandWrittenClassIsFoundByName() throws IOException {
        source("downhill", "public final class Downhill implements UpdateRule", BODY);

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();

        double[] theta = {1};
        Optimizers.named("downhill", RuleRegistry.discover(javac.loader()))
                .over(theta)
                .step(new double[] {1});
        assertThat(theta).containsExactly(0.5);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            final class Downhill implements UpdateRule          => must be public
            public abstract class Downhill implements UpdateRule => must not be abstract
            public final class Downhill                          => must implement dev.glissade.spi.UpdateRule
            """)
    void theShapeIsChecked(String head, String complaint) throws IOException {
        source("downhill", head, head.contains("UpdateRule") && !head.contains("abstract") ? BODY : "");

        assertThat(javac.compile()).isFalse();
        assertThat(javac.errors()).anyMatch(e -> e.startsWith("@RegisterOptimizer: ") && e.contains(complaint));
    }

    @Test
    void aConstructorWithParametersIsRefused() throws IOException {
        source("downhill", "public final class Downhill implements UpdateRule", "public Downhill(int n) {}\n" + BODY);

        assertThat(javac.compile()).isFalse();
        assertThat(javac.errors())
                .singleElement()
                .asString()
                .contains("must have a public constructor without parameters");
    }

    @Test
    void aBadNameIsRefused() throws IOException {
        source("down hill", "public final class Downhill implements UpdateRule", BODY);

        assertThat(javac.compile()).isFalse();
        assertThat(javac.errors()).singleElement().asString().contains("the name 'down hill' must be letters");
    }

    @Test
    void anotherNameInItsInfoIsShownWhenItIsLookedUp() throws IOException {
        source("uphill", "public final class Downhill implements UpdateRule", BODY);

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();
        assertThatThrownBy(() -> Optimizers.named("uphill", RuleRegistry.discover(javac.loader())))
                .hasMessageContaining("is registered as 'uphill' but its info says 'downhill'");
    }

    private void source(String name, String head, String body) throws IOException {
        javac.file(
                "src/com/acme/Downhill.java",
                "package com.acme;\n\nimport dev.glissade.spi.*;\nimport java.util.List;\n\n"
                        + "@dev.glissade.annotation.RegisterOptimizer(\"" + name + "\")\n" + head + " {\n" + body
                        + "}\n");
    }
}
