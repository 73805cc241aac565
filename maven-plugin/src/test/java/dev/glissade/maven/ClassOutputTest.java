package dev.glissade.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassOutputTest {

    @TempDir
    private Path folder;

    @Test
    void deletesWhatWasMadeOfRulesAndNothingElse() throws IOException {
        Path ruleClass = write("classes/com/acme/A.class");
        Path kernel = write("classes/com/acme/A$Float32.class");
        Path source = write("sources/com/acme/A.java");
        Path services = write("classes/META-INF/services/dev.glissade.spi.RuleUnit");
        Path goneRule = write("classes/com/acme/a.opt");
        Path other = write("classes/com/acme/App.class");
        Path rule = write("classes/com/acme/b.opt");
        Path index = write("classes/META-INF/glissade/compiled.txt");
        Files.writeString(index, "com/acme/A.class\n");

        output().forgetRules(List.of("com/acme/a.opt"));

        assertThat(List.of(ruleClass, kernel, source, services, goneRule, index))
                .noneMatch(Files::exists);
        assertThat(List.of(other, rule)).allMatch(Files::exists);
        assertThat(output().hasRules()).isFalse();
    }

    @Test
    void refusesAnIndexThatLeadsOutOfTheFolder() throws IOException {
        Path victim = write("victim.class");
        Files.writeString(write("classes/META-INF/glissade/compiled.txt"), "../victim.class\n");

        assertThatThrownBy(() -> output().forgetRules(List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../victim.class");
        assertThat(victim).exists();
    }

    private ClassOutput output() {
        return new ClassOutput(folder.resolve("classes"), folder.resolve("sources"));
    }

    private Path write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, "x");
    }
}
