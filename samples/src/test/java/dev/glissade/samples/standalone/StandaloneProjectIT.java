package dev.glissade.samples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.samples.standalone.UserProject.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of Maven sees: rules compiled, changed, renamed, deleted and broken. */
final class StandaloneProjectIT {

    private static final String SERVICES = "META-INF/services/dev.glissade.spi.RuleUnit";
    private static final String PLUGIN = "<goal>refresh</goal>";

    @TempDir
    private Path folder;

    private UserProject project;

    @BeforeEach
    void copyTheSample() throws Exception {
        project = UserProject.in(folder);
    }

    @Test
    void rulesOfFilesSourcesChainsAndTheLibraryAreFoundByName() throws Exception {
        compile();

        assertThat(ran("acme_momentum", "g=0.9", "lr=0.01")).contains("acme_momentum ended at (-0.000", ", 0.000");
        assertThat(ran("clipped_adam")).contains("clipped_adam ended at (");
        assertThat(ran("quick_signum", "lr=0.01")).contains("quick_signum ended at (1.0000, ");
        assertThat(ran("adam", "lr=0")).contains("adam ended at (3.0000, 1.0000)");
        assertThat(ran("list")).contains("prodigy").contains("acme_momentum");
    }

    @Test
    void anEditedRuleIsCompiledAgainWithoutClean() throws Exception {
        compile();
        Files.writeString(project.rule("acme_momentum.opt"), "v = g*v + lr*grad; theta += 0*v\n");

        assertThat(compile()).contains("acme_momentum.opt was edited");

        assertThat(ran("acme_momentum", "g=0.9", "lr=0.01")).contains("ended at (3.0000, 1.0000)");
    }

    @Test
    void aDeletedAndARenamedRuleLeaveNothingBehind() throws Exception {
        compile();
        Files.delete(project.rule("clipped_adam.opt"));
        Files.move(project.rule("acme_momentum.opt"), project.rule("heavy.opt"));

        assertThat(compile())
                .contains("clipped_adam.opt is gone")
                .contains("acme_momentum.opt is gone")
                .contains("heavy.opt is new");

        assertThat(ran("list")).contains("heavy").doesNotContain("clipped_adam", "acme_momentum");
        assertThat(Files.readString(project.compiled(SERVICES)))
                .contains("com.acme.opt.Heavy")
                .doesNotContain("ClippedAdam", "AcmeMomentum");
        assertThat(project.compiled("com/acme/opt/ClippedAdam.class")).doesNotExist();
        assertThat(project.compiled("com/acme/opt/clipped_adam.opt")).doesNotExist();
        assertThat(project.compiled("clipped_adam.glissade")).doesNotExist();
    }

    @Test
    void withoutThePluginTheRegistryNoticesAnEditedRule() throws Exception {
        project.replace("pom.xml", PLUGIN, "");
        compile();
        Files.writeString(project.rule("acme_momentum.opt"), "theta -= lr*grad\n");
        compile();

        Run run = project.start("acme_momentum", "lr=0.01");

        assertThat(run.status()).isNotZero();
        assertThat(run.output()).contains("was edited after it was compiled");
    }

    @Test
    void brokenRulesAreAllShownWithTheirPlaces() throws Exception {
        Files.writeString(project.rule("acme_momentum.opt"), "v = g*v + lr*grda; theta -= v\n");
        Files.writeString(project.rule("other.opt"), "theta -= 2x*grad\n");

        Run run = project.maven("compile");

        assertThat(run.status()).isNotZero();
        assertThat(run.output())
                .contains("acme_momentum.opt:1:14: error: unknown name 'grda' [UnknownName]")
                .contains("^~~~")
                .contains("hint: did you mean 'grad'?")
                .contains("other.opt:1:")
                .contains("package-info.java");
    }

    @Test
    void plainJavacCompilesTheSameProject() throws Exception {
        compile(); // fills the repository that the processor path is read from
        project.deleteTarget();

        Run run = project.javac("-Aglissade.rules=src/main/resources");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(ran("acme_momentum", "g=0.9", "lr=0.01")).contains("acme_momentum ended at (-0.000");
        assertThat(ran("list")).contains("clipped_adam").contains("quick_signum");
    }

    private String compile() throws Exception {
        Run run = project.maven("compile");
        assertThat(run.status()).as(run.output()).isZero();
        return run.output();
    }

    private String ran(String... arguments) throws Exception {
        Run run = project.start(arguments);
        assertThat(run.status()).as(run.output()).isZero();
        return run.output();
    }
}
