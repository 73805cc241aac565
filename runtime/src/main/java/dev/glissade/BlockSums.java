package dev.glissade;

import dev.glissade.spi.Kernel;
import java.util.Arrays;

/**
 * One number per block of every tensor, added up as the language's reductions are (docs/numerics): blocks in order, tensors in the
 * order of their names, whatever threads left them.
 */
final class BlockSums {
    private final Layout layout;
    private final double[][] parts;
    private final double[] sums;
    private double sum = Double.NaN;

    /**
     * Makes room.
     *
     * @param used whether anything will be put in
     */
    BlockSums(Layout layout, boolean used) {
        this.layout = layout;
        this.parts = new double[layout.size()][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new double[used ? (int) ((layout.length(i) + Kernel.BLOCK - 1L) / Kernel.BLOCK) : 0];
        }
        this.sums = new double[parts.length];
        Arrays.fill(sums, Double.NaN);
    }

    /** Puts a block's part in. */
    void put(int tensor, int from, double part) {
        parts[tensor][from / Kernel.BLOCK] = part;
    }

    /** What was put in for a block. */
    double part(int tensor, int from) {
        return parts[tensor][from / Kernel.BLOCK];
    }

    /** Lets there be nothing to add. */
    void forget() {
        sum = Double.NaN;
        Arrays.fill(sums, Double.NaN);
    }

    /** Adds the parts of all tensors that take part; the others have none. Of a sparse one the first part is all. */
    void add(Roster roster, SparseSteps sparse) {
        sum = 0;
        for (int tensor : layout.byName()) {
            sums[tensor] = Double.NaN;
            if (roster.has(tensor)) {
                double ofTensor = 0;
                int count = sparse.has(tensor) ? 1 : parts[tensor].length;
                for (int b = 0; b < count; b++) {
                    ofTensor += parts[tensor][b];
                }
                sums[tensor] = ofTensor;
                sum += ofTensor;
            }
        }
    }

    /** Of all tensors together; NaN if there was nothing to add yet. */
    double sum() {
        return sum;
    }

    /** Of one tensor; NaN if it took no part. */
    double sum(int tensor) {
        return sums[tensor];
    }
}
