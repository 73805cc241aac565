package dev.glissade;

import dev.glissade.OptimizerState.Entry;
import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Copies the states of an optimizer out, by name, and in again. */
final class StateTransfer {
    private final String rule;
    private final Frames frames;
    private final Layout layout;
    private final List<Group> groups;
    private final StateStore store;

    StateTransfer(String rule, Frames frames, Layout layout, List<Group> groups, StateStore store) {
        this.rule = rule;
        this.frames = frames;
        this.layout = layout;
        this.groups = groups;
        this.store = store;
    }

    /** Shows each tensor, in order. */
    void eachTensor(BiConsumer<String, TensorFrame> look) {
        for (int i = 0; i < layout.size(); i++) {
            look.accept(layout.name(i), frames.tensors()[i]);
        }
    }

    /** Where a state lives: an array and a place in it. */
    record Place(StateSlot slot, String owner, Storage storage, Object array, int offset, int length) {

        String title() {
            return owner.isEmpty() ? slot.name() : slot.name() + " of " + owner;
        }
    }

    OptimizerState export() {
        Set<String> started = new TreeSet<>();
        for (int i = 0; i < layout.size(); i++) {
            if (store.started()[i]) {
                started.add(layout.name(i));
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (Place place : places(started, store.step())) {
            Storage storage = place.storage();
            Object copy = Arena.array(storage, layout.precision(), place.length());
            System.arraycopy(place.array(), place.offset(), copy, 0, place.length());
            entries.add(new Entry(place.slot().name(), place.slot().scope(), place.owner(), storage, copy));
        }
        return new OptimizerState(rule, store.step(), frames.global().seed, started, entries);
    }

    /** Puts a state back, or reports all that does not fit and changes nothing. */
    void restore(OptimizerState state) {
        Map<String, Place> places = check(state);
        store.reset();
        for (Entry entry : state.entries()) {
            Place place = places.get(entry.title());
            if (place != null) {
                System.arraycopy(entry.values(), 0, place.array(), place.offset(), place.length());
            }
        }
        boolean[] started = new boolean[layout.size()];
        for (String tensor : state.started()) {
            started[layout.index(tensor)] = true;
        }
        frames.global().seed = state.seed();
        store.resume(state.step(), started);
    }

    /** All that does not fit. */
    List<String> misfits(OptimizerState state) {
        return problems(state, placesOf(state));
    }

    private Map<String, Place> placesOf(OptimizerState state) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (Place place : places(state.started(), state.step())) {
            places.put(place.title(), place);
        }
        return places;
    }

    /** Reports all that does not fit. */
    Map<String, Place> check(OptimizerState state) {
        Map<String, Place> places = placesOf(state);
        List<String> problems = problems(state, places);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "this state does not fit the optimizer '" + rule + "': " + String.join("; ", problems));
        }
        return places;
    }

    private List<String> problems(OptimizerState state, Map<String, Place> places) {
        List<String> problems = new ArrayList<>();
        if (!state.rule().equals(rule)) {
            problems.add("it belongs to rule '" + state.rule() + "'");
        }
        if (state.step() < 0) {
            problems.add("its step is " + state.step());
        }
        for (String tensor : new TreeSet<>(state.started())) {
            if (!layout.names().contains(tensor)) {
                problems.add("unknown tensor '" + tensor + "'");
            }
        }
        Set<String> missing = new TreeSet<>(places.keySet());
        Set<String> seen = new TreeSet<>();
        for (Entry entry : state.entries()) {
            String title = entry.title();
            Place place = places.get(title);
            missing.remove(title);
            if (place == null || place.slot().scope() != entry.scope()) {
                problems.add("there is no state " + title);
            } else if (!seen.add(title)) {
                problems.add("state " + title + " is there twice");
            } else if (place.storage() != entry.storage()) {
                problems.add("state " + title + " is kept in " + place.storage() + ", not " + entry.storage());
            } else if (place.length() != entry.length()) {
                problems.add("state " + title + " has " + place.length() + " elements, not " + entry.length());
            }
        }
        missing.forEach(title -> problems.add("state " + title + " is missing"));
        return problems;
    }

    /** The states that exist when these tensors have had a step, in the order of the rule's. */
    private List<Place> places(Set<String> started, long step) {
        List<Place> places = new ArrayList<>();
        Map<Scope, Integer> next = new LinkedHashMap<>();
        for (StateSlot slot : frames.layout().states()) {
            int number = next.merge(slot.scope(), 1, Integer::sum) - 1;
            switch (slot.scope()) {
                case GLOBAL -> {
                    if (step > 0) {
                        places.add(new Place(slot, "", Storage.F64, frames.global().states, number, 1));
                    }
                }
                case GROUP -> {
                    for (int g = 0; step > 0 && g < groups.size(); g++) {
                        GroupFrame frame = frames.groups()[g];
                        places.add(new Place(slot, groups.get(g).name(), Storage.F64, frame.states, number, 1));
                    }
                }
                case TENSOR, ELEMENT -> {
                    for (int i = 0; i < layout.size(); i++) {
                        if (started.contains(layout.name(i))) {
                            places.add(place(slot, number, layout.name(i), frames.tensors()[i]));
                        }
                    }
                }
            }
        }
        return places;
    }

    private Place place(StateSlot slot, int number, String tensor, TensorFrame frame) {
        return slot.scope() == Scope.TENSOR
                ? new Place(slot, tensor, Storage.F64, frame.scalarStates, number, 1)
                : new Place(
                        slot,
                        tensor,
                        frame.storages[number].format(layout.precision()),
                        frame.states[number],
                        frame.stateOffsets[number],
                        frame.length);
    }
}
