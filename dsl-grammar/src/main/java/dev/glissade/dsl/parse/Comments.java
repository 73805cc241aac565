package dev.glissade.dsl.parse;

import dev.glissade.dsl.ast.RuleFile.Comment;
import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Keeps the comments of a text and finds what each doc comment belongs to.
 *
 * <p>A doc comment belongs to the unit or declaration right after it. In a file without a head, one that starts the file is
 * the rule's, unless a declaration follows it with no blank line between. One that belongs to nothing is a plain comment.
 */
final class Comments {

    private record Doc(String text, Span span) {}

    private final SourceText source;
    private final List<Comment> plain = new ArrayList<>();
    private final List<Doc> pending = new ArrayList<>();
    private final IdentityHashMap<Token, String> attached = new IdentityHashMap<>();
    private Optional<String> head = Optional.empty();
    private boolean atStart = true;

    Comments(SourceText source) {
        this.source = source;
    }

    /** Takes a comment; {@code mayDocument} says that no item stands before it in its line. */
    void add(Span span, boolean mayDocument) {
        String text = source.slice(span).replace("\r\n", "\n").replace('\r', ' ');
        if (mayDocument && isDoc(text) && !docText(text).isEmpty()) {
            pending.add(new Doc(text, span));
        } else {
            addPlain(text, span);
        }
    }

    /** Takes the next token that is no comment and no line end; {@code documentable} says that a unit or declaration starts. */
    void before(Token token, Span place, boolean documentable, boolean isUnit) {
        if (!pending.isEmpty()) {
            boolean headless = atStart && !isUnit;
            if (documentable && !(headless && blankLineBetween(last().span(), place))) {
                attached.put(token, docText(last().text()));
                pending.remove(pending.size() - 1);
            }
            if (headless && !pending.isEmpty()) {
                head = Optional.of(docText(last().text()));
                pending.remove(pending.size() - 1);
            }
            pending.forEach(doc -> addPlain(doc.text(), doc.span()));
            pending.clear();
        }
        atStart = false;
    }

    /** The doc comment of the unit or declaration that starts with {@code token}. */
    Optional<String> of(Token token) {
        return Optional.ofNullable(attached.get(token));
    }

    /** The doc comment of a file without a head. */
    Optional<String> ofHeadlessFile() {
        return head;
    }

    /** All plain comments in order. */
    List<Comment> plain() {
        pending.forEach(doc -> addPlain(doc.text(), doc.span()));
        pending.clear();
        return plain.stream()
                .sorted(Comparator.comparingInt(comment -> comment.span().start()))
                .toList();
    }

    private Doc last() {
        return pending.get(pending.size() - 1);
    }

    private void addPlain(String text, Span span) {
        String kept = text;
        if (isDoc(text)) {
            // with the stars of a doc comment it would document what the formatter happens to put behind it
            int start = 1;
            while (start < text.length() - 2 && text.charAt(start) == '*') {
                start++;
            }
            kept = "/*" + text.substring(start);
        }
        plain.add(new Comment(
                kept.lines()
                        .map(String::stripTrailing)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse(kept),
                span));
    }

    private boolean blankLineBetween(Span before, Span after) {
        return source.text()
                        .substring(before.end(), after.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                > 1;
    }

    private static boolean isDoc(String text) {
        return text.startsWith("/**") && text.length() > "/**/".length();
    }

    /** The words of a doc comment: no marks, no margin of stars, no space around them. */
    private static String docText(String comment) {
        String inner = comment.substring("/**".length(), Math.max(comment.length() - 2, "/**".length()));
        var text = new StringBuilder();
        boolean first = true;
        for (String line : inner.split("\n", -1)) {
            text.append(first ? line.strip() : withoutMargin(line)).append('\n');
            first = false;
        }
        return text.toString().strip();
    }

    private static String withoutMargin(String line) {
        String text = line.strip();
        if (!text.startsWith("*")) {
            return text;
        }
        // one space belongs to the margin, more to the text
        String rest = line.stripTrailing().substring(line.indexOf('*') + 1);
        return rest.startsWith(" ") ? rest.substring(1) : rest;
    }
}
