package dev.glissade.samples;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;

/**
 * A rule file, found by name.
 *
 * <p>The rule is {@code valley_momentum.opt}, one line in this package's resource folder. It leaves {@code g} and {@code lr} open,
 * so they must be given. The valley is {@code x^2/2 + 5*y^2}, ten times steeper along y; its lowest point is (0, 0).
 */
public final class S01_FirstRule {

    private S01_FirstRule() {}

    public static void main(String[] args) {
        double[] theta = {3, 1};
        Optimizer optimizer = Optimizers.named("valley_momentum")
                .set("g", 0.9)
                .set("lr", 0.01)
                .over(theta);
        double[] gradient = new double[2];
        for (int i = 1; i <= 300; i++) {
            gradient[0] = theta[0];
            gradient[1] = 10 * theta[1];
            optimizer.step(gradient);
            if (i % 60 == 0) {
                System.out.printf("step %3d: (%9.6f, %9.6f)%n", i, theta[0], theta[1]);
            }
        }
    }
}
