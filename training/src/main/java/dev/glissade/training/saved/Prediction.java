package dev.glissade.training.saved;

import java.util.List;

/**
 * What a model says of a row.
 *
 * @param value the number that it predicts; of a class, its label from 0
 * @param label the name of the class; empty if a number is predicted
 * @param probabilities of all classes, in order; empty if a number is predicted
 */
public record Prediction(double value, String label, List<Double> probabilities) {

    public Prediction {
        probabilities = List.copyOf(probabilities);
    }
}
