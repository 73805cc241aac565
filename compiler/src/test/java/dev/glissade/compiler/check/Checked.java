package dev.glissade.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;
import dev.glissade.dsl.text.SourceText;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What parser and checker make of one text, for tests.
 *
 * @param messages errors and warnings
 * @param notes what finds no fault
 */
record Checked(List<CheckedRule> rules, List<Diagnostic> messages, List<Diagnostic> notes) {

    /** Checks a text that is called {@code rule.opt}, beside the given files. */
    static Checked text(String text, SourceText... beside) {
        return source(new SourceText("rule.opt", text), beside);
    }

    static Checked source(SourceText source, SourceText... beside) {
        var diagnostics = new Diagnostics();
        String name =
                source.name().substring(source.name().lastIndexOf('/') + 1).replace(".opt", "");
        List<CheckedRule> rules = new RuleParser()
                .parse(source, name, diagnostics)
                .map(file -> new Checker(library(beside)).check(file, diagnostics))
                .orElse(List.of());
        Map<Boolean, List<Diagnostic>> byNote =
                diagnostics.sorted().stream().collect(Collectors.partitioningBy(Diagnostic::isNote));
        return new Checked(rules, byNote.get(false), byNote.get(true));
    }

    /** Finds the files by their names without {@code .opt}. */
    private static RuleLibrary library(SourceText... files) {
        Map<String, SourceText> byName = new LinkedHashMap<>();
        Arrays.stream(files)
                .forEach(f -> byName.put(RuleLibrary.canonical(f.name().replace(".opt", "")), f));
        return new RuleLibrary() {
            @Override
            public Optional<SourceText> find(String canonicalUnitName) {
                return Optional.ofNullable(byName.get(canonicalUnitName));
            }

            @Override
            public Collection<String> names() {
                return byName.keySet();
            }
        };
    }

    /** The last rule of the text, which must have no error and no warning. */
    CheckedRule clean() {
        assertThat(codes()).isEmpty();
        return rules.get(rules.size() - 1);
    }

    /** The first part of {@link #clean()}. */
    CheckedUnit cleanUnit() {
        return clean().parts().get(0).unit();
    }

    /** Code, line and column of each message: {@code "UnknownName 1:14"}. */
    List<String> codes() {
        return messages.stream().map(Checked::line).toList();
    }

    private static String line(Diagnostic d) {
        int start = d.span().start();
        return d.code().id() + " " + d.source().line(start) + ":" + d.source().column(start);
    }
}
