package dev.glissade.peers;

import java.util.Map;

/** A peer's optimizer at work on all tensors of one trajectory. */
public interface Stepper {

    /**
     * Takes one step.
     *
     * @param t the number of the step, from 1
     * @param rate the learning rate of this step
     * @param gradients the gradient of each tensor, in the precision of the trajectory
     * @return every tensor after the step
     */
    Map<String, double[]> step(int t, double rate, Map<String, double[]> gradients);
}
