package dev.glissade.compiler.lower;

import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.UnitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where the hyperparameters of a chain's units are kept: each number in a slot, each flag in a bit. */
final class HyperTable {

    /**
     * A hyperparameter in its place.
     *
     * @param index its index in {@link CheckedRule#hypers()}
     * @param slot its first slot, -1 for a flag
     * @param bit its bit in the choice of flags, -1 for a number
     */
    record Place(int index, int slot, int bit, int length, HyperType type) {}

    private record Key(int part, String name) {}

    private final CheckedRule rule;
    private final Map<Key, Place> places = new HashMap<>();
    private final List<Place> ordered = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();

    HyperTable(CheckedRule rule) {
        this.rule = rule;
        int slot = 0;
        for (CheckedRule.Hyper hyper : rule.hypers()) {
            boolean flag = hyper.symbol().type() == HyperType.FLAG;
            var place = new Place(
                    ordered.size(),
                    flag ? -1 : slot,
                    flag ? flags.size() : -1,
                    hyper.length(),
                    hyper.symbol().type());
            if (flag) {
                flags.add(hyper.name());
            } else {
                slot += hyper.length();
            }
            ordered.add(place);
            places.put(new Key(hyper.part(), hyper.symbol().name()), place);
        }
    }

    /** The place of the hyperparameter with the given index in the rule. */
    Place place(int index) {
        return ordered.get(index);
    }

    /** The index of the hyperparameter that a slot belongs to. */
    int indexOf(int slot) {
        return ordered.stream()
                .filter(p -> p.slot() >= 0 && slot >= p.slot() && slot < p.slot() + p.length())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("lowering: no hyperparameter has slot " + slot))
                .index();
    }

    /** The public names of the flags, in the order of their bits. */
    List<String> flags() {
        return flags;
    }

    /** The hyperparameter that {@code name} is in a part: its own, or the optimizer's if it is shared; empty if it is none. */
    Optional<Place> find(int part, String name) {
        int owner = rule.parts().get(part).unit().shared().contains(name) ? optimizer() : part;
        return Optional.ofNullable(places.get(new Key(owner, name)));
    }

    private int optimizer() {
        return IntStream.range(0, rule.parts().size())
                .filter(i -> rule.parts().get(i).unit().tree().kind() == UnitKind.OPTIMIZER)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("lowering: a shared name in a chain without an optimizer"));
    }
}
