package dev.glissade.training.loop;

/** A listener that remembers something from step to step. What it remembers is saved with each checkpoint and put back on resuming. */
public interface Memory {

    /** What it is called, different from all others of a run. */
    String memoryName();

    /** All that it remembers, as a text; numbers so that they come back to the bit. */
    String remember();

    /** Puts back what {@link #remember} has said. */
    void recall(String text);
}
