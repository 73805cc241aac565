package dev.glissade.rules;

import java.util.Arrays;

/** A rule written out in plain Java from its source, without any of our own code. Made for one run: it keeps its states. */
interface HandCalculation {

    /**
     * One step, done in place.
     *
     * @param t from 1
     * @param theta all tensors
     */
    void step(int t, double lr, double[][] theta, Gradient gradient);

    /** The point at which the model is to be evaluated, after a step. */
    default double[][] evaluation(double[][] theta) {
        return theta;
    }

    /** The gradients of a step at a point. */
    @FunctionalInterface
    interface Gradient {
        double[][] at(double[][] point);
    }

    /** One element's part of a step of a rule that works on every element alone. */
    @FunctionalInterface
    interface Formula {
        /**
         * The new value of the element.
         *
         * @param kept what this element keeps between steps; zeros at first
         */
        double next(int t, double lr, double theta, double grad, double[] kept);
    }

    /** Where an element is evaluated. */
    @FunctionalInterface
    interface Evaluation {
        double of(double theta, double[] kept);
    }

    /** A rule that works on every element alone. */
    static HandCalculation each(Formula formula) {
        return each(formula, (theta, kept) -> theta);
    }

    /** A rule that works on every element alone and is evaluated elsewhere. */
    static HandCalculation each(Formula formula, Evaluation evaluation) {
        double[][][] kept = new double[Course.zeros().length][][];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = new double[Course.zeros()[k].length][8];
        }
        return new HandCalculation() {
            @Override
            public void step(int t, double lr, double[][] theta, Gradient gradient) {
                double[][] grad = gradient.at(theta);
                for (int k = 0; k < theta.length; k++) {
                    for (int i = 0; i < theta[k].length; i++) {
                        theta[k][i] = formula.next(t, lr, theta[k][i], grad[k][i], kept[k][i]);
                    }
                }
            }

            @Override
            public double[][] evaluation(double[][] theta) {
                double[][] point = copy(theta);
                for (int k = 0; k < theta.length; k++) {
                    for (int i = 0; i < theta[k].length; i++) {
                        point[k][i] = evaluation.of(theta[k][i], kept[k][i]);
                    }
                }
                return point;
            }
        };
    }

    static double[][] copy(double[][] tensors) {
        return Arrays.stream(tensors).map(double[]::clone).toArray(double[][]::new);
    }

    /** The square of the Euclidean norm. */
    static double squares(double[] tensor) {
        return Arrays.stream(tensor).map(x -> x * x).sum();
    }

    static double norm(double[] tensor) {
        return Math.sqrt(squares(tensor));
    }

    /** The norm of all tensors together. */
    static double norm(double[][] tensors) {
        return Math.sqrt(
                Arrays.stream(tensors).mapToDouble(HandCalculation::squares).sum());
    }
}
