package dev.glissade;

import dev.glissade.spi.GlobalFrame;
import dev.glissade.spi.Search;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import java.util.Optional;

/** The steps of a kernel that searches: shows it the tensors that take part as one vector, and asks the caller's function for it. */
final class SearchRun implements Search {
    private final String rule;
    private final Frames frames;
    private final Parameters parameters;
    private final Layout layout;
    private final Roster roster;
    private final GradientIntake intake;
    private final StepReport report;
    private final boolean negate;
    private Optional<Parameters> elsewhere = Optional.empty();
    private Optional<Gradients> ofResidual = Optional.empty();
    private GradientFunction function;
    private double[] first = {};
    private int evaluations;
    private boolean written;

    SearchRun(
            String rule,
            Frames frames,
            Parameters parameters,
            Roster roster,
            GradientIntake intake,
            StepReport report,
            boolean negate) {
        this.rule = rule;
        this.frames = frames;
        this.parameters = parameters;
        this.layout = parameters.layout();
        this.roster = roster;
        this.intake = intake;
        this.report = report;
        this.negate = negate;
        Gradients none = Gradients.over(parameters);
        this.function = point -> none;
    }

    /** Begins a step whose first gradients, at the parameters, have come and been checked. */
    void begin(GradientFunction asked, Gradients there) {
        function = asked;
        if (first.length != size()) {
            first = new double[size()];
        }
        gather(there, first);
        evaluations = 1;
        written = false;
        report.asked(evaluations);
    }

    /** Whether something was written that a failure does not take back. */
    boolean hasWritten() {
        return written;
    }

    @Override
    public GlobalFrame global() {
        return frames.global();
    }

    @Override
    public int size() {
        return Math.toIntExact(frames.global().count);
    }

    @Override
    public double participants() {
        int hash = 1;
        for (int tensor : layout.byName()) {
            hash = roster.has(tensor) ? 31 * hash + layout.name(tensor).hashCode() : hash;
        }
        return hash;
    }

    @Override
    public void parameters(double[] into) {
        Flat.gather(parameters.tensors(), layout, roster, into);
    }

    @Override
    public double loss() {
        return frames.global().loss;
    }

    @Override
    public void gradient(double[] into) {
        System.arraycopy(first, 0, into, 0, first.length);
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
        requireUnwritten();
        Parameters there = point();
        Flat.scatter(point, layout, roster, there.tensors());
        Flat.gather(there.tensors(), layout, roster, point);
        Gradients gradients = function.at(there);
        evaluations++;
        report.asked(evaluations);
        intake.check(gradients);
        for (int i = 0; i < roster.size(); i++) {
            if (roster.has(i) && !gradients.has(i)) {
                throw new IllegalArgumentException("tensor '" + layout.name(i)
                        + "' has a gradient at the first point of the step, but not at the next");
            }
        }
        gather(gradients, gradient);
        return negate ? -gradients.loss() : gradients.loss();
    }

    @Override
    public int residuals() {
        return residualFunction().residuals();
    }

    @Override
    public double residual(int number, double[] gradient) {
        requireUnwritten();
        Gradients into = ofResidual.orElseGet(parameters::gradients);
        ofResidual = Optional.of(into);
        into.zero();
        double value = residualFunction().residual(number, parameters, into);
        intake.check(into);
        Flat.gather(into::tensor, layout, roster, gradient);
        return value;
    }

    private ResidualFunction residualFunction() {
        if (function instanceof ResidualFunction residuals) {
            return residuals;
        }
        throw new IllegalStateException(
                "rule '" + rule
                        + "' takes the loss apart into residuals: give it a ResidualFunction, not a function of the whole loss");
    }

    @Override
    public void read(int state, double[] into) {
        int start = 0;
        for (int tensor : layout.byName()) {
            if (roster.has(tensor)) {
                TensorFrame frame = frames.tensors()[tensor];
                Flat.read(frame.states[state], frame.stateOffsets[state], frame.length, into, start);
                start += frame.length;
            }
        }
    }

    @Override
    public void add(double factor, int state, double[] to) {
        int start = 0;
        for (int tensor : layout.byName()) {
            if (roster.has(tensor)) {
                TensorFrame frame = frames.tensors()[tensor];
                Flat.add(factor, frame.states[state], frame.stateOffsets[state], frame.length, to, start);
                start += frame.length;
            }
        }
    }

    @Override
    public double dot(int state, double[] vector) {
        double sum = 0;
        int start = 0;
        for (int tensor : layout.byName()) {
            if (roster.has(tensor)) {
                TensorFrame frame = frames.tensors()[tensor];
                sum += Flat.dot(frame.states[state], frame.stateOffsets[state], frame.length, vector, start);
                start += frame.length;
            }
        }
        return sum;
    }

    @Override
    public void write(int state, double[] values) {
        written = true;
        int start = 0;
        for (int tensor : layout.byName()) {
            if (roster.has(tensor)) {
                TensorFrame frame = frames.tensors()[tensor];
                Flat.write(values, start, frame.length, frame.states[state], frame.stateOffsets[state]);
                start += frame.length;
            }
        }
    }

    @Override
    public void moveTo(double[] point) {
        written = true;
        Flat.scatter(point, layout, roster, parameters.tensors());
    }

    @Override
    public void report(double gradientNorm, boolean settled, String remark) {
        report.searched(gradientNorm, settled, remark);
    }

    private void requireUnwritten() {
        if (written) {
            throw new IllegalStateException("rule '" + rule + "' asks for a loss after it has begun to write");
        }
    }

    private void gather(Gradients gradients, double[] into) {
        Flat.gather(gradients::tensor, layout, roster, into);
        for (int i = 0; negate && i < into.length; i++) {
            into[i] = -into[i];
        }
    }

    /** Other memory for a point; where a tensor takes no part, the parameter. */
    private Parameters point() {
        Parameters there = elsewhere.orElseGet(() -> Parameters.in(layout, Arena.allocate(layout, Storage.PARAM, 0)));
        elsewhere = Optional.of(there);
        for (int i = 0; i < roster.size(); i++) {
            if (!roster.has(i)) {
                there.tensors().get(i).copyFrom(parameters.tensors().get(i));
            }
        }
        return there;
    }
}
