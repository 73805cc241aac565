package dev.glissade.dsl.format;

import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.ast.RuleFile.Comment;
import java.util.List;

/**
 * The text as it grows, and the comments that are still to be put into it.
 *
 * <p>A comment behind an item in its line stays there; any other gets a line of its own, in front of the item that it stood
 * before or in. Of blank lines one is kept.
 */
final class Page {

    private static final String STEP = "  ";

    private final String source;
    private final List<Comment> comments;
    private final StringBuilder out = new StringBuilder();
    private int next;
    private int indent;
    private int done;
    private boolean blankWanted;
    private boolean lastIsComment;

    Page(RuleFile file) {
        this.source = file.source().text();
        this.comments = file.comments();
    }

    /** Puts the comments that start before {@code offset} on lines of their own. */
    void commentsBefore(int offset) {
        while (next < comments.size() && comments.get(next).span().start() < offset) {
            Comment comment = comments.get(next++);
            keepBlankLine();
            line(comment.text());
            lastIsComment = true;
            passed(comment.span().end());
        }
    }

    /** Whether a comment stands in this part of the source that is not on the page yet. */
    boolean hasCommentIn(int start, int end) {
        for (int i = next; i < comments.size() && comments.get(i).span().start() < end; i++) {
            if (comments.get(i).span().start() >= start) {
                return true;
            }
        }
        return false;
    }

    /**
     * Puts the comments behind the last line that stood behind it in the source.
     *
     * @param end where what the last line shows ended in the source
     * @param limit where the next thing starts
     */
    void commentsBehind(int end, int limit) {
        passed(end);
        while (next < comments.size() && !lastIsComment) {
            Comment comment = comments.get(next);
            int start = comment.span().start();
            if (start >= limit || source.substring(Math.min(end, start), start).indexOf('\n') >= 0) {
                return;
            }
            out.setLength(out.length() - 1);
            out.append(' ').append(comment.text()).append('\n');
            passed(comment.span().end());
            next++;
        }
    }

    /** Starts what stands next in the source, after a blank line if there was one. */
    void keepBlankLine() {
        int lines = 0;
        for (int i = done; i < source.length() && (source.charAt(i) == ';' || source.charAt(i) <= ' '); i++) {
            lines += source.charAt(i) == '\n' ? 1 : 0;
        }
        if ((lines > 1 || blankWanted) && !out.isEmpty() && !endsWith("{\n") && !endsWith("\n\n")) {
            out.append('\n');
        }
        blankWanted = false;
    }

    /** Asks for a blank line before whatever comes next. */
    void wantBlankLine() {
        blankWanted = true;
    }

    /** Says that the source up to {@code offset} is on the page. */
    void passed(int offset) {
        done = Math.max(done, offset);
    }

    void line(String text) {
        out.append(STEP.repeat(indent)).append(text).append('\n');
        lastIsComment = false;
    }

    /** Writes a doc comment. */
    void doc(String text) {
        if (text.indexOf('\n') < 0) {
            line("/** " + text + " */");
            return;
        }
        line("/**");
        text.lines().forEach(line -> line((" * " + line).stripTrailing()));
        line(" */");
    }

    void indent() {
        indent++;
    }

    void outdent() {
        indent--;
    }

    String text() {
        return out.toString();
    }

    private boolean endsWith(String end) {
        return out.length() >= end.length()
                && out.substring(out.length() - end.length()).equals(end);
    }
}
