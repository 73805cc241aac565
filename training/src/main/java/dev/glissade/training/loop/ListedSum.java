package dev.glissade.training.loop;

import dev.glissade.Gradients;
import dev.glissade.spi.Precision;
import java.util.Arrays;

/** Sparse gradients of several batches, one list behind the other; the step adds up what they say of one element. */
final class ListedSum {
    private final boolean single;
    private int[] indices = {};
    private float[] floats = {};
    private double[] doubles = {};
    private int count;

    ListedSum(Precision precision) {
        this.single = precision == Precision.FLOAT;
    }

    void clear() {
        count = 0;
    }

    /** Adds what a batch lists, each value times a number. */
    void add(Gradients part, String name, double share) {
        part.listed(name, (index, value) -> {
            if (count == indices.length) {
                grow();
            }
            indices[count] = index;
            if (single) {
                floats[count] = (float) (share * value);
            } else {
                doubles[count] = share * value;
            }
            count++;
        });
    }

    private void grow() {
        int length = Math.max(64, 2 * count);
        indices = Arrays.copyOf(indices, length);
        floats = Arrays.copyOf(floats, single ? length : 0);
        doubles = Arrays.copyOf(doubles, single ? 0 : length);
    }

    void give(Gradients sum, String name) {
        if (single) {
            sum.sparse(name, indices, floats, count);
        } else {
            sum.sparse(name, indices, doubles, count);
        }
    }
}
