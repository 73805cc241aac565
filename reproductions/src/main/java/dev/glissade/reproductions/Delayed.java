package dev.glissade.reproductions;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerState;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.model.Network;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.order.Order;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Softmax regression that sees each row once, with gradients that arrive late: what a worker works out from a row reaches the
 * parameters only after {@code delay} other gradients have.
 */
final class Delayed {
    private final Dataset data;
    private final Network model;

    Delayed(Dataset data) {
        this.data = data;
        this.model =
                Network.softmax(data.schema().inputs(), data.schema().classes().size());
    }

    /** The two rules, which are one where nothing is late. */
    enum Rule {
        /** Begun at 1, as the other one is. */
        ADAGRAD,
        ADAPTIVE_REVISION;

        Optimizer over(Parameters parameters, double rate) {
            return switch (this) {
                case ADAGRAD ->
                    Optimizers.named("adagrad").set("lr", rate).set("eps", 1).over(parameters);
                case ADAPTIVE_REVISION ->
                    Optimizers.named("adaptive_revision").set("alpha", rate).over(parameters);
            };
        }

        /** What a worker notes when it reads the parameters. */
        Optional<OptimizerState> note(Optimizer optimizer) {
            return this == ADAGRAD ? Optional.empty() : Optional.of(optimizer.state());
        }
    }

    /** A gradient on its way. */
    private record Late(Gradients gradients, Optional<OptimizerState> whenRead) {}

    /**
     * The mean loss of the first rows, each predicted before anything was learnt from it.
     *
     * @param rows how many; in an order that is the seed's
     * @return infinity if a loss is not finite
     */
    double loss(Rule rule, double rate, int delay, int rows, long seed) {
        Parameters parameters = model.start(Precision.FLOAT, seed);
        Objective objective = model.objective();
        Batch batch = new Batch(data.schema(), 1, Precision.FLOAT);
        int[] order = new int[data.size()];
        Order.shuffled(seed).epoch(1, order);
        Deque<Late> onTheirWay = new ArrayDeque<>();
        Deque<Gradients> free = new ArrayDeque<>();
        double sum = 0;
        try (Optimizer optimizer = rule.over(parameters, rate)) {
            for (int i = 0; i < rows; i++) {
                Gradients gradients = free.isEmpty() ? parameters.gradients() : free.pop();
                data.read(order[i], batch.clear(seed, i + 1));
                double loss = objective.at(parameters, batch, gradients);
                if (!Double.isFinite(loss)) {
                    return Double.POSITIVE_INFINITY;
                }
                sum += loss;
                onTheirWay.add(new Late(gradients, rule.note(optimizer)));
                if (onTheirWay.size() > delay) {
                    Late arrived = onTheirWay.remove();
                    arrived.whenRead()
                            .ifPresentOrElse(
                                    state -> optimizer.step(arrived.gradients(), state),
                                    () -> optimizer.step(arrived.gradients()));
                    free.push(arrived.gradients());
                }
            }
        }
        return sum / rows;
    }
}
