package dev.glissade.samples;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;

/**
 * An optimizer written by hand, found by name like any other.
 *
 * <p>{@link NewtonDiagonal} measures the curvature along each axis, which no single formula of one gradient can: on a valley whose
 * axes are the coordinates it is at the bottom after two steps.
 */
public final class S03_HandWritten {

    private S03_HandWritten() {}

    public static void main(String[] args) {
        double[] theta = {3, 1};
        Optimizer optimizer = Optimizers.named("newton_diag").over(theta);
        for (int i = 1; i <= 3; i++) {
            optimizer.step(new double[] {theta[0], 10 * theta[1]});
            System.out.printf("step %d: (%.6f, %.6f)%n", i, theta[0], theta[1]);
        }
    }
}
