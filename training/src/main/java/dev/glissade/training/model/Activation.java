package dev.glissade.training.model;

import dev.glissade.spi.Precision;
import dev.glissade.training.array.Matrix;

/** A function of one number, between the layers of a network. */
public enum Activation {
    /** The hyperbolic tangent. */
    TANH {
        @Override
        double value(double x) {
            return Math.tanh(x);
        }

        @Override
        double slope(double y) {
            return 1 - y * y;
        }
    },
    /** {@code max(0, x)}; its slope at 0 is taken to be 0. */
    RELU {
        @Override
        double value(double x) {
            return Math.max(0, x);
        }

        @Override
        double slope(double y) {
            return y > 0 ? 1 : 0;
        }
    },
    /** The logistic function, {@code 1/(1 + e^-x)}. */
    SIGMOID {
        @Override
        double value(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        double slope(double y) {
            return y * (1 - y);
        }
    };

    /** The function. */
    abstract double value(double x);

    /** The derivative at the point where the function has the value {@code y}. */
    abstract double slope(double y);

    /** Writes the function's value at each element of {@code x} into a matrix of the same columns. */
    void apply(Matrix x, Matrix into) {
        into.rows(x.rows());
        if (x.precision() == Precision.FLOAT) {
            float[] from = x.floats();
            float[] values = into.floats();
            for (int i = 0; i < x.length(); i++) {
                values[into.offset() + i] = (float) value(from[x.offset() + i]);
            }
        } else {
            double[] from = x.doubles();
            double[] values = into.doubles();
            for (int i = 0; i < x.length(); i++) {
                values[into.offset() + i] = value(from[x.offset() + i]);
            }
        }
    }

    /** Multiplies each element of a gradient with the slope where the function had the value {@code y}. */
    void timesSlope(Matrix gradient, Matrix y) {
        if (y.precision() == Precision.FLOAT) {
            float[] elements = gradient.floats();
            float[] values = y.floats();
            for (int i = 0; i < y.length(); i++) {
                elements[gradient.offset() + i] *= (float) slope(values[y.offset() + i]);
            }
        } else {
            double[] elements = gradient.doubles();
            double[] values = y.doubles();
            for (int i = 0; i < y.length(); i++) {
                elements[gradient.offset() + i] *= slope(values[y.offset() + i]);
            }
        }
    }
}
