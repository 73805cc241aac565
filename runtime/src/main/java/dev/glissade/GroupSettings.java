package dev.glissade;

import dev.glissade.spi.Storage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which tensors make a group, and what differs for them; see {@link RuleBuilder#group}. Not thread-safe. */
public final class GroupSettings {
    private final Settings settings = new Settings();
    private final StateStorages storages = new StateStorages();
    private boolean lazy;
    private final Set<String> named = new LinkedHashSet<>();
    private Predicate<String> matching = name -> false;

    GroupSettings() {}

    /** Adds tensors by name. */
    public GroupSettings tensors(String... names) {
        named.addAll(List.of(names));
        return this;
    }

    /** Adds the tensors whose names match. */
    public GroupSettings tensors(Predicate<String> names) {
        matching = matching.or(names);
        return this;
    }

    /** Sets a hyperparameter of the group: one number, or all numbers of a list. */
    public GroupSettings set(String hyperparameter, double... values) {
        settings.put(hyperparameter, Settings.Numbers.of(values));
        return this;
    }

    /** Lets a hyperparameter of the group follow a schedule. */
    public GroupSettings schedule(String hyperparameter, Schedule schedule) {
        settings.put(hyperparameter, new Settings.Follows(schedule));
        return this;
    }

    /** Keeps all tensor states of the group so; see {@link RuleBuilder#stateStorage(Storage)}. */
    public GroupSettings stateStorage(Storage storage) {
        storages.put(storage);
        return this;
    }

    /** Keeps one tensor state of the group so. */
    public GroupSettings stateStorage(String state, Storage storage) {
        storages.put(state, storage);
        return this;
    }

    /** As {@link RuleBuilder#lazy}, for the tensors of the group. */
    public GroupSettings lazy() {
        lazy = true;
        return this;
    }

    boolean isLazy() {
        return lazy;
    }

    StateStorages storages() {
        return storages;
    }

    Settings settings() {
        return settings;
    }

    Set<String> named() {
        return named;
    }

    boolean contains(String tensor) {
        return named.contains(tensor) || matching.test(tensor);
    }
}
