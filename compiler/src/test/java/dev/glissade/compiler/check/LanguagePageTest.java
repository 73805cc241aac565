package dev.glissade.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The rules that the language page shows. */
class LanguagePageTest {

    @Test
    void hardRulesOfTheAppendixAreLegal() throws IOException {
        Checked checked = read("appendix.opt");

        assertThat(checked.codes()).hasSize(1).first().asString().startsWith("NotYet");
        assertThat(checked.messages().get(0).message()).contains("'exchange'");
        assertThat(checked.rules())
                .extracting(CheckedRule::name)
                .containsExactly(
                        "momentum_torch",
                        "rprop",
                        "nadam",
                        "adan",
                        "asgd",
                        "adopt",
                        "aggmo",
                        "prodigy",
                        "schedule_free_adamw",
                        "sam",
                        "adaptive_revision");
    }

    @Test
    void rulesOfTheOtherSectionsAreLegal() throws IOException {
        Checked checked = read("sections.opt");

        assertThat(checked.codes()).isEmpty();
        assertThat(checked.rules()).hasSize(9);
    }

    private static Checked read(String name) throws IOException {
        return Checked.source(new SourceText(name, Files.readString(Path.of("src/test/resources/language", name))));
    }
}
