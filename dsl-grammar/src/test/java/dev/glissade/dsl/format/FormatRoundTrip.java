package dev.glissade.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.TreeText;
import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.parse.Parsing;

/** What the formatter promises for every file. */
public final class FormatRoundTrip {

    private FormatRoundTrip() {}

    /** Fails unless the formatted file parses to the same tree, comments included, and formats to itself. */
    public static void check(RuleFile file, String description) {
        String once = RuleFormatter.format(file);
        var again = Parsing.of(once);
        assertThat(again.messages()).as("%s%nformatted:%n%s", description, once).isEmpty();
        assertThat(TreeText.of(again.tree()))
                .as("%s%nformatted:%n%s", description, once)
                .isEqualTo(TreeText.of(file));
        assertThat(RuleFormatter.format(again.tree()))
                .as("%s%nformatted twice", description)
                .isEqualTo(once);
    }
}
