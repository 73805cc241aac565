package dev.glissade;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the last step found out besides its work; see {@link Optimizer#report}. Always the same object: what it says changes with each
 * step. What was not asked for when the optimizer was made is NaN. Reading it allocates nothing.
 *
 * <p>Norms are Euclidean and made as {@code norm(x)} of the rule language is, so that they do not depend on the number of threads.
 * Not thread-safe: of the thread that steps.
 */
public final class StepReport {
    private final Layout layout;
    private final List<String> notFinite = new ArrayList<>();
    private final List<String> notFiniteView = Collections.unmodifiableList(notFinite);
    private final BlockSums updates;
    private final BlockSums parameters;
    private boolean skipped;
    private long skippedSteps;
    private double gradientNorm = Double.NaN;
    private double clipFactor = 1;
    private int evaluations;
    private boolean settled;
    private String remark = "";

    /** Takes the sums of squares that steps leave. */
    StepReport(Layout layout, BlockSums updates, BlockSums parameters) {
        this.layout = layout;
        this.updates = updates;
        this.parameters = parameters;
    }

    /** Whether the last step was left out, because a gradient was not finite. */
    public boolean skipped() {
        return skipped;
    }

    /** How many steps have been left out since the optimizer was made. */
    public long skippedSteps() {
        return skippedSteps;
    }

    /** The tensors whose gradients kept the last step from being made, in the order of the parameters; empty if it was made. */
    public List<String> notFinite() {
        return notFiniteView;
    }

    /**
     * The norm of all gradients of the last step together, after scaling and before clipping; where a rule asks for several, of the
     * last one. Measured with {@link RuleBuilder#clipGlobalNorm} and {@link RuleBuilder#skipNonFinite}; a rule that searches says what
     * it is at the point to which the step has come.
     */
    public double gradientNorm() {
        return gradientNorm;
    }

    /** What clipping multiplied the gradients of the last step with: 1 if they were left alone. */
    public double clipFactor() {
        return clipFactor;
    }

    /** The norm of what the last step added to all parameters that took part; with {@link RuleBuilder#telemetry}. */
    public double updateNorm() {
        return Math.sqrt(updates.sum());
    }

    /**
     * The norm of what the last step added to a tensor; NaN if it took no part.
     *
     * @throws IllegalArgumentException if there is no such tensor
     */
    public double updateNorm(String tensor) {
        return Math.sqrt(updates.sum(layout.index(tensor)));
    }

    /** The norm of all parameters that took part in the last step, after it; with {@link RuleBuilder#telemetry}. */
    public double parameterNorm() {
        return Math.sqrt(parameters.sum());
    }

    /**
     * The norm of a tensor after the last step; NaN if it took no part.
     *
     * @throws IllegalArgumentException if there is no such tensor
     */
    public double parameterNorm(String tensor) {
        return Math.sqrt(parameters.sum(layout.index(tensor)));
    }

    /** How often the last step of a rule that searches asked for loss and gradient; 0 for other rules. */
    public int evaluations() {
        return evaluations;
    }

    /**
     * Whether a rule that searches has left the parameters alone in the last step because it finds nothing better: the gradient is as
     * small as it should be, or the loss cannot be told from a smaller one any more. {@link #remark} says which.
     */
    public boolean settled() {
        return settled;
    }

    /** What a rule that searches says about its last step; empty if there is nothing out of the ordinary. */
    public String remark() {
        return remark;
    }

    void begin() {
        evaluations = 0;
        settled = false;
        remark = "";
        skipped = false;
        notFinite.clear();
        gradientNorm = Double.NaN;
        clipFactor = 1;
    }

    void gradients(double norm, double factor) {
        gradientNorm = norm;
        clipFactor = factor;
    }

    void asked(int times) {
        evaluations = times;
    }

    void searched(double norm, boolean found, String words) {
        gradientNorm = norm;
        settled = found;
        remark = words;
    }

    void notFinite(String tensor) {
        notFinite.add(tensor);
    }

    void skip() {
        skipped = true;
        skippedSteps++;
    }

    @Override
    public String toString() {
        return skipped
                ? "skipped: the gradients of " + notFinite + " are not finite"
                : "gradient norm " + gradientNorm + ", update norm " + updateNorm() + ", parameter norm "
                        + parameterNorm();
    }
}
