package dev.glissade.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A declaration or a statement of a random rule, with the blocks that belong to it.
 *
 * @param head what stands before the expression, for example {@code theta -=} or {@code if}
 * @param expression what may be made smaller
 * @param body the lines of its block, empty if it has none
 * @param otherwise the lines of its {@code else}
 */
record Line(String head, Optional<Piece> expression, List<Line> body, List<Line> otherwise) {

    Line {
        body = List.copyOf(body);
        otherwise = List.copyOf(otherwise);
    }

    static Line of(String text) {
        return new Line(text, Optional.empty(), List.of(), List.of());
    }

    static Line of(String head, Piece expression) {
        return new Line(head, Optional.of(expression), List.of(), List.of());
    }

    void write(String indent, StringBuilder out) {
        out.append(indent).append(head);
        expression.ifPresent(e -> out.append(' ').append(e.text()));
        if (!body.isEmpty()) {
            out.append(" {\n");
            body.forEach(line -> line.write(indent + "  ", out));
            out.append(indent).append('}');
            if (!otherwise.isEmpty()) {
                out.append(" else {\n");
                otherwise.forEach(line -> line.write(indent + "  ", out));
                out.append(indent).append('}');
            }
        }
        out.append('\n');
    }

    private Stream<Line> smaller() {
        Stream<Line> expressions =
                expression.stream().flatMap(Piece::smaller).map(e -> new Line(head, Optional.of(e), body, otherwise));
        Stream<Line> bodies =
                smaller(body).filter(b -> !b.isEmpty()).map(b -> new Line(head, expression, b, otherwise));
        Stream<Line> elses = smaller(otherwise).map(o -> new Line(head, expression, body, o));
        return Stream.of(elses, bodies, expressions).flatMap(s -> s);
    }

    /** Shorter lists of lines, then lists with a smaller line, then lists in which a block stands without its head. */
    static Stream<List<Line>> smaller(List<Line> lines) {
        Stream<List<Line>> shorter = IntStream.range(0, lines.size()).mapToObj(i -> replaced(lines, i, List.of()));
        Stream<List<Line>> opened = IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).body.isEmpty())
                .mapToObj(i -> replaced(lines, i, lines.get(i).body));
        Stream<List<Line>> inside = IntStream.range(0, lines.size())
                .boxed()
                .flatMap(i -> lines.get(i).smaller().map(s -> replaced(lines, i, List.of(s))));
        return Stream.of(shorter, opened, inside).flatMap(s -> s);
    }

    private static List<Line> replaced(List<Line> lines, int index, List<Line> by) {
        List<Line> changed = new ArrayList<>(lines.subList(0, index));
        changed.addAll(by);
        changed.addAll(lines.subList(index + 1, lines.size()));
        return changed;
    }
}
