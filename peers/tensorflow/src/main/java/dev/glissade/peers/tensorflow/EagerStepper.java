package dev.glissade.peers.tensorflow;

import dev.glissade.peers.Case;
import dev.glissade.peers.Precision;
import dev.glissade.peers.Stepper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.EagerSession;
import org.tensorflow.op.Ops;

/** Calls a kernel once for each tensor in each step. */
final class EagerStepper implements Stepper {

    private final Case chosen;
    private final Kernels.Update update;
    private final Map<String, Slots> tensors = new LinkedHashMap<>();

    EagerStepper(Case chosen, Kernels.Update update, Precision precision, Map<String, double[]> start) {
        this.chosen = chosen;
        this.update = update;
        Ops tf = Ops.create(EagerSession.create());
        start.forEach((name, values) -> tensors.put(name, new Slots(tf, precision, values)));
    }

    @Override
    public Map<String, double[]> step(int t, double rate, Map<String, double[]> gradients) {
        Map<String, double[]> after = new LinkedHashMap<>();
        tensors.forEach((name, slots) -> {
            double[] gradient = gradients.getOrDefault(name, new double[0]);
            update.apply(slots, slots.tensor(gradient), chosen, rate, t);
            after.put(name, slots.theta());
        });
        return after;
    }
}
