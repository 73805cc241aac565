package dev.glissade.compiler.lower;

import dev.glissade.compiler.check.StateSymbol;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.type.Precision;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import dev.glissade.compiler.type.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The states of a chain under one choice of flags: their slots, and what they are worth when the step begins. */
final class StateTable {

    private record Key(int part, String name, int element) {}

    private final boolean chain;
    private final boolean staged;
    private final Map<Key, Integer> slots = new HashMap<>();
    private final List<StateSlot> table = new ArrayList<>();
    private final Map<Integer, Operand> began = new HashMap<>();
    private final Map<Integer, Operand> initial = new HashMap<>();

    /**
     * No states yet.
     *
     * @param chain whether public names carry the unit's
     * @param staged whether every tensor state may be kept in another storage than the rule says
     */
    StateTable(boolean chain, boolean staged) {
        this.chain = chain;
        this.staged = staged;
    }

    /**
     * Makes slots for a state.
     *
     * @param length the number of elements of its list, or empty if it is none
     */
    void add(int part, String alias, StateSymbol symbol, OptionalInt length) {
        String name = chain ? alias + "." + symbol.name() : symbol.name();
        for (int i = 0; i < length.orElse(1); i++) {
            slots.put(new Key(part, symbol.name(), i), table.size());
            String element = length.isPresent() ? name + "[" + i + "]" : name;
            table.add(new StateSlot(element, symbol.scope(), symbol.storage(), OptionalInt.empty()));
        }
    }

    /** The slot of a state of a part; of the given element, 0 if it is no list. */
    Optional<Integer> find(int part, String name, int element) {
        return Optional.ofNullable(slots.get(new Key(part, name, element)));
    }

    /** Says that the state is filled with a value before its first step. */
    void fill(int slot, int value) {
        StateSlot s = table.get(slot);
        table.set(slot, new StateSlot(s.name(), s.scope(), s.storage(), OptionalInt.of(value)));
    }

    /** Says what the state is worth when the step begins. */
    void begin(int slot, Operand value) {
        began.put(slot, value);
    }

    /** Says that the program itself selects this initial value in the state's first step. */
    void begin(int slot, Operand value, Operand initialValue) {
        began.put(slot, value);
        initial.put(slot, initialValue);
    }

    Operand began(int slot) {
        Operand value = began.get(slot);
        if (value == null) {
            throw new IllegalStateException(
                    "lowering: state '" + table.get(slot).name() + "' is read before its unit runs");
        }
        return value;
    }

    /** The value that the program selects in the first step; empty if the state is filled. */
    Optional<Operand> initial(int slot) {
        return Optional.ofNullable(initial.get(slot));
    }

    List<StateSlot> slots() {
        return table;
    }

    ValueType type(int slot) {
        return table.get(slot).scope() == Scope.ELEMENT
                ? ValueType.tensor()
                : ValueType.scalar(table.get(slot).scope());
    }

    /** Whether states of the slot's scope have their initial value to receive in this step. */
    Op.First firstStep(int slot) {
        Scope scope = table.get(slot).scope();
        return new Op.First(scope == Scope.ELEMENT || scope == Scope.TENSOR ? Scope.TENSOR : Scope.GLOBAL);
    }

    /**
     * The value as the state will hold it: rounded, if it is a tensor that is kept in less than the working precision, or that
     * may be.
     *
     * @param place the place of the assignment in its unit, or {@link Op.Store#NEAREST}
     */
    Operand stored(Flow flow, int slot, int place, Operand value) {
        StateSlot state = table.get(slot);
        return stored(flow, state.name(), state.scope(), state.storage(), slot, place, value);
    }

    /** The value as the state would hold it if it existed. */
    Operand stored(Flow flow, StateSymbol symbol, Operand value) {
        return stored(flow, symbol.name(), symbol.scope(), symbol.storage(), -1, Op.Store.NEAREST, value);
    }

    private Operand stored(Flow flow, String name, Scope scope, Storage storage, int slot, int place, Operand value) {
        if (scope != Scope.ELEMENT) {
            if (value.tensor() || flow.values().type(value.value()).precision() != Precision.DOUBLE) {
                throw new IllegalStateException("lowering: a tensor is assigned to the scalar '" + name + "'");
            }
            return value;
        }
        Operand tensor = flow.asTensor(value);
        boolean kept = storage == Storage.PARAM && !(staged && slot >= 0);
        return kept ? tensor : flow.tensor(new Op.Store(storage, slot, place, tensor.value()));
    }
}
