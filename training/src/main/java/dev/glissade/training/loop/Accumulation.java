package dev.glissade.training.loop;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import java.util.Arrays;
import java.util.List;

/** Gradients of several batches, added up in the order of the batches. */
final class Accumulation {
    private final List<String> names;
    private final Gradients sum;
    private final boolean[] begun;

    Accumulation(Parameters parameters) {
        this.names = parameters.names();
        this.sum = parameters.gradients();
        this.begun = new boolean[names.size()];
    }

    /** What has been added up; the same object always. */
    Gradients sum() {
        return sum;
    }

    void clear() {
        Arrays.fill(begun, false);
    }

    /** Adds those gradients that are present, each times a number. */
    void add(Gradients part, double share) {
        for (int i = 0; i < begun.length; i++) {
            String name = names.get(i);
            if (part.has(name)) {
                Tensor from = part.tensor(name);
                if (!begun[i]) {
                    sum.present(name);
                    sum.tensor(name).fill(0);
                    begun[i] = true;
                }
                add(from, share, sum.tensor(name));
            }
        }
    }

    /** Ends the sum: a tensor that had no gradient in any batch has none. */
    void end() {
        for (int i = 0; i < begun.length; i++) {
            if (!begun[i] && sum.has(names.get(i))) {
                sum.absent(names.get(i));
            }
        }
    }

    private static void add(Tensor from, double share, Tensor to) {
        int length = to.length();
        if (from.isOffHeap()) {
            for (int i = 0; i < length; i++) {
                to.set(i, to.get(i) + share * from.get(i));
            }
        } else if (to.precision() == Precision.FLOAT) {
            float[] values = from.floats();
            float[] into = to.floats();
            for (int i = 0; i < length; i++) {
                into[to.offset() + i] += (float) (share * values[from.offset() + i]);
            }
        } else {
            double[] values = from.doubles();
            double[] into = to.doubles();
            for (int i = 0; i < length; i++) {
                into[to.offset() + i] += share * values[from.offset() + i];
            }
        }
    }
}
