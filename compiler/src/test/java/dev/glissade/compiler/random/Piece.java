package dev.glissade.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An expression of a random rule: text with gaps for smaller ones.
 *
 * @param parts the text around the gaps, one more than there are gaps
 * @param sort what it is, so that it is replaced by its like
 */
record Piece(List<String> parts, List<Piece> gaps, Sort sort) {

    enum Sort {
        SCALAR("1"),
        TENSOR("theta"),
        SCALAR_TRUTH("(t > 1)"),
        TENSOR_TRUTH("(theta > 0)");

        private final String simplest;

        Sort(String simplest) {
            this.simplest = simplest;
        }
    }

    Piece {
        parts = List.copyOf(parts);
        gaps = List.copyOf(gaps);
    }

    /** A pattern with {@code #} for each gap. */
    static Piece of(Sort sort, String pattern, Piece... gaps) {
        List<String> parts = List.of(pattern.split("#", -1));
        if (parts.size() != gaps.length + 1) {
            throw new IllegalArgumentException(pattern + " has not " + gaps.length + " gaps");
        }
        return new Piece(parts, List.of(gaps), sort);
    }

    String text() {
        var text = new StringBuilder(parts.get(0));
        for (int i = 0; i < gaps.size(); i++) {
            text.append(gaps.get(i).text()).append(parts.get(i + 1));
        }
        return text.toString();
    }

    /** Pieces of the same sort with less in them, the smallest first. */
    Stream<Piece> smaller() {
        Stream<Piece> simplest = text().equals(sort.simplest) ? Stream.of() : Stream.of(of(sort, sort.simplest));
        Stream<Piece> promoted = gaps.stream().filter(g -> g.sort == sort);
        Stream<Piece> inside = Stream.iterate(0, i -> i < gaps.size(), i -> i + 1)
                .flatMap(i -> gaps.get(i).smaller().map(g -> with(i, g)));
        return Stream.of(simplest, promoted, inside).flatMap(s -> s);
    }

    private Piece with(int gap, Piece replacement) {
        List<Piece> changed = new ArrayList<>(gaps);
        changed.set(gap, replacement);
        return new Piece(parts, changed, sort);
    }
}
