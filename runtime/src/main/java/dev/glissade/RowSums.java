package dev.glissade;

import java.util.Arrays;

/** Adds the rows of a caller's array that have the same index, in memory of its own, which grows and is kept. */
interface RowSums {

    /** The sums, row by row. */
    Object values();

    /**
     * Adds up rows.
     *
     * @param given {@code count} rows of {@code width} elements
     * @param sorted the rows in the order of their indices, as {@link IndexSort} has them
     * @param indices where the indices go, each once
     * @return how many there are
     */
    int merge(Object given, long[] sorted, int count, int width, int[] indices);

    /**
     * The first elements of an array, which may be that of the sums, times {@code first}, then times {@code second}, each product
     * rounded; in the memory of the sums.
     */
    Object scaled(Object array, int length, double first, double second);

    /** Of floats. */
    final class Floats implements RowSums {
        private float[] sums = {};

        @Override
        public Object values() {
            return sums;
        }

        @Override
        public int merge(Object given, long[] sorted, int count, int width, int[] indices) {
            float[] rows = (float[]) given;
            if (sums.length < count * width) {
                sums = new float[count * width];
            }
            return width == 1 ? elements(rows, sorted, count, indices) : rows(rows, sorted, count, width, indices);
        }

        private int elements(float[] given, long[] sorted, int count, int[] indices) {
            int last = -1;
            int number = -1;
            for (int k = 0; k < count; k++) {
                int index = IndexSort.index(sorted[k]);
                float value = given[IndexSort.position(sorted[k])];
                if (index == last) {
                    sums[number] += value;
                } else {
                    number++;
                    indices[number] = index;
                    sums[number] = value;
                    last = index;
                }
            }
            return number + 1;
        }

        private int rows(float[] given, long[] sorted, int count, int width, int[] indices) {
            int last = -1;
            int number = -1;
            for (int k = 0; k < count; k++) {
                int index = IndexSort.index(sorted[k]);
                int from = IndexSort.position(sorted[k]) * width;
                if (index == last) {
                    for (int i = 0; i < width; i++) {
                        sums[number * width + i] += given[from + i];
                    }
                } else {
                    number++;
                    indices[number] = index;
                    System.arraycopy(given, from, sums, number * width, width);
                    last = index;
                }
            }
            return number + 1;
        }

        @Override
        public Object scaled(Object array, int length, double first, double second) {
            float[] from = (float[]) array;
            float one = (float) first;
            float two = (float) second;
            if (sums.length < length) {
                sums = Arrays.copyOf(sums, length);
            }
            for (int i = 0; i < length; i++) {
                sums[i] = from[i] * one * two;
            }
            return sums;
        }
    }

    /** Of doubles. */
    final class Doubles implements RowSums {
        private double[] sums = {};

        @Override
        public Object values() {
            return sums;
        }

        @Override
        public int merge(Object given, long[] sorted, int count, int width, int[] indices) {
            double[] rows = (double[]) given;
            if (sums.length < count * width) {
                sums = new double[count * width];
            }
            int last = -1;
            int number = -1;
            for (int k = 0; k < count; k++) {
                int index = IndexSort.index(sorted[k]);
                int from = IndexSort.position(sorted[k]) * width;
                if (index == last) {
                    for (int i = 0; i < width; i++) {
                        sums[number * width + i] += rows[from + i];
                    }
                } else {
                    number++;
                    indices[number] = index;
                    System.arraycopy(rows, from, sums, number * width, width);
                    last = index;
                }
            }
            return number + 1;
        }

        @Override
        public Object scaled(Object array, int length, double first, double second) {
            double[] from = (double[]) array;
            if (sums.length < length) {
                sums = Arrays.copyOf(sums, length);
            }
            for (int i = 0; i < length; i++) {
                sums[i] = from[i] * first * second;
            }
            return sums;
        }
    }
}
