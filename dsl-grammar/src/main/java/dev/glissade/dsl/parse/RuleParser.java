package dev.glissade.dsl.parse;

import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.text.SourceText;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * The way from text to tree.
 *
 * <p>Takes any text at all: time and memory are proportional to its length, recursion is bounded, and what is wrong with it is
 * reported with its place, every independent error of the file at once. Immutable and thread-safe.
 */
public final class RuleParser {

    /**
     * Parses one rule file.
     *
     * @param source its text
     * @param defaultUnitName the name of the rule if the file has no head
     * @param diagnostics receives what is wrong
     * @return the file's tree; empty if anything is wrong with its text or syntax
     */
    public Optional<RuleFile> parse(SourceText source, String defaultUnitName, Diagnostics diagnostics) {
        var errors = new SyntaxErrors(source);
        Optional<RuleFile> file =
                TextCheck.passes(source.text(), errors) ? parse(source, defaultUnitName, errors) : Optional.empty();
        errors.handTo(diagnostics);
        return errors.isEmpty() ? file : Optional.empty();
    }

    /**
     * Parses one rule file from its bytes.
     *
     * @param name what messages call the file
     * @param utf8 its bytes, with or without a byte order mark
     * @param defaultUnitName the name of the rule if the file has no head
     * @param diagnostics receives what is wrong
     * @return the file's tree; empty if anything is wrong with its encoding, text or syntax
     */
    public Optional<RuleFile> parse(String name, byte[] utf8, String defaultUnitName, Diagnostics diagnostics) {
        return SourceDecoder.decode(name, utf8, diagnostics)
                .flatMap(source -> parse(source, defaultUnitName, diagnostics));
    }

    private static Optional<RuleFile> parse(SourceText source, String defaultUnitName, SyntaxErrors errors) {
        var places = new Places(source.text());
        var comments = new Comments(source);
        var lexer = new RuleLexer(CharStreams.fromString(source.text(), source.name()));
        lexer.removeErrorListeners();
        var lines = new Lines(lexer, new Words(places, errors), comments, places, errors);
        List<Token> tokens = lines.read();

        errors.nextPhase();
        var stream = new CommonTokenStream(new ListTokenSource(tokens));
        stream.fill(); // messages look one token ahead
        var parser = new RuleGrammar(stream);
        parser.removeErrorListeners();
        parser.setErrorHandler(new Recovery(errors, new Unexpected(lines, places, errors)));
        var trees = new TreeKeeper(new AstBuilder(places, comments, errors), places, errors);
        parser.addParseListener(trees);
        try {
            return Optional.of(trees.file(parser.file(), source, defaultUnitName, comments));
        } catch (ParseCancellationException e) {
            return Optional.empty(); // enough has been said
        }
    }
}
