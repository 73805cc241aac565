package dev.glissade.training.loop;

/** A listener that remembers something from step to step. What it remembers is saved with each checkpoint and put back on resuming. */
public interface Memory {

    /** What it is called, different from all others of a run. */
    String memoryName();

    /** All that it remembers. */
    Remembered remember();

    /** Puts back what {@link #remember} has given. Called before {@link TrainingListener#began}. */
    void recall(Remembered remembered);
}
