package dev.glissade.compiler.pass;

import dev.glissade.compiler.ir.LoopSize;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Output;
import dev.glissade.compiler.ir.Plan.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Splits a loop that is too long for the JVM to vectorise into shorter ones, over the same block while it is in the cache.
 *
 * <p>The JVM (17 and 25 alike) unrolls a loop, which comes before vectorising it, only up to a number of nodes in its own form of
 * the code. What counts was measured with loops of all sizes: about six nodes for each array, two more for one that is staggered,
 * one for each store and each operation. A loop beyond that runs one element at a time, five to ten times slower; one more pass
 * over a block in the cache costs a tenth of a nanosecond.
 */
final class FusionSplit {

    /** More outputs are not tried in all groupings. */
    private static final int MOST_OUTPUTS = 8;

    private final FusionValues values;
    private final FusionSchedule schedule;

    FusionSplit(FusionValues values, FusionSchedule schedule) {
        this.values = values;
        this.schedule = schedule;
    }

    /** A loop: what it stores, what was stored before it, and the scalar conditions under which it runs. */
    private record Part(List<Output> outputs, Map<Integer, Place> stored, Map<Integer, Boolean> assumed) {}

    /**
     * The loops in order.
     *
     * @param body the loop that stores all outputs
     * @return none if nothing is stored; the loop itself if it is short enough or cannot be had in short ones
     */
    List<Body> split(Body body, List<Output> outputs, Map<Integer, Place> stored, Map<Integer, Boolean> assumed) {
        if (body.outputs().isEmpty()) {
            return List.of();
        }
        // a staged loop is split where states are rounded
        boolean splits = !values.program.isStaged()
                && LoopSize.isLong(body)
                && body.values().stream().noneMatch(v -> v.node().op() instanceof Op.Draw);
        return splits
                ? parts(new Part(outputs, stored, assumed), new HashMap<>())
                        .map(parts -> parts.stream().map(this::body).toList())
                        .orElse(List.of(body))
                : List.of(body);
    }

    /**
     * The parts of a loop.
     *
     * @param known what was found for some outputs, all others being stored: there are many orders in which to get there
     */
    private Optional<List<Part>> parts(Part whole, Map<List<Output>, Optional<List<Part>>> known) {
        Optional<List<Part>> found = known.get(whole.outputs);
        if (found == null) {
            found = look(whole, known);
            known.put(whole.outputs, found);
        }
        return found;
    }

    private Optional<List<Part>> look(Part whole, Map<List<Output>, Optional<List<Part>>> known) {
        if (!LoopSize.isLong(body(whole))) {
            return Optional.of(List.of(whole));
        }
        return inTwo(whole)
                .min(Comparator.comparingInt(parts ->
                        parts.stream().map(this::body).mapToInt(LoopSize::of).sum()))
                .or(() -> inMore(whole, known));
    }

    /** All ways to make two short loops of it. */
    private Stream<List<Part>> inTwo(Part whole) {
        return groupings(whole).filter(parts -> !LoopSize.isLong(body(parts.get(1))));
    }

    /** The first way found to make a short loop and several others of it. */
    private Optional<List<Part>> inMore(Part whole, Map<List<Output>, Optional<List<Part>>> known) {
        return groupings(whole)
                .flatMap(parts -> parts(parts.get(1), known).stream()
                        .map(rest -> Stream.concat(Stream.of(parts.get(0)), rest.stream())
                                .toList()))
                .findFirst();
    }

    /** All short loops for some of the outputs that may come first, each with what it leaves to do. */
    private Stream<List<Part>> groupings(Part whole) {
        int count = whole.outputs.size();
        return IntStream.range(1, count <= MOST_OUTPUTS ? (1 << count) - 1 : 1)
                .mapToObj(chosen -> {
                    var first = new Part(chosen(whole.outputs, chosen, true), whole.stored, whole.assumed);
                    var rest = new Part(chosen(whole.outputs, chosen, false), storedAfter(first), whole.assumed);
                    return List.of(first, rest);
                })
                .filter(parts ->
                        !LoopSize.isLong(body(parts.get(0))) && !readsOld(body(parts.get(1)), parts.get(0).outputs));
    }

    private static List<Output> chosen(List<Output> outputs, int bits, boolean in) {
        List<Output> result = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            if ((bits >> i & 1) == 1 == in) {
                result.add(outputs.get(i));
            }
        }
        return result;
    }

    private Map<Integer, Place> storedAfter(Part part) {
        Map<Integer, Place> result = new HashMap<>(part.stored);
        // under the conditions an output may be another value: the side of a selection
        Stream.concat(part.outputs.stream(), body(part).outputs().stream())
                .filter(o -> o.place() instanceof Place.State || o.place() instanceof Place.Theta)
                .filter(schedule::readsBack)
                .forEach(o -> result.putIfAbsent(o.value(), o.place()));
        return result;
    }

    private Body body(Part part) {
        return new FusionSlice(values, part.stored, part.assumed).body(part.outputs);
    }

    /** Whether a loop needs an element as it was before {@code outputs} were stored. */
    private boolean readsOld(Body body, List<Output> outputs) {
        Set<Place> gone = new HashSet<>();
        outputs.forEach(o -> gone.add(o.place()));
        return body.values().stream()
                .flatMap(v -> FusionSchedule.oldValueIn(
                        values.program.node(v.number()).op())
                        .stream())
                .anyMatch(gone::contains);
    }
}
