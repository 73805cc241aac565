package dev.glissade.benchmarks.rows;

import java.util.List;

/** All rows, in order. */
public final class Rows {
    private Rows() {}

    /** A new row joins here. */
    public static List<Row> all() {
        return List.of(
                new AdamAgainstC(),
                new AdamAgainstPeers(),
                new AdamAgainstTraffic(),
                new RuleAgainstFloor(),
                new SmallTensors(),
                new BiasesFirst(),
                new TwoThreads(),
                new Reductions(),
                new NarrowStates(),
                new SparseSteps(),
                new CompileTime(),
                new Allocation());
    }
}
