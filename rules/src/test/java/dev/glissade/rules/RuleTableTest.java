package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds docs/rules.md to the registry; with {@code -Dglissade.write} it writes the page instead. */
class RuleTableTest {
    private static final Path PAGE = Path.of("..", "docs", "rules.md");

    @Test
    void thePageOfRulesSaysWhatTheRulesSay() throws IOException {
        String page = RuleTable.of(Library.infos());
        if (System.getProperty("glissade.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/rules.md; its second paragraph says how to write it again")
                .isEqualTo(page);
    }
}
