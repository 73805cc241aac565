package dev.glissade.samples;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerState;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;

/**
 * Rules that ask for gradients at points of their own, and rules whose model is evaluated at another point than it is trained at.
 *
 * <p>{@code nesterov} looks ahead along its velocity; {@code schedule_free_sgd} trains at one sequence and answers with an average
 * of another. Both are given a function instead of a gradient. In the middle the state is taken out and put into a new optimizer,
 * as after a restart.
 */
public final class S05_GradientsElsewhere {

    private S05_GradientsElsewhere() {}

    public static void main(String[] args) {
        for (String rule : new String[] {"nesterov", "schedule_free_sgd"}) {
            double[] theta = {3, 1};
            Parameters parameters = Parameters.of(theta);
            Gradients gradients = parameters.gradients();
            Optimizer optimizer = Optimizers.named(rule).set("lr", 0.1).over(parameters);
            for (int i = 1; i <= 400; i++) {
                if (i == 200) {
                    OptimizerState state = optimizer.state();
                    optimizer = Optimizers.named(rule).set("lr", 0.1).over(parameters);
                    optimizer.restore(state);
                }
                optimizer.step(point -> {
                    gradients.tensor("theta").set(0, point.doubles()[0]);
                    gradients.tensor("theta").set(1, 10 * point.doubles()[1]);
                    return gradients;
                });
            }
            double[] answer = optimizer.evaluationPoint().doubles();
            System.out.printf("%s after %d steps: (%.5f, %.5f)%n", rule, optimizer.steps(), answer[0], answer[1]);
        }
    }
}
