package dev.glissade;

import dev.glissade.registry.Suggestions;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How a user wants tensor states to be kept, where not as the rule says; unchecked. Not thread-safe. */
final class StateStorages {
    private Optional<Storage> all = Optional.empty();
    private final Map<String, Storage> named = new LinkedHashMap<>();

    void put(Storage storage) {
        all = Optional.of(storage);
    }

    void put(String state, Storage storage) {
        named.put(state, storage);
    }

    private Optional<Storage> of(String state) {
        return Optional.ofNullable(named.get(state)).or(() -> all);
    }

    /** What a state is kept in, by the last of some choices that names it, or by the rule. */
    static Storage effective(StateSlot slot, List<StateStorages> choices) {
        Storage effective = slot.storage();
        for (StateStorages choice : choices) {
            effective = choice.of(slot.name()).orElse(effective);
        }
        return effective;
    }

    /** Reports every state that the rule does not have, or that is no tensor. */
    void check(List<StateSlot> slots, Consumer<String> problems) {
        List<String> tensors = slots.stream()
                .filter(s -> s.scope() == Scope.ELEMENT)
                .map(StateSlot::name)
                .toList();
        for (String state : named.keySet()) {
            if (slots.stream().anyMatch(s -> s.name().equals(state) && s.scope() != Scope.ELEMENT)) {
                problems.accept("state '" + state + "' is a scalar, which is always kept as a double");
            } else if (!tensors.contains(state)) {
                String hint = Suggestions.nearest(state, tensors)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
                problems.accept("unknown state '" + state + "'" + hint + " (there are " + tensors + ")");
            }
        }
    }

    /** Reports every state that would hold more than parameters of the precision give. */
    static void checkWidth(
            List<StateSlot> slots, List<StateStorages> choices, Precision precision, Consumer<String> problems) {
        for (StateSlot slot : slots) {
            if (slot.scope() == Scope.ELEMENT
                    && effective(slot, choices) == Storage.F64
                    && precision == Precision.FLOAT) {
                problems.accept("state '" + slot.name() + "' is kept as f64, which is wider than parameters of float");
            }
        }
    }
}
