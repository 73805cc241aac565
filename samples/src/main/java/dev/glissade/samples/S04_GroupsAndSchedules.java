package dev.glissade.samples;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Schedules;

/**
 * Several tensors: biases without weight decay, a rate that warms up, a tensor that is frozen for a while.
 *
 * <p>The loss is the squared distance of every element from 1; weight decay pulls the weights, and only them, below 1.
 */
public final class S04_GroupsAndSchedules {

    private S04_GroupsAndSchedules() {}

    public static void main(String[] args) {
        float[] weights = new float[6];
        float[] bias = new float[3];
        Parameters parameters =
                Parameters.builder().add("w", weights, 2, 3).add("b", bias).build();
        Optimizer optimizer = Optimizers.named("adamw")
                .set("weight_decay", 0.2)
                .schedule(
                        "lr",
                        Schedules.named("inverse_sqrt")
                                .set("warmup", 20)
                                .build()
                                .times(0.2))
                .group("biases", group -> group.tensors("b").set("weight_decay", 0))
                .over(parameters);

        Gradients gradients = parameters.gradients();
        optimizer.freeze("b");
        for (int i = 1; i <= 400; i++) {
            if (i == 100) {
                System.out.printf("frozen until now: b[0] = %.3f, w[0] = %.3f%n", bias[0], weights[0]);
                optimizer.unfreeze("b");
            }
            for (String name : parameters.names()) {
                for (int j = 0; j < parameters.tensor(name).length(); j++) {
                    gradients.tensor(name).set(j, 2 * (parameters.tensor(name).get(j) - 1));
                }
            }
            optimizer.step(gradients);
        }
        System.out.printf("in the end:       b[0] = %.3f, w[0] = %.3f%n", bias[0], weights[0]);
    }
}
