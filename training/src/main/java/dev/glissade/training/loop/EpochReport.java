package dev.glissade.training.loop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an epoch has come to.
 *
 * @param epoch from 1
 * @param step the number of steps made since the beginning of the run
 * @param loss the mean of the losses of the epoch's batches, each as it was before its step, weighted by their rows
 * @param measures what was measured at the end of the epoch, by name, in the order in which it was asked for
 */
public record EpochReport(int epoch, long step, double loss, Map<String, Double> measures) {

    public EpochReport {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /**
     * Something that was measured; {@code loss} is {@link #loss()}.
     *
     * @throws IllegalArgumentException if nothing of that name was; the message lists what was
     */
    public double measure(String name) {
        if (name.equals("loss")) {
            return loss;
        }
        Double value = measures.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "nothing called '" + name + "' is measured; there are loss and " + measures.keySet());
        }
        return value;
    }
}
