package dev.glissade.testkit;

/** Where gradients and parameters come from: the same for the same place, in any run. */
enum Numbers {
    /** Of the size that training has; the gradient pulls towards 0, as that of a quadratic does. */
    TAME {
        @Override
        double value(long seed, int step, int tensor, int index) {
            return uniform(hash(seed, step, tensor, index)) * 2 - 1;
        }

        @Override
        double gradient(long seed, int step, int tensor, int index, double point) {
            return value(seed, step, tensor, index) + 0.5 * point;
        }
    },

    /** Everything that floating point has, half of the time: zeros of both signs, subnormals, extremes, infinities and NaN. */
    HOSTILE {
        @Override
        double value(long seed, int step, int tensor, int index) {
            long hash = hash(seed, step, tensor, index);
            int kind = (int) (hash >>> 58);
            return kind < SPECIAL.length ? SPECIAL[kind] : (uniform(hash) * 2 - 1) * SCALES[(int) (hash & 3)];
        }

        @Override
        double gradient(long seed, int step, int tensor, int index, double point) {
            double value = value(seed, step, tensor, index);
            return Math.abs(point) < 1e3 ? value + 0.25 * point : value;
        }
    },

    /** The gradient of half the sum of squares. */
    SLOPE {
        @Override
        double value(long seed, int step, int tensor, int index) {
            return TAME.value(seed, step, tensor, index);
        }

        @Override
        double gradient(long seed, int step, int tensor, int index, double point) {
            return point;
        }
    },

    /** Nothing to learn from. */
    ZERO {
        @Override
        double value(long seed, int step, int tensor, int index) {
            return TAME.value(seed, step, tensor, index);
        }

        @Override
        double gradient(long seed, int step, int tensor, int index, double point) {
            return 0;
        }
    };

    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        1,
        -1,
        1e-30,
        1e30
    };

    private static final double[] SCALES = {1, 1e-3, 1e3, 1};

    abstract double value(long seed, int step, int tensor, int index);

    abstract double gradient(long seed, int step, int tensor, int index, double point);

    private static double uniform(long hash) {
        return (hash >>> 11) * 0x1p-53;
    }

    private static long hash(long seed, int step, int tensor, int index) {
        long z = seed * 0x9e3779b97f4a7c15L + step * 0xbf58476d1ce4e5b9L + tensor * 0x94d049bb133111ebL + index;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
