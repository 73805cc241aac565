package dev.glissade;

/** Parameters that are at the point of evaluation until this is closed. Not thread-safe: of the thread that steps. */
public final class EvaluationSwap implements AutoCloseable {
    private final Parameters parameters;
    private final Runnable back;
    private boolean closed;

    EvaluationSwap(Parameters parameters, Runnable back) {
        this.parameters = parameters;
        this.back = back;
    }

    /** The optimizer's parameters, which hold the point. */
    public Parameters parameters() {
        return parameters;
    }

    /** Puts the parameters back, bit for bit; a second time it does nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            back.run();
        }
    }
}
