package dev.glissade.dsl.parse;

import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.DiagnosticRenderer;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.format.FormatRoundTrip;
import java.util.List;

/** Any bytes at all: the parser says what is wrong, or the formatter keeps what it read. */
public final class ParserFuzz {

    private ParserFuzz() {}

    /** One input, as a fuzzer calls it. */
    public static void fuzzerTestOneInput(byte[] data) {
        var diagnostics = new Diagnostics();
        var file = new RuleParser().parse("rule.opt", data, "rule", diagnostics);
        List<Diagnostic> messages = diagnostics.sorted();
        if (file.isPresent() != messages.isEmpty()) {
            throw new AssertionError("a tree and messages, or neither: " + messages);
        }
        if (messages.size() > Diagnostics.MAX_ERRORS) {
            throw new AssertionError(messages.size() + " messages");
        }
        for (Diagnostic message : messages) {
            if (message.span().end() > message.source().text().length() + 1) {
                throw new AssertionError("a place outside the text: " + message);
            }
        }
        if (DiagnosticRenderer.render(messages).length() > 20_000) {
            throw new AssertionError("too much text");
        }
        file.ifPresent(tree -> FormatRoundTrip.check(tree, "fuzzed"));
    }
}
