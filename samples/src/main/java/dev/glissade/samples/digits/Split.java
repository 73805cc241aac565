package dev.glissade.samples.digits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which images train, which choose the rate, which judge: three fifths, one fifth, one fifth of each digit.
 *
 * @param train row numbers
 * @param validation row numbers
 * @param test row numbers
 */
@SuppressWarnings("ArrayRecordComponent") // read by tight loops; nobody compares two of them
record Split(int[] train, int[] validation, int[] test) {

    /** A split in which every part has the classes in the same proportions; the same seed gives the same split. */
    static Split stratified(int[] labels, long seed) throws BadDataException {
        List<Integer> train = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        Random random = new Random(seed);
        for (int label = 0; label < Digits.CLASSES; label++) {
            List<Integer> rows = new ArrayList<>();
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == label) {
                    rows.add(i);
                }
            }
            Collections.shuffle(rows, random);
            int fifth = rows.size() / 5;
            test.addAll(rows.subList(0, fifth));
            validation.addAll(rows.subList(fifth, 2 * fifth));
            train.addAll(rows.subList(2 * fifth, rows.size()));
        }
        if (test.isEmpty()) {
            throw new BadDataException("the data hold " + labels.length
                    + " images; expected at least 5 of one digit, so that a fifth can test and a fifth can validate");
        }
        return new Split(array(train), array(validation), array(test));
    }

    private static int[] array(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
