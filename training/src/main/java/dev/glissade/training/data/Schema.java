package dev.glissade.training.data;

import java.util.List;

/**
 * What every row of a data set consists of: numbers to predict from, and a class or a number to predict.
 *
 * @param inputs how many numbers there are to predict from
 * @param names what they are called, in order; empty if they have no names
 * @param classes the names of the classes, in order of their labels 0, 1, ...; empty if a number is to be predicted
 * @param sparse whether rows list only the inputs that are not 0
 */
public record Schema(int inputs, List<String> names, List<String> classes, boolean sparse) {

    public Schema {
        names = List.copyOf(names);
        classes = List.copyOf(classes);
        if (inputs < 0 || (!names.isEmpty() && names.size() != inputs)) {
            throw new IllegalArgumentException(inputs + " inputs cannot have " + names.size() + " names");
        }
    }

    /** Dense inputs without names, and a class. */
    public static Schema classification(int inputs, List<String> classes) {
        return new Schema(inputs, List.of(), classes, false);
    }

    /** Dense inputs without names, and a number. */
    public static Schema regression(int inputs) {
        return new Schema(inputs, List.of(), List.of(), false);
    }

    /** Whether a class is to be predicted, not a number. */
    public boolean isClassification() {
        return !classes.isEmpty();
    }
}
