package dev.glissade.peers.nd4j;

import static java.util.Objects.requireNonNull;

import dev.glissade.peers.Case;
import dev.glissade.peers.Precision;
import dev.glissade.peers.Stepper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.IUpdater;

/** One updater for each tensor; what it makes of the gradient is subtracted from the parameter. */
final class UpdaterStepper implements Stepper {

    private final IUpdater config;
    private final Clip clip;
    private final Case chosen;
    private final DataType type;
    private final Map<String, INDArray> parameters = new LinkedHashMap<>();
    private final Map<String, GradientUpdater<?>> updaters = new LinkedHashMap<>();

    UpdaterStepper(IUpdater config, Clip clip, Case chosen, Precision precision, Map<String, double[]> start) {
        this.config = config;
        this.clip = clip;
        this.chosen = chosen;
        this.type = switch (precision) {
            case FLOAT -> DataType.FLOAT;
            case DOUBLE -> DataType.DOUBLE;
        };
        start.forEach((name, values) -> {
            parameters.put(name, row(values));
            long size = config.stateSize(values.length);
            INDArray state = Nd4j.zeros(type, 1, Math.max(1, size));
            updaters.put(name, size == 0 ? stateless() : instantiate(state, values.length));
        });
    }

    @Override
    public Map<String, double[]> step(int t, double rate, Map<String, double[]> gradients) {
        if (config.hasLearningRate()) {
            config.setLrAndSchedule(rate, null);
        }
        Map<String, INDArray> rows = new LinkedHashMap<>();
        gradients.forEach((name, values) -> rows.put(name, row(values)));
        Map<String, double[]> after = new LinkedHashMap<>();
        clip.apply(rows, chosen).forEach((name, gradient) -> {
            requireNonNull(updaters.get(name)).applyUpdater(gradient, t - 1, 0);
            INDArray parameter = requireNonNull(parameters.get(name)).subi(gradient);
            after.put(name, parameter.data().asDouble());
        });
        return after;
    }

    private GradientUpdater<?> stateless() {
        return config.instantiate(Map.<String, INDArray>of(), false);
    }

    private GradientUpdater<?> instantiate(INDArray state, int length) {
        if (config instanceof AdaBelief) {
            // Its own splitting of one view into two states fails in this version.
            return config.instantiate(
                    Map.of(
                            AdaBeliefUpdater.M_STATE, Nd4j.zeros(type, 1, length),
                            AdaBeliefUpdater.S_STATE, Nd4j.zeros(type, 1, length)),
                    true);
        }
        return config.instantiate(state, true);
    }

    private INDArray row(double[] values) {
        return Nd4j.createFromArray(values.clone()).reshape(1, values.length).castTo(type);
    }
}
