package dev.glissade;

import dev.glissade.spi.GlobalFrame;
import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.Scope;
import dev.glissade.spi.SearchingKernel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes the steps of one optimizer: asks for gradients, runs the passes, takes over the new states. Until the last gradient of a
 * step is in, nothing is written that a failure would have to take back.
 */
final class Stepper {
    /** In place of a number of gradients: the step is to be left out. */
    private static final int SKIP = -1;

    private final String rule;
    private final Frames frames;
    private final Layout layout;
    private final Passes passes;
    private final GradientIntake intake;
    private final SparseIntake sparse;
    private final Hypers hypers;
    private final StateStore states;
    private final StaleStates stale;
    private final boolean negate;
    private final Roster roster;
    private final ExtraWork extra;
    private final Optional<SearchRun> search;
    private final List<GradientRequest> requests;
    private final double[][] values;
    private final GradientFunction handed = point -> this.inHand;
    private Gradients inHand;
    private Gradients last;
    private boolean running;
    private boolean broken;

    Stepper(
            String rule,
            Frames frames,
            Parameters parameters,
            Passes passes,
            GradientIntake intake,
            SparseIntake sparse,
            Hypers hypers,
            StateStore states,
            StaleStates stale,
            boolean negate,
            Roster roster,
            ExtraWork extra) {
        this.search = frames.kernel() instanceof SearchingKernel
                ? Optional.of(new SearchRun(rule, frames, parameters, roster, intake, extra.report(), negate))
                : Optional.empty();
        this.rule = rule;
        this.frames = frames;
        this.layout = parameters.layout();
        this.inHand = Gradients.over(parameters);
        this.last = inHand;
        this.passes = passes;
        this.intake = intake;
        this.sparse = sparse;
        this.hypers = hypers;
        this.states = states;
        this.stale = stale;
        this.negate = negate;
        this.roster = roster;
        this.extra = extra;
        this.requests = frames.layout().gradients();
        this.values = Arrays.stream(frames.groups()).map(g -> g.hyper).toArray(double[][]::new);
    }

    /** Makes a step with the gradients in hand, all at the parameters. */
    void step(Gradients gradients, double loss, Optional<OptimizerState> earlier) {
        intake.check(gradients);
        roster.enroll(gradients);
        inHand = gradients;
        guarded(true, handed, loss, earlier);
    }

    /** Makes a step that asks for its gradients. */
    void step(GradientFunction function, Optional<OptimizerState> earlier) {
        if (requests.isEmpty() && frames.layout().readsLoss()) {
            throw new IllegalStateException("rule '" + rule
                    + "' asks for no gradient that its loss could come with; give both, step(gradients, loss)");
        }
        roster.enrollAll();
        guarded(false, function, Double.NaN, earlier);
    }

    /** Puts the hyperparameters of a step into the frames. */
    void resolve(long number) {
        hypers.resolve(number, values);
        if (values.length > 0) {
            System.arraycopy(values[0], 0, frames.global().hyper, 0, frames.global().hyper.length);
        }
    }

    /** Lets steps be made again after one that broke. */
    void repaired() {
        broken = false;
    }

    void requireIdle() {
        if (running) {
            throw new IllegalStateException("a step of rule '" + rule + "' is being made");
        }
    }

    private void guarded(boolean oneInHand, GradientFunction function, double loss, Optional<OptimizerState> earlier) {
        if (broken) {
            throw new IllegalStateException(
                    "an earlier step of rule '" + rule + "' failed while it was writing; put the "
                            + "parameters and the state back (restore) or reset before the next one");
        }
        running = true;
        boolean done = false;
        try {
            done = run(oneInHand, function, loss, earlier);
        } finally {
            running = false;
            if (!done) {
                states.forgetUnfinished();
            }
        }
    }

    /** Makes a step; false if it is left out. */
    private boolean run(boolean oneInHand, GradientFunction function, double loss, Optional<OptimizerState> earlier) {
        GlobalFrame global = frames.global();
        long number = states.next();
        resolve(number);
        global.step = number;
        global.first = states.step() == 0;
        global.loss = negate ? -loss : loss;
        extra.begin();
        int asked = ask(-1, 0, oneInHand, function);
        if (asked == SKIP) {
            return false;
        }
        passes.choose();
        states.begin();
        if (stale.show(earlier)) {
            passes.moved();
        }
        if (search.isPresent()) {
            search(search.get(), function);
        } else if (!runPasses(asked, oneInHand, function)) {
            return false;
        }
        states.commit(number);
        hypers.moveTo(number);
        broken = false;
        extra.end();
        extra.zero(last, false);
        return true;
    }

    private void search(SearchRun run, GradientFunction function) {
        run.begin(function, last);
        try {
            ((SearchingKernel) frames.kernel()).search(run);
        } finally {
            broken = run.hasWritten();
        }
    }

    /** Runs all passes; false if the step is left out. */
    private boolean runPasses(int before, boolean oneInHand, GradientFunction function) {
        int asked = before;
        for (int pass = 0; pass < frames.layout().passes(); pass++) {
            passes.scalars(pass);
            if (asked == requests.size()) {
                broken = true; // until the step is done: what it has written cannot be taken back
            }
            if (extra.surrounds(pass)) {
                extra.run(pass);
            } else {
                passes.run(pass);
            }
            asked = ask(pass, asked, oneInHand, function);
            if (asked == SKIP) {
                return false;
            }
        }
        passes.scalars(frames.layout().passes());
        return true;
    }

    /** Asks for the gradients that come after a pass, and gives the number of those asked for so far, or {@link #SKIP}. */
    private int ask(int pass, int asked, boolean oneInHand, GradientFunction function) {
        int next = asked;
        while (next < requests.size() && requests.get(next).afterPass() == pass) {
            Gradients gradients = function.at(intake.point(next));
            if (!oneInHand) {
                admit(next, pass, gradients);
            }
            if (gradients.anySparse()) {
                extra.refuseSparseIfMeasuring();
            }
            if (intake.take(next, sparse.take(gradients))) {
                passes.moved();
            }
            last = gradients;
            if (!extra.admits(next, gradients)) {
                return SKIP;
            }
            next++;
        }
        return next;
    }

    /** Checks gradients that were asked for; the first say which tensors take part. */
    private void admit(int request, int pass, Gradients gradients) {
        intake.check(gradients);
        boolean narrowed = false;
        for (int i = 0; i < roster.size(); i++) {
            if (roster.has(i) && !gradients.has(i)) {
                if (request > 0) {
                    throw new IllegalArgumentException("tensor '" + layout.name(i)
                            + "' has a gradient at the first point of the step, but not at the next");
                }
                requireUncounted(pass, i);
                states.leave(i);
                roster.drop(i);
                narrowed = true;
            }
        }
        if (request == 0) {
            frames.global().loss = negate ? -gradients.loss() : gradients.loss();
            if (frames.layout().readsLoss() && Double.isNaN(gradients.loss())) {
                throw new IllegalArgumentException(
                        "rule '" + rule + "' reads the loss: set it on the gradients, gradients.loss(value)");
            }
        }
        if (narrowed && pass >= 0) {
            passes.choose();
        }
    }

    /** A tensor may only drop out as long as it has been part of no sum over several. */
    private void requireUncounted(int pass, int tensor) {
        boolean counted = frames.layout().reductions().stream()
                .anyMatch(r -> r.pass() <= pass && (r.scope() == Scope.GLOBAL || r.scope() == Scope.GROUP));
        if (counted) {
            throw new IllegalArgumentException("tensor '" + layout.name(tensor) + "' has no gradient, but rule '" + rule
                    + "' has already counted it in a reduction over several tensors: freeze it instead");
        }
    }
}
