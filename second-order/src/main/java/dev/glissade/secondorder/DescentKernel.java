package dev.glissade.secondorder;

import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.RuleInfoBuilder;
import dev.glissade.spi.Search;
import dev.glissade.spi.SearchingKernel;
import dev.glissade.spi.Sparsity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A step of any method here: a direction, a search along it, and if that finds nothing another down the gradient. */
final class DescentKernel implements SearchingKernel {
    /** Losses closer than so many units in the last place of the working precision are equal: they are sums of many terms. */
    private static final double NOISE = 64;

    private final RuleInfo info;
    private final Method method;
    private final double ulp;

    DescentKernel(RuleInfo info, Method method, Precision precision) {
        this.info = info;
        this.method = method;
        this.ulp = precision == Precision.FLOAT ? 0x1p-24 : 0x1p-53;
    }

    /**
     * Begins the description of a rule, with the hyperparameters of the line search.
     *
     * @param curvature the default of that of the second Wolfe condition
     */
    static RuleInfoBuilder describe(String name, String text, double curvature) {
        return RuleInfo.optimizer(name)
                .description(text)
                .readsLoss()
                .sparsity(new Sparsity(
                        Sparsity.Kind.NEVER, List.of(), "searches along the gradients of all parameters", false))
                .uniform()
                .hyper("tolerance", 1e-8, Range.of("[0, inf)"))
                .hyper("decrease", 1e-4, Range.of("(0, 0.5)"))
                .hyper("curvature", curvature, Range.of("(0, 1)"))
                .integer("trials", 30, Range.of("[1, inf)"));
    }

    @Override
    public KernelLayout layout() {
        return KernelLayout.searching(info);
    }

    @Override
    public void search(Search search) {
        Place from = Place.of(search);
        if (!from.isFinite()) {
            throw new ArithmeticException(where(search) + ": the loss is " + from.loss()
                    + " and the norm of its gradient " + from.norm()
                    + " at the parameters, where the search is to begin; begin elsewhere");
        }
        double tolerance = search.global().hyper[0];
        if (from.norm() <= tolerance) {
            search.report(from.norm(), true, "the gradient norm is at most the tolerance " + tolerance);
            return;
        }
        Direction direction = method.direction(search, from);
        if (!direction.descends(from)) {
            direction = Direction.steepest(from, "the method's direction does not descend, so the gradient's is taken");
        }
        LineSearch line = line(search, from, direction);
        Optional<Trial> found = line.run(direction.first());
        if (found.isEmpty() && isBelowNoise(from, direction)) {
            search.report(from.norm(), true, "no smaller loss can be told from " + from.loss() + " in this precision");
            return;
        }
        if (found.isEmpty() && !direction.steepest()) {
            direction = Direction.steepest(from, "nothing was found along the method's direction");
            line = line(search, from, direction);
            found = line.run(direction.first());
        }
        if (found.isEmpty()) {
            throw failure(search, from, line);
        }
        Trial to = found.get();
        method.learn(search, from, direction, to);
        search.moveTo(to.point());
        String remark = line.isWolfe(to) || !direction.remark().isEmpty()
                ? direction.remark()
                : "the line search ended after " + line.trials() + " trials with a smaller loss and nothing more";
        search.report(Vectors.norm(to.gradient()), false, remark);
    }

    private LineSearch line(Search search, Place from, Direction direction) {
        double[] hyper = search.global().hyper;
        return new LineSearch(
                new Line(search, from, direction.vector()),
                hyper[1],
                hyper[2],
                (int) Math.min(hyper[3], Integer.MAX_VALUE),
                NOISE * ulp);
    }

    /** Whether what the direction promises at its first step is lost in rounding. */
    private boolean isBelowNoise(Place from, Direction direction) {
        double promised = -Vectors.dot(direction.vector(), from.gradient()) * direction.first() / 2;
        return promised <= NOISE * ulp * Math.abs(from.loss());
    }

    private LineSearchFailedException failure(Search search, Place from, LineSearch line) {
        String last = line.last()
                .map(t -> String.format(Locale.ROOT, "the last with step %.3g and loss %s", t.step(), t.loss()))
                .orElse("none");
        return new LineSearchFailedException(
                search.global().step,
                from.loss(),
                from.norm(),
                String.format(
                        Locale.ROOT,
                        "%s: no step along the search direction makes the loss smaller than %s, where the gradient norm is %.3g; "
                                + "%d trials, %s. The parameters are at the best point. Compare the gradient with differences of the "
                                + "loss, make sure that the function is the same each time it is asked, or raise 'tolerance' if the point "
                                + "is good enough",
                        where(search),
                        from.loss(),
                        from.norm(),
                        line.trials(),
                        last));
    }

    private String where(Search search) {
        return "iteration " + search.global().step + " of '" + info.name() + "'";
    }
}
