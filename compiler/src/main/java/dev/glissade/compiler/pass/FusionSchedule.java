package dev.glissade.compiler.pass;

import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan.Output;
import dev.glissade.compiler.ir.Plan.Place;
import dev.glissade.compiler.ir.Plan.Value;
import dev.glissade.compiler.type.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When each tensor is stored.
 *
 * <p>A pass has three moments: an early update, its reductions, a late update. A tensor is stored as late as possible, unless a
 * reduction needs its new value anyway: then it is stored before that, and read back. It is never stored before the last request
 * for a gradient, nor before the last loop that reads its old value.
 */
final class FusionSchedule {

    private static final int MOMENTS = 3;
    private static final int REDUCE = 1;
    private static final int LATE = 2;

    private final FusionValues values;
    private final List<Output> stores;
    private final Map<Integer, List<Output>> fixed = new TreeMap<>();
    private final Map<Output, Integer> moments = new LinkedHashMap<>();

    /** Terms of reductions that are stored for them, and the moment at which they are. */
    private final Map<Output, Integer> dearTerms;

    private final int firstStore;
    private final boolean staged;
    private final int lastPass;

    /**
     * @param stores new values of the parameter and of states
     * @param points for each point that a gradient is taken at, the pass after which it must be there
     * @param keepsTerms whether terms of reductions may be stored
     */
    FusionSchedule(FusionValues values, List<Output> stores, Map<Output, Integer> points, boolean keepsTerms) {
        this.values = values;
        this.stores = stores;
        this.staged = values.program.isStaged();
        this.dearTerms = new LinkedHashMap<>();
        firstStore = values.requestOrder().stream()
                        .mapToInt(values::requestedAfter)
                        .max()
                        .orElse(-1)
                + 1;
        points.forEach((point, pass) -> at(pass * MOMENTS + LATE).add(point));
        for (int v = 0; v < values.live.length; v++) {
            if (values.live[v]
                    && FusionValues.isReduction(values.program.node(v).op())) {
                int term = values.program.node(v).op().operands().get(0);
                at(values.level[term] * MOMENTS + REDUCE).add(new Output(new Place.Term(), term));
            }
        }
        if (keepsTerms) {
            storeDearTerms(points.size());
        }
        int last = fixed.keySet().stream().mapToInt(m -> m / MOMENTS).max().orElse(0);
        for (Output store : stores) {
            last = Math.max(last, earliest(store));
        }
        lastPass = last;
        stores.forEach(s -> moments.put(s, lastPass * MOMENTS + LATE));
        storeEarlyWhatReductionsNeed();
        settle(moments);
        gatherLastPass();
    }

    /** In the early update of the pass that reduces them. */
    private void storeDearTerms(int points) {
        Set<Integer> stored = stores.stream().map(Output::value).collect(Collectors.toCollection(HashSet::new));
        for (int moment : List.copyOf(fixed.keySet())) {
            if (moment % MOMENTS == REDUCE) {
                List<Integer> terms = at(moment).stream().map(Output::value).toList();
                for (int dear : new FusionTerms(values, stored).dear(terms, FusionTerms.MOST - dearTerms.size())) {
                    Output output = new Output(new Place.Scratch(points + dearTerms.size()), dear);
                    dearTerms.put(output, moment - REDUCE);
                    at(moment - REDUCE).add(output);
                    stored.add(dear);
                }
            }
        }
    }

    /** How many tensors of working memory hold terms. */
    int terms() {
        return dearTerms.size();
    }

    private List<Output> at(int moment) {
        return fixed.computeIfAbsent(moment, m -> new ArrayList<>());
    }

    int passes() {
        return lastPass + 1;
    }

    /** What is stored in the early update of a pass. */
    List<Output> early(int pass) {
        return storedAt(pass * MOMENTS);
    }

    /** What is stored in the late update of a pass. */
    List<Output> late(int pass) {
        return storedAt(pass * MOMENTS + LATE);
    }

    private List<Output> storedAt(int moment) {
        List<Output> result = new ArrayList<>(fixed.getOrDefault(moment, List.of()));
        moments.forEach((store, at) -> {
            if (at == moment) {
                result.add(store);
            }
        });
        return result;
    }

    Map<Integer, Place> storedBeforeReductions(int pass) {
        return stored(pass * MOMENTS + REDUCE, moments);
    }

    Map<Integer, Place> storedBeforeEarly(int pass) {
        return stored(pass * MOMENTS, moments);
    }

    Map<Integer, Place> storedBeforeLate(int pass) {
        return stored(pass * MOMENTS + LATE, moments);
    }

    private Map<Integer, Place> stored(int moment, Map<Output, Integer> when) {
        Map<Integer, Place> result = new HashMap<>();
        when.forEach((store, at) -> {
            if (at < moment && readsBack(store)) {
                result.putIfAbsent(store.value(), store.place());
            }
        });
        dearTerms.forEach((term, at) -> {
            if (at < moment) {
                result.putIfAbsent(term.value(), term.place());
            }
        });
        return result;
    }

    private int earliest(Output store) {
        return Math.max(values.level[store.value()], firstStore);
    }

    private void storeEarlyWhatReductionsNeed() {
        fixed.forEach((moment, terms) -> {
            if (moment % MOMENTS == REDUCE) {
                Set<Integer> worked = slice(terms, Map.of());
                for (Output store : stores) {
                    int pass = moment / MOMENTS;
                    if (worked.contains(store.value()) && earliest(store) <= pass && readsBack(store)) {
                        moments.merge(store, pass * MOMENTS, Math::min);
                    }
                }
            }
        });
    }

    /** Puts off every store that would hide an old value from a later loop. */
    private void settle(Map<Output, Integer> when) {
        while (true) {
            Map<Output, Integer> late = tooEarly(when);
            if (late.isEmpty()) {
                return;
            }
            when.putAll(late);
        }
    }

    private Map<Output, Integer> tooEarly(Map<Output, Integer> when) {
        for (int moment = 0; moment < passes() * MOMENTS; moment++) {
            List<Output> wanted = new ArrayList<>(fixed.getOrDefault(moment, List.of()));
            int now = moment;
            when.forEach((store, at) -> {
                if (at == now) {
                    wanted.add(store);
                }
            });
            Set<Place> old = slice(wanted, stored(moment, when)).stream()
                    .flatMap(v -> oldValueIn(values.program.node(v).op()).stream())
                    .collect(Collectors.toSet());
            int next = moment % MOMENTS == REDUCE ? moment + 1 : moment;
            Map<Output, Integer> late = new HashMap<>();
            when.forEach((store, at) -> {
                if (at < now && old.contains(store.place())) {
                    late.put(store, next);
                }
            });
            if (!late.isEmpty()) {
                return late;
            }
        }
        return Map.of();
    }

    /** If the last pass has an early update anyway, what can be stored there need not have another loop. */
    private void gatherLastPass() {
        int early = lastPass * MOMENTS;
        if (!moments.containsValue(early)) {
            return;
        }
        for (Output store : stores) {
            Map<Output, Integer> trial = new LinkedHashMap<>(moments);
            if (earliest(store) <= lastPass
                    && trial.put(store, early) == early + LATE
                    && tooEarly(trial).isEmpty()) {
                moments.put(store, early);
            }
        }
    }

    /** The values that a loop works out or loads, but for what is read back. */
    private Set<Integer> slice(List<Output> wanted, Map<Integer, Place> stored) {
        return new FusionSlice(values, stored, Map.of())
                .body(wanted).values().stream()
                        .map(Value::number)
                        .filter(v -> !stored.containsKey(v))
                        .collect(Collectors.toSet());
    }

    /** The place whose old value a load needs; a stale value lies in the state itself, unless the caller hands one in. */
    static Optional<Place> oldValueIn(Op op) {
        if (op instanceof Op.State state) {
            return Optional.of(new Place.State(state.slot()));
        } else if (op instanceof Op.Stale stale) {
            return Optional.of(new Place.State(stale.slot()));
        }
        return op instanceof Op.Theta ? Optional.of(new Place.Theta()) : Optional.empty();
    }

    /** Whether what is read back is exactly what was stored. */
    boolean readsBack(Output store) {
        if (!(store.place() instanceof Place.State state)) {
            return true;
        }
        Storage storage = values.program.states().get(state.slot()).storage();
        return (storage == Storage.PARAM && !staged) || isRounded(store.value(), state.slot());
    }

    private boolean isRounded(int value, int slot) {
        Op op = values.program.node(value).op();
        if (op instanceof Op.Apply apply && FusionValues.isSelect(op)) {
            return isRounded(apply.arguments().get(1), slot)
                    && isRounded(apply.arguments().get(2), slot);
        }
        return op instanceof Op.Store rounded ? rounded.slot() == slot : op.equals(new Op.State(slot));
    }
}
