package dev.glissade.training.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Which column of a certain table is what.
 *
 * @param names of all columns
 * @param inputs the numbers of the columns to predict from
 * @param goal the number of the column to predict; -1 if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
public record ChosenColumns(List<String> names, int[] inputs, int goal) {

    /** The names of the inputs, in order. */
    public List<String> inputNames() {
        List<String> chosen = new ArrayList<>();
        for (int column : inputs) {
            chosen.add(names.get(column));
        }
        return chosen;
    }
}
