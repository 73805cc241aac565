package dev.glissade;

import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects the settings of an optimizer and makes it. What is wrong with them is reported when it is made, all at once.
 *
 * <p>{@link Optimizers} gives one for any rule; the class of a compiled rule has one with a method per hyperparameter.
 *
 * <p>Not thread-safe. May be used for several optimizers, which then share the rule and nothing else.
 *
 * @param <B> the builder itself
 */
public abstract class RuleBuilder<B extends RuleBuilder<B>> {
    private final UpdateRule rule;
    private final Settings settings = new Settings();
    private final StateStorages storages = new StateStorages();
    private final Map<String, GroupSettings> groups = new LinkedHashMap<>();
    private final Set<String> frozen = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private Workers workers = Workers.CALLER;
    private int threads;
    private long seed;
    private boolean maximize;
    private Extras extras = Extras.NONE;
    private boolean lazy;
    private Optional<StateMemory> shared = Optional.empty();

    /** For generated builders. */
    protected RuleBuilder(UpdateRule rule) {
        this.rule = rule;
    }

    /** This builder, under its own type. */
    protected abstract B self();

    /** Sets a hyperparameter: one number, or all numbers of a list. */
    public final B set(String hyperparameter, double... values) {
        settings.put(hyperparameter, Settings.Numbers.of(values));
        return self();
    }

    /** Sets a flag. */
    public final B set(String flag, boolean on) {
        settings.put(flag, new Settings.Flag(on));
        return self();
    }

    /** Lets a hyperparameter follow a schedule. */
    public final B schedule(String hyperparameter, Schedule schedule) {
        settings.put(hyperparameter, new Settings.Follows(schedule));
        return self();
    }

    /**
     * Makes a group of tensors with hyperparameter values of their own:
     *
     * <pre>{@code
     * .group("biases", biases -> biases.tensors("b1", "b2").set("weight_decay", 0))
     * }</pre>
     */
    public final B group(String name, Consumer<GroupSettings> settingsOfGroup) {
        GroupSettings group = new GroupSettings();
        settingsOfGroup.accept(group);
        if (name.equals(Group.DEFAULT) || groups.put(name, group) != null) {
            problems.add("there are two groups '" + name + "'");
        }
        return self();
    }

    /**
     * Keeps all tensor states in a storage, whatever the rule says; a group may say otherwise. The arithmetic stays in the
     * precision of the parameters: what is assigned to a state is rounded, as if the rule said {@code as} for it.
     */
    public final B stateStorage(Storage storage) {
        storages.put(storage);
        return self();
    }

    /** Keeps one tensor state in a storage, by its name ({@code m}, in a chain {@code adam.m}). */
    public final B stateStorage(String state, Storage storage) {
        storages.put(state, storage);
        return self();
    }

    /** Sets the seed of the rule's random numbers, 0 by default. */
    public final B seed(long value) {
        seed = value;
        return self();
    }

    /** Climbs: the rule sees the gradient and the loss with the other sign. Costs a copy of the gradient in each step. */
    public final B maximize() {
        maximize = true;
        return self();
    }

    /**
     * Sets gradients to 0 when a step has used them, in the pass that does: for callers that add to them. Gradients of frozen tensors
     * are set to 0, too, and so are all if the step is skipped; in a step that fails, what was not used yet is left. A sparse gradient
     * becomes an empty list.
     */
    public final B zeroGradients() {
        extras = extras.withZeroGradients();
        return self();
    }

    /**
     * Multiplies gradients with a number, in the pass that uses them, before anything else is done with them: one over the number of
     * batches that were added up, or over the scale of the loss. Dense gradients are changed where they lie: after the step they are
     * scaled (or 0, with {@link #zeroGradients}); sparse ones, and those that are copied first ({@link
     * #maximize}, some rules that ask for several gradients), are left alone. May be changed between steps ({@link
     * Optimizer#gradientScale}).
     *
     * @param factor finite and above 0 when rounded to the parameters' precision
     */
    public final B gradientScale(double factor) {
        extras = extras.withGradientScale(factor);
        return self();
    }

    /**
     * Makes gradients shorter whose norm, over all tensors together, is above {@code maxNorm}: each is multiplied with {@code min(1,
     * maxNorm/norm)}, which gives the bits of a chain {@code clip_by_global_norm >> rule}. Reads all gradients once before the step;
     * dense ones are clipped where they lie, in the pass that uses them.
     *
     * @param maxNorm above 0
     */
    public final B clipGlobalNorm(double maxNorm) {
        extras = extras.withMaxNorm(maxNorm);
        return self();
    }

    /**
     * Leaves a step out if a gradient, after scaling, is NaN or infinite: parameters, states and the number of the step stay as they
     * are, and {@link Optimizer#report} says which tensors it was. Reads all gradients once before the step (the same read as {@link
     * #clipGlobalNorm}'s).
     */
    public final B skipNonFinite() {
        extras = extras.withSkipNonFinite();
        return self();
    }

    /**
     * Measures, in the pass that changes the parameters, how long each tensor and its update are; see {@link Optimizer#report}. Tensors
     * are then run one by one. A step refuses sparse gradients then, as all elements would have to be read.
     */
    public final B telemetry() {
        extras = extras.withTelemetry();
        return self();
    }

    /**
     * Lets a sparse gradient leave alone the elements that it does not name, also where the rule would change them: their
     * parameters and states stay as they are until they have a gradient again. That is another rule than the one of that name,
     * which would let moments decay and parameters move on; it is what such rules are mostly used for with embeddings. Rules that a
     * gradient of 0 leaves alone need it not.
     */
    public final B lazy() {
        lazy = true;
        return self();
    }

    /** Lets tensors stay as they are until {@link Optimizer#unfreeze}. */
    public final B freeze(String... tensors) {
        frozen.addAll(List.of(tensors));
        return self();
    }

    /** Shares out the work of each step; by default the thread that steps does all. Changes no bit of the result. */
    public final B workers(Workers those) {
        workers = those;
        threads = 0;
        return self();
    }

    /**
     * Shares out the work of each step over threads of the optimizer's own, a {@link WorkerPool} that {@link Optimizer#close} ends.
     * Changes no bit of the result.
     *
     * @param count the thread that steps included; 1 makes none
     */
    public final B threads(int count) {
        if (count < 1 || count > WorkerPool.MOST) {
            problems.add("an optimizer has 1 to " + WorkerPool.MOST + " threads, not " + count);
        }
        workers = Workers.CALLER;
        threads = count;
        return self();
    }

    /**
     * Makes the optimizer of these parameters.
     *
     * @throws IllegalArgumentException if settings are unknown, missing, of the wrong kind or out of range, or groups do not fit
     *     the parameters (all of it in one message), or if the rule cannot work in the parameters' precision
     */
    public final Optimizer over(Parameters parameters) {
        RuleInfo info = rule.info();
        List<String> found = new ArrayList<>(problems);
        settings.check(info, found::add);
        int[] groupOf = assign(parameters.layout(), found);
        boolean withDefault = Arrays.stream(groupOf).anyMatch(group -> group == 0);
        List<List<Settings>> ofGroups = new ArrayList<>();
        if (withDefault) {
            ofGroups.add(List.of(settings));
        }
        for (Map.Entry<String, GroupSettings> group : groups.entrySet()) {
            checkGroup(info, group.getValue().settings(), found);
            ofGroups.add(List.of(settings, group.getValue().settings()));
        }
        for (List<Settings> ofGroup : ofGroups) {
            Settings.checkMissing(info, ofGroup, found::add);
        }
        checkUniform(info, ofGroups, found);
        extras.check(parameters.precision(), found);
        checkStorages(info, parameters.precision(), found);
        for (String tensor : frozen) {
            if (!parameters.names().contains(tensor)) {
                found.add("unknown tensor '" + tensor + "' to freeze; there are " + parameters.names());
            }
        }
        fail(info, found);
        return assemble(info, parameters, groupOf, withDefault);
    }

    /** Makes an optimizer that steps the parameters and states of another of the same rule and settings. */
    final Optimizer beside(Optimizer other) {
        shared = Optional.of(other.memory());
        return over(other.parameters());
    }

    /** Makes the optimizer of one array. */
    public final Optimizer over(float[] parameters) {
        return over(Parameters.of(parameters));
    }

    /** Makes the optimizer of one array. */
    public final Optimizer over(double[] parameters) {
        return over(Parameters.of(parameters));
    }

    /** The rule's description. */
    public final RuleInfo info() {
        return rule.info();
    }

    private Optimizer assemble(RuleInfo info, Parameters parameters, int[] groupOf, boolean withDefault) {
        int flags = flags(info);
        Hypers hypers = new Hypers(rule, flags);
        if (withDefault) {
            hypers.add(Group.DEFAULT, members(parameters, groupOf, 0), List.of(settings));
        }
        int number = 0;
        for (Map.Entry<String, GroupSettings> group : groups.entrySet()) {
            number++;
            hypers.add(
                    group.getKey(),
                    members(parameters, groupOf, number),
                    List.of(settings, group.getValue().settings()));
        }
        int[] numbers = groupOf.clone();
        for (int i = 0; !withDefault && i < numbers.length; i++) {
            numbers[i]--;
        }
        boolean[] frozenTensors = new boolean[groupOf.length];
        for (int i = 0; i < frozenTensors.length; i++) {
            frozenTensors[i] = frozen.contains(parameters.names().get(i));
        }
        boolean[] lazyTensors = lazyTensors(groupOf);
        List<List<StateStorages>> storagesOf = new ArrayList<>();
        if (withDefault) {
            storagesOf.add(List.of(storages));
        }
        groups.values().forEach(group -> storagesOf.add(List.of(storages, group.storages())));
        Optional<WorkerPool> own = threads < 2 ? Optional.empty() : Optional.of(Workers.pool(threads));
        Runnable release = () -> own.ifPresent(WorkerPool::close);
        try {
            return new Optimizer(
                    rule,
                    flags,
                    parameters,
                    hypers,
                    numbers,
                    storagesOf,
                    shared,
                    frozenTensors,
                    lazyTensors,
                    seed,
                    maximize,
                    extras,
                    own.isPresent() ? own.get() : workers,
                    release);
        } catch (RuntimeException | Error e) {
            release.run();
            throw e;
        }
    }

    private boolean[] lazyTensors(int[] groupOf) {
        List<GroupSettings> ofGroups = List.copyOf(groups.values());
        boolean[] lazyTensors = new boolean[groupOf.length];
        for (int i = 0; i < lazyTensors.length; i++) {
            lazyTensors[i] =
                    lazy || (groupOf[i] > 0 && ofGroups.get(groupOf[i] - 1).isLazy());
        }
        return lazyTensors;
    }

    /** The number of each tensor's group: 0 for the default, then the others in order. */
    private int[] assign(Layout layout, List<String> found) {
        int[] groupOf = new int[layout.size()];
        int number = 0;
        for (Map.Entry<String, GroupSettings> group : groups.entrySet()) {
            number++;
            for (String tensor : group.getValue().named()) {
                if (!layout.names().contains(tensor)) {
                    found.add("unknown tensor '" + tensor + "' in group '" + group.getKey() + "'; there are "
                            + layout.names());
                }
            }
            if (layout.names().stream().noneMatch(group.getValue()::contains)) {
                found.add("group '" + group.getKey() + "' has no tensor; there are " + layout.names());
            }
            for (int i = 0; i < groupOf.length; i++) {
                if (!group.getValue().contains(layout.name(i))) {
                    continue;
                }
                if (groupOf[i] != 0) {
                    found.add("tensor '" + layout.name(i) + "' is in two groups");
                }
                groupOf[i] = number;
            }
        }
        return groupOf;
    }

    private static List<String> members(Parameters parameters, int[] groupOf, int group) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] == group) {
                members.add(parameters.names().get(i));
            }
        }
        return members;
    }

    private static void checkGroup(RuleInfo info, Settings group, List<String> found) {
        group.check(info, found::add);
        for (Hyperparameter flag : info.flags()) {
            if (group.names().contains(flag.name())) {
                found.add("hyperparameter '" + flag.name()
                        + "' is a flag, the same in all groups: set it outside the group");
            }
        }
    }

    private static void checkUniform(RuleInfo info, List<List<Settings>> ofGroups, List<String> found) {
        for (Hyperparameter hyper : info.hyperparameters()) {
            if (hyper.uniform()
                    && ofGroups.stream()
                                    .map(settings -> Settings.effective(hyper, settings))
                                    .distinct()
                                    .count()
                            > 1) {
                found.add("hyperparameter '" + hyper.name() + "' must be the same in all groups");
            }
        }
    }

    private void checkStorages(RuleInfo info, Precision precision, List<String> found) {
        List<StateSlot> slots = info.variants().get(flags(info)).states();
        storages.check(slots, found::add);
        StateStorages.checkWidth(slots, List.of(storages), precision, found::add);
        for (GroupSettings group : groups.values()) {
            group.storages().check(slots, found::add);
            StateStorages.checkWidth(slots, List.of(storages, group.storages()), precision, found::add);
        }
    }

    private int flags(RuleInfo info) {
        int bits = 0;
        List<Hyperparameter> flags = info.flags();
        for (int i = 0; i < flags.size(); i++) {
            Hyperparameter flag = flags.get(i);
            boolean on = settings.given().get(flag.name()) instanceof Settings.Flag given
                    ? given.on()
                    : !flag.defaults().isEmpty() && flag.defaults().get(0) != 0;
            bits |= on ? 1 << i : 0;
        }
        return bits;
    }

    static void fail(RuleInfo info, List<String> found) {
        List<String> distinct = found.stream().distinct().toList();
        if (distinct.size() == 1) {
            throw new IllegalArgumentException("rule '" + info.name() + "': " + distinct.get(0));
        }
        if (!distinct.isEmpty()) {
            throw new IllegalArgumentException(
                    "rule '" + info.name() + "': " + distinct.size() + " problems\n  " + String.join("\n  ", distinct));
        }
    }
}
