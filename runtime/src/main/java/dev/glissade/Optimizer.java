package dev.glissade;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.SearchingKernel;
import dev.glissade.spi.UpdateRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A rule at work on parameters: each step changes them in place.
 *
 * <p>A step either succeeds or changes nothing: neither parameters nor states nor {@link #steps()}. (The one exception: if the
 * rule's own arithmetic throws while it writes, which no compiled rule does, no further step is made until a state is put back.)
 * Steps allocate nothing, but where a rule asks for gradients at other points, what the caller's function allocates, and rules that search their vectors.
 *
 * <p>NaN and infinite gradients are numbers like others unless {@link RuleBuilder#skipNonFinite} says otherwise: nothing is skipped
 * or replaced, and what they reach stays NaN. A
 * hyperparameter is never NaN.
 *
 * <p>Not thread-safe: one thread at a time, for it and for the memory of its parameters. What it does with threads of its own
 * ({@link RuleBuilder#threads}) happens within its methods. Only such an optimizer must be closed.
 */
public final class Optimizer implements AutoCloseable {
    private final RuleInfo info;
    private final Parameters parameters;
    private final Hypers hypers;
    private final Roster roster;
    private final Kernel kernel;
    private final StateMemory memory;
    private final StateStore states;
    private final StateTransfer transfer;
    private final Stepper stepper;
    private final Evaluation evaluation;
    private final Gradients only;
    private final boolean pointsElsewhere;
    private final boolean readsLoss;
    private final Runnable release;
    private final ExtraWork extra;
    private final boolean plain;
    private final SparsePermit permit;

    Optimizer(
            UpdateRule rule,
            int flags,
            Parameters parameters,
            Hypers hypers,
            int[] groupOf,
            List<List<StateStorages>> storages,
            Optional<StateMemory> shared,
            boolean[] frozen,
            boolean[] lazy,
            long seed,
            boolean maximize,
            Extras extras,
            Workers workers,
            Runnable release) {
        Layout layout = parameters.layout();
        this.info = rule.info();
        this.parameters = parameters;
        this.hypers = hypers;
        this.roster = new Roster(parameters, frozen);
        Kernel declared = rule.kernel(parameters.precision(), flags);
        this.memory = shared.orElseGet(() -> new StateMemory(declared.layout(), layout, groupOf, storages));
        this.kernel = memory.kernelFor(declared, info.name());
        if (searches() && !extras.equals(Extras.NONE)) {
            throw new IllegalArgumentException(withoutExtras());
        }
        List<Arena> scratch = Frames.scratch(kernel.layout(), parameters);
        Frames frames =
                new Frames(kernel, parameters, info.slots(), hypers.groups().size(), groupOf, memory, scratch);
        frames.global().seed = seed;
        this.states = new StateStore(frames, roster);
        this.transfer = new StateTransfer(info.name(), frames, layout, hypers.groups(), states);
        SparseSteps sparse = new SparseSteps(frames, layout, maximize);
        this.permit = new SparsePermit(info, info.variants().get(flags).sparsity(), parameters.precision(), lazy);
        Passes passes = new Passes(frames, layout.byName(), workers, roster, sparse);
        GradientIntake intake =
                new GradientIntake(parameters, frames, roster, sparse, scratch, maximize, extras.zeroGradients());
        this.extra = new ExtraWork(extras, frames, passes, roster, sparse, parameters, intake);
        this.stepper = new Stepper(
                info.name(),
                frames,
                parameters,
                passes,
                intake,
                new SparseIntake(parameters, frames, roster, states, permit, sparse, maximize),
                hypers,
                states,
                new StaleStates(frames, layout, hypers.groups()),
                maximize,
                roster,
                extra);
        this.evaluation = new Evaluation(frames, memory, groupOf, parameters, hypers, states, workers);
        this.only = Gradients.over(parameters);
        List<GradientRequest> requests = kernel.layout().gradients();
        this.pointsElsewhere =
                searches() || requests.size() > 1 || requests.stream().anyMatch(r -> r.point() >= 0);
        this.plain = extras.equals(Extras.NONE);
        this.readsLoss = kernel.layout().readsLoss();
        this.release = release;
    }

    /**
     * Makes a step with gradients at the present parameters.
     *
     * @throws IllegalArgumentException if the gradients belong to other parameters, the rule reads the loss and they carry none,
     *     or a hyperparameter has left its range
     * @throws IllegalStateException if the rule asks for gradients at other points (use {@link #step(GradientFunction)}), or the
     *     parameters are swapped with the point of evaluation
     */
    public void step(Gradients gradients) {
        step(gradients, gradients.loss());
    }

    /** As {@link #step(Gradients)}, with the loss at the present parameters. */
    public void step(Gradients gradients, double loss) {
        requireInHand(loss);
        stepper.step(gradients, loss, Optional.empty());
    }

    /**
     * As {@link #step(Gradients)}, with gradients that a worker computed at earlier parameters.
     *
     * @param whenRead the optimizer's {@link #state()} at the moment when the worker read the parameters: what {@code stale} gives
     */
    public void step(Gradients gradients, OptimizerState whenRead) {
        requireInHand(gradients.loss());
        transfer.check(whenRead);
        stepper.step(gradients, gradients.loss(), Optional.of(whenRead));
    }

    /** As {@link #step(Gradients)}, where the parameters are one tensor. */
    public void step(float[] gradient) {
        step(only.use(onlyName(), gradient), Double.NaN);
    }

    /** As {@link #step(Gradients)}, where the parameters are one tensor. */
    public void step(double[] gradient) {
        step(only.use(onlyName(), gradient), Double.NaN);
    }

    /**
     * Makes a step that asks for the gradients that the rule wants, at the points where it wants them: the way for any rule.
     *
     * @throws IllegalArgumentException if the gradients belong to other parameters, the rule reads the loss and they carry none,
     *     or a hyperparameter has left its range
     * @throws IllegalStateException if the parameters are swapped with the point of evaluation
     */
    public void step(GradientFunction gradients) {
        evaluation.requireOut();
        stepper.requireIdle();
        stepper.step(gradients, Optional.empty());
    }

    /** The number of steps made: the last {@code t}. */
    public long steps() {
        return states.step();
    }

    /** What the rule says of itself. */
    public RuleInfo rule() {
        return info;
    }

    public Parameters parameters() {
        return parameters;
    }

    /**
     * Whether the rule looks for the point of each step itself, by as many losses and gradients as it takes: line searches and the like.
     * A loss that is not finite at a point that it only tries tells it to come nearer.
     */
    public boolean searches() {
        return kernel instanceof SearchingKernel;
    }

    /** The groups, the default one first if it has a tensor. */
    public List<Group> groups() {
        return List.copyOf(hypers.groups());
    }

    /**
     * A group by name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Group group(String name) {
        return hypers.groups().stream()
                .filter(g -> g.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown group '" + name + "'; there are "
                        + hypers.groups().stream().map(Group::name).toList()));
    }

    /** Sets a hyperparameter of all groups from the next step on; errors as {@link Group#set}. */
    public Optimizer set(String hyperparameter, double... values) {
        hypers.put(hyperparameter, Settings.Numbers.of(values), hypers.groups());
        return this;
    }

    /** Lets a hyperparameter of all groups follow a schedule from the next step on; errors as {@link Group#set}. */
    public Optimizer schedule(String hyperparameter, Schedule schedule) {
        hypers.put(hyperparameter, new Settings.Follows(schedule), hypers.groups());
        return this;
    }

    /** The value of a hyperparameter in the first group; see {@link Group#get}. */
    public double get(String hyperparameter) {
        return hypers.groups().get(0).get(hyperparameter);
    }

    /**
     * Changes what gradients are multiplied with, from the next step on; see {@link RuleBuilder#gradientScale}.
     *
     * @throws IllegalArgumentException if it is not finite and above 0 in the parameters' precision
     */
    public Optimizer gradientScale(double factor) {
        stepper.requireIdle();
        if (searches() && factor != 1) {
            throw new IllegalArgumentException(withoutExtras());
        }
        if (!Extras.isScale(factor, parameters.precision())) {
            throw new IllegalArgumentException(Extras.notAScale(factor, parameters.precision()));
        }
        extra.scale(factor);
        return this;
    }

    /** What gradients are multiplied with; 1 unless something else was set. */
    public double gradientScale() {
        return extra.scale();
    }

    /** What the last step found out: whether it was made, and norms. Always the same object. */
    public StepReport report() {
        return extra.report();
    }

    /** Lets tensors stay as they are, with their states, whatever gradients come for them. */
    public void freeze(String... tensors) {
        setFrozen(true, tensors);
    }

    /** Lets frozen tensors move again. */
    public void unfreeze(String... tensors) {
        setFrozen(false, tensors);
    }

    /** The names of the tensors that stay as they are, in the order of the parameters. */
    public List<String> frozen() {
        return IntStream.range(0, roster.size())
                .filter(roster::isFrozen)
                .mapToObj(i -> parameters.names().get(i))
                .toList();
    }

    /** All that is kept between steps, a copy. */
    public OptimizerState state() {
        return transfer.export();
    }

    /**
     * Puts a state back, number of steps and seed included. The parameters are the caller's to put back.
     *
     * @throws IllegalArgumentException if it does not fit this rule and these tensors; the message names everything that does
     *     not, and nothing is changed
     */
    public void restore(OptimizerState state) {
        evaluation.requireOut();
        stepper.requireIdle();
        transfer.restore(state);
        hypers.moveTo(states.step());
        stepper.repaired();
    }

    /** All that keeps a state from being put back into this optimizer, one sentence each; empty if nothing does. */
    public List<String> misfits(OptimizerState state) {
        return transfer.misfits(state);
    }

    /** Forgets all states and steps; parameters, hyperparameters and frozen tensors stay as they are. */
    public void reset() {
        evaluation.requireOut();
        stepper.requireIdle();
        states.reset();
        hypers.moveTo(states.step());
        stepper.repaired();
    }

    /** The bytes of the states of all tensors. */
    public long stateBytes() {
        return memory.bytes(parameters.layout());
    }

    /** Whether the rule wants its model evaluated at another point than the parameters. */
    public boolean hasEvaluationPoint() {
        return evaluation.elsewhere();
    }

    /**
     * The point at which the model is to be evaluated: for most rules the parameters themselves, otherwise other tensors of the
     * same names and shapes, in memory that the next call of this or of {@link #swapEvaluationPoint} uses again. A tensor that has
     * had no step is at its parameter.
     */
    public Parameters evaluationPoint() {
        stepper.requireIdle();
        return evaluation.read();
    }

    /**
     * Writes the point at which the model is to be evaluated, which for many rules are the parameters themselves. A tensor that
     * has had no step is at its parameter.
     *
     * @param into tensors of the same names and shapes, in other memory
     */
    public void evaluationPoint(Parameters into) {
        stepper.requireIdle();
        evaluation.read(into);
    }

    /**
     * Puts the parameters at the point of evaluation until the result is closed; no step may be made until then.
     *
     * <pre>{@code
     * try (var swapped = optimizer.swapEvaluationPoint()) {
     *     accuracy = model.accuracy(swapped.parameters(), validation);
     * }
     * }</pre>
     */
    public EvaluationSwap swapEvaluationPoint() {
        stepper.requireIdle();
        return evaluation.swap();
    }

    /**
     * Ends the threads that {@link RuleBuilder#threads} made; without any it does nothing. The optimizer stays usable: its steps are
     * then made by their caller alone.
     */
    @Override
    public void close() {
        release.run();
    }

    StateMemory memory() {
        return memory;
    }

    /**
     * Begins to step parameters and states that others step, too, at the same time.
     *
     * @param initialise whether it is the first of them
     */
    void beginTogether(boolean initialise) {
        stepper.resolve(1);
        new Sharing(info, kernel.layout(), pointsElsewhere, plain).require();
        transfer.eachTensor((name, frame) -> {
            try {
                permit.checkExact(name, frame);
            } catch (IllegalStateException e) {
                throw new IllegalArgumentException("without a lock: " + e.getMessage(), e);
            }
            if (frame.offHeap) {
                throw new IllegalArgumentException("without a lock: tensor '" + name
                        + "' lies off the heap, where sparse gradients are not taken");
            }
        });
        states.beginAll(initialise);
    }

    void countFrom(long number, int place, int places) {
        states.countFrom(number, place, places);
    }

    long stepsSince(long number, int place, int places) {
        return states.stepsSince(number, place, places);
    }

    private String withoutExtras() {
        return "rule '" + info.name()
                + "' searches by losses and gradients that belong together: they are not scaled, clipped, "
                + "checked, measured or set to 0 for it; put that into the function";
    }

    private void requireInHand(double loss) {
        evaluation.requireOut();
        stepper.requireIdle();
        if (pointsElsewhere) {
            throw new IllegalStateException("rule '" + info.name() + "' asks for gradients at points of its own; "
                    + "give it a function of the point, step(point -> ...)");
        }
        if (readsLoss && Double.isNaN(loss)) {
            throw new IllegalArgumentException(
                    "rule '" + info.name() + "' reads the loss; give it with the gradients, step(gradients, loss)");
        }
    }

    private String onlyName() {
        if (parameters.tensors().size() != 1) {
            throw new IllegalArgumentException("there are several tensors, " + parameters.names() + ": use Gradients");
        }
        return parameters.names().get(0);
    }

    private void setFrozen(boolean value, String... tensors) {
        stepper.requireIdle();
        int[] indices = new int[tensors.length];
        for (int i = 0; i < tensors.length; i++) {
            indices[i] = parameters.layout().index(tensors[i]);
        }
        for (int index : indices) {
            roster.freeze(index, value);
        }
    }

    @Override
    public String toString() {
        return info.name() + " after " + steps() + " steps over " + parameters.names();
    }
}
