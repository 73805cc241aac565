package dev.glissade.training.data;

import dev.glissade.training.random.Draws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Data in three parts that share no row: what trains, what chooses, what judges. Views of the data.
 *
 * @param validation may be empty
 * @param test may be empty
 */
public record Split(Dataset train, Dataset validation, Dataset test) {
    private static final long PURPOSE = 0x59117;

    /**
     * Splits at random.
     *
     * @param validation the share of the rows for validation, in {@code [0, 1)}
     * @param test the share for the test
     * @throws IllegalArgumentException if nothing is left to train with
     */
    public static Split random(Dataset data, double validation, double test, long seed) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            rows.add(i);
        }
        return of(data, List.of(rows), validation, test, seed);
    }

    /** As {@link #random}, with every class in every part in the same proportion, as nearly as whole rows allow. */
    public static Split stratified(Dataset data, double validation, double test, long seed) {
        List<List<Integer>> classes = new ArrayList<>();
        for (int k = 0; k < data.schema().classes().size(); k++) {
            classes.add(new ArrayList<>());
        }
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("there are no classes to be in proportion; split at random");
        }
        for (int i = 0; i < data.size(); i++) {
            classes.get((int) data.target(i)).add(i);
        }
        return of(data, classes, validation, test, seed);
    }

    private static Split of(Dataset data, List<List<Integer>> strata, double validation, double test, long seed) {
        if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
            throw new IllegalArgumentException("shares of " + validation + " for validation and " + test
                    + " for the test; expected some from 0 that leave rows to train with");
        }
        List<Integer> forTraining = new ArrayList<>();
        List<Integer> forValidation = new ArrayList<>();
        List<Integer> forTest = new ArrayList<>();
        for (int k = 0; k < strata.size(); k++) {
            int[] rows = array(strata.get(k));
            Draws.at(seed, PURPOSE, k).shuffle(rows, rows.length);
            int first = (int) Math.round(test * rows.length);
            int second = Math.min(rows.length, first + (int) Math.round(validation * rows.length));
            for (int i = 0; i < rows.length; i++) {
                (i < first ? forTest : i < second ? forValidation : forTraining).add(rows[i]);
            }
        }
        if (forTraining.isEmpty()) {
            throw new IllegalArgumentException(data.size() + " rows leave none to train with");
        }
        return new Split(part(data, forTraining), part(data, forValidation), part(data, forTest));
    }

    /** In the order of the data, so that a part without shuffling looks like the whole. */
    private static Dataset part(Dataset data, List<Integer> rows) {
        Collections.sort(rows);
        return data.rows(array(rows));
    }

    private static int[] array(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
