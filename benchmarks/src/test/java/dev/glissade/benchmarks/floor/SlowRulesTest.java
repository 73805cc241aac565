package dev.glissade.benchmarks.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Exceptions to the bound of the smoke test are few, of the library, and told to the reader. */
final class SlowRulesTest {
    @Test
    void everyExceptionIsARuleOfTheLibraryThatThePageNames() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "performance.md"));

        assertThat(Needs.ofLibrary().stream().map(Need::rule))
                .containsAll(SlowRules.all().keySet());
        assertThat(SlowRules.all().keySet()).allSatisfy(rule -> assertThat(page).contains("| `" + rule + "` |"));
    }

    @Test
    void rulesOfOurOwnAreNotOfTheLibrary() {
        assertThat(Needs.ofLibrary().stream().map(Need::rule))
                .contains("adam", "decayed_adam")
                .doesNotContain("madgrad", "tiger");
    }

    @Test
    void aLineHasABoundAboveTheUsualAndAReason() {
        assertThat(SlowRules.parse("# why\nrule,times,why\nlamb,4,two, or three\n"))
                .containsEntry("lamb", new SlowRules.Line("lamb", 4, "two, or three"));
        assertThatThrownBy(() -> SlowRules.parse("lamb,4,why")).hasMessageContaining("begins with lamb,4,why");
        assertThatThrownBy(() -> SlowRules.parse("rule,times,why\nlamb,4,"))
                .hasMessageContaining("the reason: lamb,4,");
        assertThatThrownBy(() -> SlowRules.parse("rule,times,why\nlamb,2,it is"))
                .hasMessageContaining("above 3");
        assertThatThrownBy(() -> SlowRules.parse("rule,times,why\nlamb,4,it is\nlamb,4,it is"))
                .hasMessageContaining("twice");
    }
}
