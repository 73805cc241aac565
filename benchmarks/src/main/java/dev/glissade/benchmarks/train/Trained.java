package dev.glissade.benchmarks.train;

/** A model after some epochs. */
public interface Trained {

    /** The seconds that its steps took, the first ones included; without reading the data and making the model. */
    double seconds();

    /** The share of rows that it recognises. */
    double accuracy(Digits test);
}
