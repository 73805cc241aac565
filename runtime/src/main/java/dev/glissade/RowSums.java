package dev.glissade;

import java.util.Arrays;

/** Adds rows of a caller's array to rows of memory of its own, which grows and is kept. */
abstract class RowSums {
    private int width;

    /** The sums, row by row. */
    abstract Object values();

    /** Says what rows are taken from, and that there may be {@code count} sums. */
    void begin(Object given, int count, int elements) {
        width = elements;
        reserve(given, count * elements);
    }

    abstract void reserve(Object given, int elements);

    /** Makes row {@code number} the given one at {@code position}. */
    void set(int number, int position) {
        copy(position * width, number * width, width);
    }

    /** Adds the given row at {@code position} to row {@code number}. */
    void add(int number, int position) {
        add(position * width, number * width, width);
    }

    abstract void copy(int from, int to, int length);

    abstract void add(int from, int to, int length);

    /** The first elements of {@code array} with the other sign, in the memory of the sums. */
    abstract Object negated(Object array, int length);

    /** Of floats. */
    static final class Floats extends RowSums {
        private float[] given = {};
        private float[] sums = {};

        @Override
        Object values() {
            return sums;
        }

        @Override
        void reserve(Object array, int elements) {
            given = (float[]) array;
            if (sums.length < elements) {
                sums = new float[elements];
            }
        }

        @Override
        void copy(int from, int to, int length) {
            if (length == 1) {
                sums[to] = given[from];
            } else {
                System.arraycopy(given, from, sums, to, length);
            }
        }

        @Override
        void add(int from, int to, int length) {
            for (int i = 0; i < length; i++) {
                sums[to + i] += given[from + i];
            }
        }

        @Override
        Object negated(Object array, int length) {
            float[] from = (float[]) array;
            if (sums.length < length) {
                sums = Arrays.copyOf(sums, length);
            }
            for (int i = 0; i < length; i++) {
                sums[i] = -from[i];
            }
            return sums;
        }
    }

    /** Of doubles. */
    static final class Doubles extends RowSums {
        private double[] given = {};
        private double[] sums = {};

        @Override
        Object values() {
            return sums;
        }

        @Override
        void reserve(Object array, int elements) {
            given = (double[]) array;
            if (sums.length < elements) {
                sums = new double[elements];
            }
        }

        @Override
        void copy(int from, int to, int length) {
            if (length == 1) {
                sums[to] = given[from];
            } else {
                System.arraycopy(given, from, sums, to, length);
            }
        }

        @Override
        void add(int from, int to, int length) {
            for (int i = 0; i < length; i++) {
                sums[to + i] += given[from + i];
            }
        }

        @Override
        Object negated(Object array, int length) {
            double[] from = (double[]) array;
            if (sums.length < length) {
                sums = Arrays.copyOf(sums, length);
            }
            for (int i = 0; i < length; i++) {
                sums[i] = -from[i];
            }
            return sums;
        }
    }
}
