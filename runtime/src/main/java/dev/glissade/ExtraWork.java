package dev.glissade;

import dev.glissade.spi.BlockCopy;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import java.util.Arrays;
import java.util.List;

/**
 * The extras of one optimizer at work: one read of all gradients before a step, if somebody wants to know their norm, and the rest
 * around the kernel, block by block, while the block is in the nearest cache. A pass without any of it does not come here.
 *
 * <p>Gradients are scaled and clipped where they lie: a second place for them would cost more than the extras themselves. Lists are
 * scaled in memory of our own, before the passes.
 */
final class ExtraWork {
    private final Extras extras;
    private final Kernel kernel;
    private final Passes passes;
    private final Roster roster;
    private final SparseSteps sparse;
    private final Layout layout;
    private final GradientIntake intake;

    /** Whether the kernel reads the caller's gradients, and all passes read the same. */
    private final boolean inPlace;

    private final int gradientPass;
    private final int writingPass;
    private final int lastPass;
    private final BlockSums squares;
    private final BlockSums updates;
    private final BlockSums parameters;
    private final StepReport report;
    private final ThreadLocal<Object> before;
    private final BlockWork scan = this::scan;
    private final BlockWork multiply = this::multiply;
    private final BlockWork around = this::around;
    private double scale;
    private double clip = 1;
    private int request;
    private int pass;

    /** By request, the gradients that share no memory with each other, and their version. */
    private final Gradients[] apart;

    private final long[] apartVersions;

    /** Makes what works on the frames of {@code passes}. */
    ExtraWork(
            Extras extras,
            Frames frames,
            Passes passes,
            Roster roster,
            SparseSteps sparse,
            Parameters parameters,
            GradientIntake intake) {
        this.extras = extras;
        this.kernel = frames.kernel();
        this.passes = passes;
        this.roster = roster;
        this.sparse = sparse;
        this.layout = parameters.layout();
        this.intake = intake;
        this.inPlace = intake.isOneDirect();
        List<GradientRequest> requests = frames.layout().gradients();
        this.gradientPass = requests.isEmpty() ? 0 : requests.get(0).afterPass() + 1;
        this.writingPass =
                requests.isEmpty() ? 0 : requests.get(requests.size() - 1).afterPass() + 1;
        this.lastPass = frames.layout().passes() - 1;
        this.squares = new BlockSums(layout, extras.readsGradients());
        this.updates = new BlockSums(layout, extras.telemetry());
        this.parameters = new BlockSums(layout, extras.telemetry());
        this.report = new StepReport(layout, updates, this.parameters);
        Precision precision = layout.precision();
        this.before = ThreadLocal.withInitial(() -> Arena.array(Storage.PARAM, precision, Kernel.BLOCK));
        this.scale = extras.gradientScale();
        this.apart = new Gradients[requests.size()];
        Arrays.fill(apart, Gradients.over(parameters));
        this.apartVersions = new long[requests.size()];
        Arrays.fill(apartVersions, -1);
    }

    StepReport report() {
        return report;
    }

    double scale() {
        return scale;
    }

    void scale(double value) {
        scale = value;
    }

    /** Refuses sparse gradients if tensors are to be measured, all of whose elements would have to be read. */
    void refuseSparseIfMeasuring() {
        if (extras.telemetry()) {
            throw new IllegalStateException(
                    "telemetry reads all elements of a tensor, which a step with a sparse gradient does not: leave "
                            + "telemetry() away, or give dense gradients");
        }
    }

    void begin() {
        clip = 1;
        report.begin();
        if (extras.telemetry()) {
            updates.forget();
            parameters.forget();
        }
    }

    /**
     * Looks at gradients that the frames hold, before anything that a step cannot take back is written.
     *
     * @return whether the step may go on
     */
    boolean admits(int number, Gradients gradients) {
        request = number;
        passes.choose();
        requireApart(gradients);
        if (extras.zeroGradients() && !intake.isDirect(number)) {
            gradients.zero();
        }
        if (extras.readsGradients() && !measure()) {
            report.skip();
            zero(gradients, true);
            return false;
        }
        if (isScaling()) {
            sparse.scale(scale, clip);
            if (!inPlace) {
                passes.each(multiply);
            }
        }
        return true;
    }

    /** Finds the norm, and what clipping makes of it; false if the step is to be left out. */
    private boolean measure() {
        passes.each(scan);
        for (int i = 0; i < roster.size(); i++) {
            if (sparse.has(i)) {
                squares.put(i, 0, sparse.list(i).squares(scale));
            }
        }
        squares.add(roster, sparse);
        double norm = Math.sqrt(squares.sum());
        report.gradients(norm, 1);
        if (extras.skipNonFinite() && !Double.isFinite(norm) && isSomeNotFinite()) {
            return false;
        }
        if (extras.clips()) {
            clip = Math.min(1, extras.maxNorm() / norm);
            report.gradients(norm, clip);
        }
        return true;
    }

    /** A sum of squares may be infinite where no gradient is: so look at each. */
    private boolean isSomeNotFinite() {
        boolean some = false;
        for (int i = 0; i < roster.size(); i++) {
            if (roster.has(i) && !Double.isFinite(squares.sum(i)) && !isFinite(i)) {
                report.notFinite(layout.name(i));
                some = true;
            }
        }
        return some;
    }

    private boolean isFinite(int tensor) {
        if (sparse.has(tensor)) {
            return sparse.list(tensor).isFinite(scale);
        }
        TensorFrame frame = passes.frame(tensor);
        return BlockMath.isFinite(frame.gradients[request], frame.gradientOffsets[request], frame.length, scale);
    }

    /** Whether something is to be done around the kernel in a pass. */
    boolean surrounds(int number) {
        return scales(number) || measures(number) || zeroes(number);
    }

    /** Runs a pass of the kernel with all that is around it. */
    void run(int number) {
        pass = number;
        passes.run(number, around, !measures(number));
    }

    /** Sets to 0 what the passes have not: after a step the gradients of tensors that took no part and lists, otherwise all. */
    void zero(Gradients gradients, boolean all) {
        if (!extras.zeroGradients() || !inPlace) {
            return;
        }
        for (int i = 0; i < roster.size(); i++) {
            if (gradients.has(i) && gradients.isSparse(i)) {
                gradients.sparse(i).clear();
            } else if (gradients.has(i) && (all || !roster.has(i))) {
                gradients.tensor(i).fill(0);
            }
        }
    }

    /** Adds up what was measured; the step is done. */
    void end() {
        if (extras.telemetry()) {
            updates.add(roster, sparse);
            parameters.add(roster, sparse);
        }
    }

    private boolean isScaling() {
        return scale != 1 || clip != 1;
    }

    private boolean scales(int number) {
        return inPlace && number == gradientPass && isScaling();
    }

    private boolean measures(int number) {
        return extras.telemetry() && number >= writingPass;
    }

    private boolean zeroes(int number) {
        return inPlace && number == lastPass && extras.zeroGradients();
    }

    private void scan(TensorFrame frame, int tensor, int from, int to) {
        squares.put(
                tensor,
                from,
                BlockMath.squares(frame.gradients[request], frame.gradientOffsets[request] + from, to - from, scale));
    }

    private void multiply(TensorFrame frame, int tensor, int from, int to) {
        BlockMath.scale(frame.gradients[request], frame.gradientOffsets[request] + from, to - from, scale, clip);
    }

    private void around(TensorFrame frame, int tensor, int from, int to) {
        if (scales(pass)) {
            multiply(frame, tensor, from, to);
        }
        if (measures(pass)) {
            measured(frame, tensor, from, to);
        } else {
            Stretches.run(kernel, pass, frame, from, to);
        }
        if (zeroes(pass)) {
            BlockMath.zero(frame.gradients[0], frame.gradientOffsets[0] + from, to - from);
        }
    }

    private void measured(TensorFrame frame, int tensor, int from, int to) {
        int length = to - from;
        Object old = before.get();
        BlockCopy.load(frame.theta, frame.thetaOffset + from, old, 0, length);
        Stretches.run(kernel, pass, frame, from, to);
        parameters.put(tensor, from, BlockMath.squares(frame.theta, frame.thetaOffset + from, length, 1));
        BlockMath.change(frame.theta, frame.thetaOffset + from, old, length);
        double change = BlockMath.squares(old, 0, length, 1);
        // a compiled rule writes the parameter in one pass; the others add 0
        updates.put(tensor, from, pass == writingPass ? change : updates.part(tensor, from) + change);
    }

    /** Two tensors with one gradient would have it scaled twice. */
    private void requireApart(Gradients gradients) {
        boolean changes = extras.zeroGradients() || extras.clips() || scale != 1;
        if (!intake.isDirect(request) || !changes || isKnownApart(gradients)) {
            return;
        }
        gradients.requireApart();
        apart[request] = gradients;
        apartVersions[request] = gradients.version();
    }

    @SuppressWarnings("ReferenceEquality") // the very object that was looked at before
    private boolean isKnownApart(Gradients gradients) {
        return gradients == apart[request] && gradients.version() == apartVersions[request];
    }
}
