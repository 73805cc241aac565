package dev.glissade.secondorder;

import dev.glissade.Gradients;
import dev.glissade.Parameters;

/** Rastrigin's function of two numbers, {@code theta}: a local minimum close to every pair of whole numbers. */
final class Rastrigin {
    /** The places from 0 on where {@code 2x + 20*pi*sin(2*pi*x)} rises through 0, by Brent's method of SciPy. */
    private static final double[] MINIMA = {
        0, 0.9949586376523348, 1.9899122337085495, 2.9848557010394816, 3.979783860300754, 4.974691390895051
    };

    private Rastrigin() {}

    static Gradients at(Parameters point) {
        double loss = 20;
        double[] gradient = new double[2];
        for (int i = 0; i < 2; i++) {
            double x = point.tensor("theta").get(i);
            loss += x * x - 10 * Math.cos(2 * Math.PI * x);
            gradient[i] = 2 * x + 20 * Math.PI * Math.sin(2 * Math.PI * x);
        }
        return Gradients.over(point).use("theta", gradient).loss(loss);
    }

    /** The distance to the nearest minimum along an axis. */
    static double distance(double x) {
        double least = Double.POSITIVE_INFINITY;
        for (double known : MINIMA) {
            least = Math.min(least, Math.abs(Math.abs(x) - known));
        }
        return least;
    }
}
