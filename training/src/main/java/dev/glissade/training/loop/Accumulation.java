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
    private final ListedSum[] lists;
    private final boolean[] begun;
    private final boolean[] listed;

    Accumulation(Parameters parameters) {
        this.names = parameters.names();
        this.sum = parameters.gradients();
        this.begun = new boolean[names.size()];
        this.listed = new boolean[names.size()];
        this.lists = new ListedSum[names.size()];
        Arrays.setAll(lists, i -> new ListedSum(parameters.precision()));
    }

    /** What has been added up; the same object always. */
    Gradients sum() {
        return sum;
    }

    void clear() {
        Arrays.fill(begun, false);
        for (ListedSum list : lists) {
            list.clear();
        }
    }

    /** Adds those gradients that are present, each times a number. */
    void add(Gradients part, double share) {
        for (int i = 0; i < begun.length; i++) {
            String name = names.get(i);
            if (part.isSparse(name)) {
                requireOneKind(begun[i] && !listed[i], name);
                lists[i].add(part, name, share);
                begun[i] = true;
                listed[i] = true;
            } else if (part.has(name)) {
                requireOneKind(begun[i] && listed[i], name);
                listed[i] = false;
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

    private static void requireOneKind(boolean other, String name) {
        if (other) {
            throw new IllegalStateException(
                    "the gradient of tensor '" + name + "' is dense in one batch of a step and sparse in another");
        }
    }

    /** Ends the sum: a tensor that had no gradient in any batch has none. */
    void end() {
        for (int i = 0; i < begun.length; i++) {
            if (begun[i] && listed[i]) {
                lists[i].give(sum, names.get(i));
            } else if (!begun[i] && sum.has(names.get(i))) {
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
