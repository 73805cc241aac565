package dev.glissade.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Optimizers;
import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.UnitKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GlissadeProcessorTest {

    private static final String PACKAGE = """
            @dev.glissade.annotation.OptRules("*.opt")
            package com.acme.opt;
            """;
    private static final String MOMENTUM = "v = g*v + lr*grad; theta -= v\n";

    @TempDir
    private Path folder;

    private Javac javac;

    @BeforeEach
    void start() {
        javac = new Javac(folder);
    }

    @Test
    void ruleFilesOfThePackageBecomeOptimizersFoundByName() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE)
                .file("out/com/acme/opt/my_momentum.opt", MOMENTUM)
                .file("out/com/acme/opt/plain.opt", "theta -= lr*grad");

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();

        float[] theta = {1, 2};
        var optimizer = Optimizers.named("my_momentum", registry())
                .set("g", 0.5)
                .set("lr", 0.25)
                .over(theta);
        optimizer.step(new float[] {1, -2});
        optimizer.step(new float[] {1, -2});

        // v = 0.25, then 0.125 + 0.25; the second element is -2 times the first
        assertThat(theta).containsExactly(1 - 0.25f - 0.375f, 2 + 0.5f + 0.75f);
        assertThat(registry().names(UnitKind.OPTIMIZER)).contains("my_momentum", "plain");
    }

    @Test
    void aRuleInTheSourceIsNamedByItsHeadAndKeepsClearOfTheAnnotatedType() throws IOException {
        javac.file("src/com/acme/Signs.java", """
                package com.acme;

                @dev.glissade.annotation.OptRule(\"""
                    optimizer signs {
                      hyper lr = 0.5 in [0, inf)
                      theta -= lr*sign(grad)
                    }\""")
                interface Signs {}
                """);

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();

        double[] theta = {1, 2};
        Optimizers.named("signs", registry()).over(theta).step(new double[] {3, -4});
        assertThat(theta).containsExactly(0.5, 2.5);
        assertThat(javac.out("com/acme/SignsRule.class")).exists();
    }

    @Test
    void aRuleWithoutAHeadIsNamedByItsType() throws IOException {
        javac.file("src/com/acme/TinySteps.java", """
                package com.acme;

                @dev.glissade.annotation.OptRule("theta -= lr*grad")
                interface TinySteps {}
                """);

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();
        assertThat(registry().names(UnitKind.OPTIMIZER)).contains("tiny_steps");
    }

    @Test
    void errorsShowThePlaceInTheRuleFileAndStandOnTheAnnotatedElement() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE)
                .file("out/com/acme/opt/one.opt", "v = g*v + lr*grda; theta -= v\n")
                .file("out/com/acme/opt/two.opt", "theta -= lr*\n")
                .file("out/com/acme/opt/three.opt", MOMENTUM);

        assertThat(javac.compile()).isFalse();

        assertThat(javac.errors()).hasSize(2);
        assertThat(javac.errors().get(0))
                .startsWith("one.opt:1:14: error: unknown name 'grda' [UnknownName]")
                .contains("             ^~~~")
                .contains("hint: did you mean 'grad'?");
        assertThat(javac.errors().get(1)).startsWith("two.opt:1:");
        assertThat(javac.printed()).allMatch(m -> m.contains("package-info.java:2"));
    }

    @Test
    void aPatternThatMatchesNothingSaysWhereItLooked() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE).file("out/com/acme/opt/notes.txt", "");

        assertThat(javac.compile()).isFalse();
        assertThat(javac.errors())
                .singleElement()
                .asString()
                .contains("the pattern '*.opt' matches no rule file")
                .contains("out/com/acme/opt")
                .contains("-Aglissade.rules=DIR");
    }

    @Test
    void aMissingFileIsAnError() throws IOException {
        javac.file("src/com/acme/Missing.java", """
                package com.acme;

                @dev.glissade.annotation.OptRule(file = "nowhere.opt")
                interface Missing {}
                """);

        assertThat(javac.compile()).isFalse();
        assertThat(javac.errors()).singleElement().asString().contains("there is no rule file 'nowhere.opt'");
    }

    @Test
    void textAndFileTogetherAreRefused() throws IOException {
        javac.file("src/com/acme/Both.java", """
                package com.acme;

                @dev.glissade.annotation.OptRule(value = "theta -= lr*grad", file = "both.opt")
                interface Both {}
                """);

        assertThat(javac.compile()).isFalse();
        assertThat(javac.errors()).singleElement().asString().contains("exactly one of them");
    }

    @Test
    void plainJavacFindsRuleFilesBesideTheSource() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE).file("src/com/acme/opt/beside.opt", MOMENTUM);

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();
        assertThat(registry().names(UnitKind.OPTIMIZER)).contains("beside");
    }

    @Test
    void plainJavacFindsRuleFilesInNamedFolders() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE)
                .file("resources/com/acme/opt/apart.opt", MOMENTUM)
                .option("-Aglissade.rules=" + folder.resolve("resources"));

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();
        assertThat(registry().names(UnitKind.OPTIMIZER)).contains("apart");
    }

    @Test
    void chainsNameUnitsOfTheFilesBesideThem() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE)
                .file("out/com/acme/opt/halved.opt", "transform halved { grad *= 0.5 }")
                .file("out/com/acme/opt/half_step.opt", "optimizer half_step = halved >> plain_step")
                .file("out/com/acme/opt/plain_step.opt", "theta -= lr*grad");

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();

        double[] theta = {1};
        Optimizers.named("half_step", registry()).set("lr", 0.5).over(theta).step(new double[] {2});
        assertThat(theta).containsExactly(0.5);
    }

    @Test
    void twoRulesOfOneNameAreAnErrorThatNamesBothPlaces() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE)
                .file("out/com/acme/opt/step.opt", "theta -= lr*grad")
                .file("src/com/acme/Other.java", """
                        package com.acme;

                        @dev.glissade.annotation.OptRule("optimizer STEP { hyper lr; theta -= lr*grad }")
                        interface Other {}
                        """);

        assertThat(javac.compile()).isFalse();
        assertThat(javac.errors())
                .singleElement()
                .asString()
                .contains("com/acme/opt/step.opt")
                .contains("com.acme.Other")
                .contains("rename one of them");
    }

    @Test
    void aRuleOfAnotherModuleKeepsItsName() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE)
                .file("out/com/acme/opt/taken.opt", MOMENTUM)
                .file("other/taken.glissade", "theta -= lr*grad")
                .classPath("other");

        assertThat(javac.compile()).isFalse();
        assertThat(javac.errors())
                .singleElement()
                .asString()
                .contains("two rules are called 'taken'")
                .contains("com/acme/opt/taken.opt")
                .contains("other/taken.glissade");
    }

    @Test
    void chainsNameUnitsOfOtherModules() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE)
                .file("out/com/acme/opt/tripled_step.opt", "optimizer tripled_step = tripled >> base_step")
                .file("other/tripled.glissade", "transform tripled { grad *= 3 }")
                .file("other/base_step.glissade", "theta -= lr*grad")
                .classPath("other");

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();

        double[] theta = {1};
        Optimizers.named("tripled_step", registry()).set("lr", 0.5).over(theta).step(new double[] {2});
        assertThat(theta).containsExactly(-2);
    }

    @Test
    void compilingAgainIntoTheSameFolderIsNoSecondRule() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE).file("out/com/acme/opt/again.opt", MOMENTUM);

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();
        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();
    }

    @Test
    void leavesTheTextsAndAListOfWhatItMade() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE).file("out/com/acme/opt/my_momentum.opt", MOMENTUM);

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();
        assertThat(javac.out("my_momentum.glissade")).hasContent(MOMENTUM.strip());
        assertThat(Files.readAllLines(javac.out("META-INF/glissade/compiled.txt")))
                .containsExactly(
                        "com/acme/opt/MyMomentum.class", "com/acme/opt/package-info.class", "my_momentum.glissade");
    }

    @Test
    void brokenEncodingIsAMessage() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE).file("out/com/acme/opt/bad.opt", "");
        Files.write(javac.out("com/acme/opt/bad.opt"), new byte[] {'t', (byte) 0xC3, 'x'});

        assertThat(javac.compile()).isFalse();
        assertThat(javac.errors()).isNotEmpty().allMatch(e -> e.startsWith("bad.opt:1:2: error:"));
    }

    @Test
    void aNoteTellsOfSpeedAndBreaksNoBuildThatTakesWarningsForErrors() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE)
                .file("out/com/acme/opt/halved.opt", "theta -= lr*grad/scale")
                .option("-Werror");

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();
        assertThat(javac.notes()).contains("note:", "[AvoidableDivision]", "let c1 = 1/scale; theta -= lr*grad*c1");
    }

    @Test
    void notesCanBeLeftOut() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE)
                .file("out/com/acme/opt/halved.opt", "theta -= lr*grad/scale")
                .option("-Aglissade.notes=false");

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();
        assertThat(javac.notes()).isEmpty();
    }

    @Test
    void aRelaxedRuleHasTheFasterFormByItselfAndGetsNoNote() throws IOException {
        javac.file("src/com/acme/opt/package-info.java", PACKAGE)
                .file("out/com/acme/opt/halved.opt", "theta -= lr*grad/scale")
                .option("-Aglissade.relaxed=true");

        assertThat(javac.compile()).as("%s", javac.errors()).isTrue();
        assertThat(javac.notes()).isEmpty();
    }

    private RuleRegistry registry() {
        return RuleRegistry.discover(javac.loader());
    }
}
