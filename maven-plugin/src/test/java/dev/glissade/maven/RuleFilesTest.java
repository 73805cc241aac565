package dev.glissade.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuleFilesTest {

    @TempDir
    private Path folder;

    private Path root;
    private Path record;

    @BeforeEach
    void makeRuleFile() throws IOException {
        root = Files.createDirectories(folder.resolve("resources"));
        record = folder.resolve("target/glissade/rules.txt");
        write("com/acme/a.opt", "theta -= lr*grad");
    }

    @Test
    void nothingHasChangedAfterRecording() throws IOException {
        now().record(record);

        assertThat(now().changesSince(RuleFiles.recorded(record))).isEmpty();
    }

    @Test
    void namesWhatIsNewEditedAndGone() throws IOException {
        write("com/acme/b.opt", "theta -= 2*lr*grad");
        now().record(record);
        write("com/acme/a.opt", "theta -= 3*lr*grad");
        write("com/acme/c.opt", "theta -= 4*lr*grad");
        Files.delete(root.resolve("com/acme/b.opt"));

        assertThat(now().changesSince(RuleFiles.recorded(record)))
                .containsExactly("com/acme/a.opt was edited", "com/acme/c.opt is new", "com/acme/b.opt is gone");
        assertThat(now().gone(RuleFiles.recorded(record))).containsExactly("com/acme/b.opt");
    }

    @Test
    void anotherVersionOfTheCompilerIsAChange() throws IOException {
        now().record(record);

        assertThat(RuleFiles.in(List.of(root), "1.1").changesSince(RuleFiles.recorded(record)))
                .containsExactly("Glissade is now 1.1");
    }

    @Test
    void otherFilesAreNoRules() throws IOException {
        now().record(record);
        write("com/acme/a.txt", "notes");

        assertThat(now().changesSince(RuleFiles.recorded(record))).isEmpty();
    }

    @Test
    void aModuleWithoutResourcesHasNone() throws IOException {
        RuleFiles none = RuleFiles.in(List.of(folder.resolve("nowhere")), "1.0");
        none.record(record);

        assertThat(none.changesSince(RuleFiles.recorded(record))).isEmpty();
    }

    private RuleFiles now() throws IOException {
        return RuleFiles.in(List.of(root), "1.0");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
