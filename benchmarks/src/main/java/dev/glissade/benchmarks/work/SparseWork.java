package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.measure.WorkSpec;

/**
 * A sparse step of ours and the same in C.
 *
 * @param touched how many numbers have a gradient
 */
public record SparseWork(WorkSpec ours, WorkSpec inC, int touched) {

    /** Steps over {@code touched} of {@code rows} rows; both are compared on fewer first. */
    public static SparseWork compared(int rows, int width, int touched) {
        SparseStep.requireEqual(new Touched(3_001, width, 257));
        var size = new Touched(rows, width, touched);
        return new SparseWork(SparseStep.of(size), SparseInC.of(size), size.values());
    }

    /** The same steps of ours, without C to compare with. */
    public static WorkSpec ours(int rows, int width, int touched) {
        return SparseStep.of(new Touched(rows, width, touched));
    }
}
