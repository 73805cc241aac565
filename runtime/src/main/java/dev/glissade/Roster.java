package dev.glissade;

/**
 * Which tensors take part in a step.
 *
 * <p>In most programs they are the same in all steps. Whoever has prepared something for them keeps the {@link #version()} that
 * it was prepared for and looks at no tensor until that changes.
 */
final class Roster {
    private final Layout layout;
    private final boolean[] frozen;
    private final boolean[] in;
    private Gradients given;
    private long givenVersion = -1;
    private long version;

    Roster(Parameters parameters, boolean[] frozen) {
        this.layout = parameters.layout();
        this.frozen = frozen.clone();
        this.in = new boolean[frozen.length];
        this.given = Gradients.over(parameters);
    }

    /** Lets a tensor stay as it is, or move again. */
    void freeze(int tensor, boolean value) {
        frozen[tensor] = value;
        givenVersion = -1;
    }

    boolean isFrozen(int tensor) {
        return frozen[tensor];
    }

    /** Lets those take part that may and have a gradient. */
    @SuppressWarnings("ReferenceEquality") // the very object that was looked at in the last step
    void enroll(Gradients gradients) {
        if (gradients == given && gradients.version() == givenVersion) {
            return;
        }
        for (int i = 0; i < in.length; i++) {
            set(i, mayTakePart(i) && gradients.has(i));
        }
        given = gradients;
        givenVersion = gradients.version();
    }

    /** Lets all take part that may. */
    void enrollAll() {
        for (int i = 0; i < in.length; i++) {
            set(i, mayTakePart(i));
        }
        givenVersion = -1;
    }

    /** Lets just these take part. */
    void enroll(boolean[] these) {
        for (int i = 0; i < in.length; i++) {
            set(i, these[i]);
        }
        givenVersion = -1;
    }

    /** Lets a tensor take no further part. */
    void drop(int tensor) {
        set(tensor, false);
        givenVersion = -1;
    }

    boolean has(int tensor) {
        return in[tensor];
    }

    int size() {
        return in.length;
    }

    /** A number that is another whenever others take part. */
    long version() {
        return version;
    }

    private boolean mayTakePart(int tensor) {
        return !frozen[tensor] && layout.length(tensor) > 0;
    }

    private void set(int tensor, boolean value) {
        if (in[tensor] != value) {
            in[tensor] = value;
            version++;
        }
    }
}
