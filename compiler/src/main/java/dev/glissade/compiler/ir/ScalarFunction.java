package dev.glissade.compiler.ir;

import java.util.List;

/**
 * A scalar formula of hyperparameters and {@code t} outside the step: a default that follows other hyperparameters, a computed
 * hyperparameter, or a schedule.
 *
 * @param result the number of the node that is its value
 */
public record ScalarFunction(List<Node> nodes, int result) {
    public ScalarFunction {
        nodes = List.copyOf(nodes);
    }
}
