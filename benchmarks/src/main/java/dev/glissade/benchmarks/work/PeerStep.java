package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.benchmarks.peer.AdamSettings;
import dev.glissade.benchmarks.peer.PeerLibraries;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.peer.PeerOptimizer;
import dev.glissade.spi.Precision;

/**
 * A step of another library's Adam over tensors of its own, from the numbers that {@link ModelStep} and {@link RuleStep} start
 * from. What it computes is compared with a calculation in double, and with ours, before it is there to be measured.
 */
public final class PeerStep implements Work {
    /** So small that nothing drifts far, however long it runs. */
    static final double LR = 1e-6;

    private final Shapes shapes;
    private final PeerOptimizer optimizer;

    /** Takes {@code peer}, {@code shapes} and {@code threads}. */
    public PeerStep(Arguments arguments) {
        this.shapes = Shapes.parse(arguments.text("shapes"));
        PeerLibrary library = PeerLibraries.named(arguments.text("peer"))
                .orElseThrow(() -> new IllegalStateException(PeerLibraries.MISSING));
        PeerTwin.requireEqual(library, arguments.threads());
        this.optimizer = library.adam(
                AdamSettings.of(LR),
                shapes.cut(Numbers.stream(0, shapes.total())),
                shapes.cut(Numbers.stream(1, shapes.total())),
                arguments.threads());
    }

    public static WorkSpec of(String peer, Shapes shapes, int threads) {
        return WorkSpec.of(PeerStep.class)
                .with("peer", peer)
                .with("shapes", shapes)
                .with("threads", threads);
    }

    @Override
    public void run() {
        optimizer.step();
    }

    @Override
    public void check() {
        for (int i = 0; i < shapes.lengths().length; i++) {
            Numbers.requireOrdinary("tensor " + i, Precision.FLOAT, optimizer.parameters(i));
        }
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
