package dev.glissade.dsl.parse;

import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.text.SourceText;
import java.util.List;
import java.util.Optional;

/** A text and all that the parser makes of it. */
public record Parsing(SourceText source, Optional<RuleFile> file, List<Diagnostic> messages) {

    public static Parsing of(String text) {
        var source = new SourceText("rule.opt", text);
        var diagnostics = new Diagnostics();
        Optional<RuleFile> file = new RuleParser().parse(source, "rule", diagnostics);
        return new Parsing(source, file, diagnostics.sorted());
    }

    /** The tree, where nothing else would do. */
    public RuleFile tree() {
        return file.orElseThrow(() -> new AssertionError("unexpected messages: " + messages));
    }

    /** The codes of all messages in order, as users see them. */
    public List<String> codes() {
        return messages.stream().map(message -> message.code().id()).toList();
    }
}
