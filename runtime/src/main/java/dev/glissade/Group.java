package dev.glissade;

import java.util.List;

/**
 * A group of an optimizer's tensors: those with hyperparameter values of their own. Values may be changed between steps; nothing
 * is recompiled for it.
 *
 * <p>Not thread-safe; not to be changed during a step.
 */
public final class Group {
    /** The group of all tensors that no other group names. */
    public static final String DEFAULT = "default";

    private final String name;
    private final List<String> tensors;
    private final GroupHyper hyper;
    private final Hypers owner;

    Group(String name, List<String> tensors, GroupHyper hyper, Hypers owner) {
        this.name = name;
        this.tensors = List.copyOf(tensors);
        this.hyper = hyper;
        this.owner = owner;
    }

    public String name() {
        return name;
    }

    /** The names of its tensors, in the order of the parameters. */
    public List<String> tensors() {
        return tensors;
    }

    /**
     * Sets a hyperparameter of this group, from the next step on; a schedule that it followed is dropped.
     *
     * @param values one number, or all of a list
     * @throws IllegalArgumentException if the rule has no such hyperparameter or does not take the values, or if they must be the
     *     same in all groups; nothing is changed then
     */
    public Group set(String hyperparameter, double... values) {
        owner.put(hyperparameter, Settings.Numbers.of(values), List.of(this));
        return this;
    }

    /** Lets a hyperparameter of this group follow a schedule from the next step on; errors as {@link #set}. */
    public Group schedule(String hyperparameter, Schedule schedule) {
        owner.put(hyperparameter, new Settings.Follows(schedule), List.of(this));
        return this;
    }

    /**
     * The value of a hyperparameter that is one number: that of the last step, or what has been set since; of one that follows a
     * schedule that of the last step, or of the first.
     *
     * @throws IllegalArgumentException if there is no such hyperparameter
     */
    public double get(String hyperparameter) {
        return owner.get(hyperparameter, this);
    }

    /**
     * Whether a hyperparameter has no value of its own: it follows a schedule, or the rule works it out of others.
     *
     * @throws IllegalArgumentException if there is no such hyperparameter
     */
    public boolean follows(String hyperparameter) {
        return owner.follows(hyperparameter, this);
    }

    /** The values of a hyperparameter that may be a list, a copy; otherwise as {@link #get}. */
    public double[] getList(String hyperparameter) {
        return owner.getList(hyperparameter, this);
    }

    GroupHyper hyper() {
        return hyper;
    }

    @Override
    public String toString() {
        return name + tensors;
    }
}
