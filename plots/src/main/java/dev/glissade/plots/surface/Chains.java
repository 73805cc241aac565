package dev.glissade.plots.surface;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Pieces between numbered ends, put together to chains; each end is in at most two pieces. */
final class Chains {
    private final Map<Integer, Deque<Integer>> neighbours = new LinkedHashMap<>();

    /** Adds a piece. */
    void join(int from, int to) {
        neighbours.computeIfAbsent(from, end -> new ArrayDeque<>(2)).add(to);
        neighbours.computeIfAbsent(to, end -> new ArrayDeque<>(2)).add(from);
    }

    /** All pieces as chains of ends; a ring comes back to its first. Leaves nothing behind. */
    List<int[]> all() {
        List<int[]> chains = new ArrayList<>();
        // open chains first: begun in its middle, one would fall in two
        neighbours.forEach((end, others) -> {
            if (others.size() == 1) {
                chains.add(from(end, others));
            }
        });
        neighbours.forEach((end, others) -> {
            if (!others.isEmpty()) {
                chains.add(from(end, others));
            }
        });
        neighbours.clear();
        return chains;
    }

    private int[] from(int start, Deque<Integer> others) {
        IntStream.Builder chain = IntStream.builder().add(start);
        int end = start;
        Deque<Integer> ahead = others;
        while (!ahead.isEmpty()) {
            int next = ahead.removeFirst();
            ahead = Objects.requireNonNull(neighbours.get(next));
            ahead.removeFirstOccurrence(end);
            chain.add(next);
            end = next;
        }
        return chain.build().toArray();
    }
}
