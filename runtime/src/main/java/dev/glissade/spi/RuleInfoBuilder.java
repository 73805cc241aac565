package dev.glissade.spi;

import dev.glissade.spi.RuleInfo.RuleSource;
import dev.glissade.spi.RuleInfo.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Describes a rule that is written by hand; see {@link RuleInfo#optimizer}. Hyperparameters get slots, and states places, in the
 * order in which they are named here. Not thread-safe.
 */
public final class RuleInfoBuilder {
    private final String name;
    private final List<Hyperparameter> hypers = new ArrayList<>();
    private final List<StateSlot> states = new ArrayList<>();
    private String description = "";
    private int slots;
    private int flags;
    private boolean readsLoss;
    private Sparsity sparsity = Sparsity.UNKNOWN;
    private int gradients = 1;
    private boolean uniform;

    RuleInfoBuilder(String name) {
        this.name = name;
    }

    /** What it is, in a sentence or more. */
    public RuleInfoBuilder description(String text) {
        description = text;
        return this;
    }

    /** A real hyperparameter with a default, in the next slot. */
    public RuleInfoBuilder hyper(String hyper, double defaultValue, Range range) {
        return add(hyper, Hyperparameter.Type.REAL, range, defaultValue);
    }

    /** A real hyperparameter that must be given, in the next slot. */
    public RuleInfoBuilder hyper(String hyper, Range range) {
        return add(hyper, Hyperparameter.Type.REAL, range);
    }

    /** A whole-numbered hyperparameter with a default, in the next slot. */
    public RuleInfoBuilder integer(String hyper, long defaultValue, Range range) {
        return add(hyper, Hyperparameter.Type.INT, range, (double) defaultValue);
    }

    /** A list with its default values, in as many slots. */
    public RuleInfoBuilder list(String hyper, Range range, double... defaultValues) {
        return add(hyper, Hyperparameter.Type.LIST, range, defaultValues);
    }

    /** A flag, in the next bit of {@link UpdateRule#kernel}'s argument. */
    public RuleInfoBuilder flag(String flag, boolean defaultValue) {
        flags++;
        return add(flag, Hyperparameter.Type.FLAG, Range.ALL, defaultValue ? 1 : 0);
    }

    /** A state of the parameter's shape and precision. */
    public RuleInfoBuilder state(String state) {
        return state(state, Scope.ELEMENT, Storage.PARAM);
    }

    /** A state of any scope. */
    public RuleInfoBuilder state(String state, Scope scope, Storage storage) {
        states.add(new StateSlot(state, scope, storage));
        return this;
    }

    /** That the caller must supply the loss. */
    public RuleInfoBuilder readsLoss() {
        readsLoss = true;
        return this;
    }

    /** How many gradients it asks for in a step, the first of them at the parameters; 1 unless this says otherwise. */
    public RuleInfoBuilder gradients(int count) {
        gradients = count;
        return this;
    }

    /** That hyperparameters named from here on must be the same in all groups. */
    public RuleInfoBuilder uniform() {
        uniform = true;
        return this;
    }

    /** What it does with sparse gradients; its kernel then has {@link Kernel#sparse}. */
    public RuleInfoBuilder sparsity(Sparsity value) {
        sparsity = value;
        return this;
    }

    /** Makes the description; the states are the same under all flags. */
    public RuleInfo build() {
        Variant variant = new Variant(states, gradients, gradients > 0, readsLoss, false, sparsity);
        return new RuleInfo(
                name,
                UnitKind.OPTIMIZER,
                description,
                hypers,
                Collections.nCopies(1 << flags, variant),
                new RuleSource(name, "", ""));
    }

    private RuleInfoBuilder add(String hyper, Hyperparameter.Type type, Range range, double... defaults) {
        List<Double> values = new ArrayList<>();
        for (double value : defaults) {
            if (!range.contains(value)) {
                throw new IllegalArgumentException(
                        "the default of hyperparameter '" + hyper + "', " + value + ", is not in " + range);
            }
            values.add(value);
        }
        int length = type == Hyperparameter.Type.LIST ? values.size() : 1;
        String text = values.isEmpty()
                ? ""
                : type == Hyperparameter.Type.LIST
                        ? values.toString()
                        : values.get(0).toString();
        hypers.add(new Hyperparameter(
                hyper,
                type,
                type == Hyperparameter.Type.FLAG ? -1 : slots,
                length,
                values,
                text,
                range,
                "",
                false,
                uniform));
        slots += type == Hyperparameter.Type.FLAG ? 0 : length;
        return this;
    }
}
