package dev.glissade.secondorder;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.ResidualFunction;
import java.util.Arrays;

/** Known functions of two numbers, {@code theta}, with their usual beginnings and minima. */
enum Surface {
    /** Rosenbrock (1960): residuals {@code 10(y - x^2)} and {@code 1 - x}; half their squares is half of the usual function. */
    ROSENBROCK(-1.2, 1) {
        @Override
        double[][] minima() {
            return new double[][] {{1, 1}};
        }

        @Override
        int residuals() {
            return 2;
        }

        @Override
        double residual(int number, double x, double y, double[] gradient) {
            return number == 0 ? put(gradient, 10 * (y - x * x), -20 * x, 10) : put(gradient, 1 - x, -1, 0);
        }
    },

    /** Beale (1958), from (1, 1) as in the collection of Moré, Garbow and Hillstrom (1981). */
    BEALE(1, 1) {
        @Override
        double[][] minima() {
            return new double[][] {{3, 0.5}};
        }

        @Override
        int residuals() {
            return 3;
        }

        @Override
        double residual(int number, double x, double y, double[] gradient) {
            double power = Math.pow(y, number + 1.0);
            double target = number == 0 ? 1.5 : number == 1 ? 2.25 : 2.625;
            return put(gradient, target - x * (1 - power), power - 1, x * (number + 1) * Math.pow(y, number));
        }
    },

    /** Himmelblau (1972), with four minima of value 0. */
    HIMMELBLAU(1, 1) {
        @Override
        double[][] minima() {
            return new double[][] {
                {3, 2},
                {-2.805118086952745, 3.131312518250573},
                {-3.779310253377747, -3.2831859912861696},
                {3.5844283403304917, -1.8481265269644034}
            };
        }

        @Override
        int residuals() {
            return 2;
        }

        @Override
        double residual(int number, double x, double y, double[] gradient) {
            return number == 0 ? put(gradient, x * x + y - 11, 2 * x, 1) : put(gradient, x + y * y - 7, 1, 2 * y);
        }
    };

    final double startX;
    final double startY;

    Surface(double startX, double startY) {
        this.startX = startX;
        this.startY = startY;
    }

    abstract double[][] minima();

    abstract int residuals();

    abstract double residual(int number, double x, double y, double[] gradient);

    private static double put(double[] gradient, double value, double byX, double byY) {
        gradient[0] = byX;
        gradient[1] = byY;
        return value;
    }

    /** The sum of the squares of the residuals, halved. */
    ResidualFunction function() {
        return new ResidualFunction() {
            @Override
            public int residuals() {
                return Surface.this.residuals();
            }

            @Override
            public double residual(int number, Parameters point, Gradients gradient) {
                double[] by = new double[2];
                double value = Surface.this.residual(
                        number,
                        point.tensor("theta").get(0),
                        point.tensor("theta").get(1),
                        by);
                gradient.tensor("theta").copyFrom(by);
                return value;
            }
        };
    }

    /** The distance to the nearest minimum in its worse coordinate. */
    double distance(double[] theta) {
        return Arrays.stream(minima())
                .mapToDouble(m -> Math.max(Math.abs(m[0] - theta[0]), Math.abs(m[1] - theta[1])))
                .min()
                .orElseThrow();
    }

    double[] start() {
        return new double[] {startX, startY};
    }
}
