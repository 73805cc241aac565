package dev.glissade.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.format.FormatRoundTrip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules on the language page, also those in paper notation, are read and kept by the formatter. */
class LanguagePageTest {

    private static final Pattern BLOCK = Pattern.compile("```opt\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyRuleOfThePageIsReadAndKept() throws IOException {
        String page = Files.readString(Path.of("../docs/language.md"));
        List<String> blocks =
                BLOCK.matcher(page).results().map((MatchResult m) -> m.group(1)).toList();

        assertThat(blocks).hasSizeGreaterThan(9);
        for (String block : blocks) {
            var parsed = Parsing.of(block);
            if (block.contains("ημ")) {
                assertThat(parsed.codes()).containsExactly("GluedLetters");
            } else {
                assertThat(parsed.codes()).as(block).isEmpty();
                FormatRoundTrip.check(parsed.tree(), block);
            }
        }
    }
}
