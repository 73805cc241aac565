package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.measure.ForkFailedException;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.benchmarks.peer.PeerDescription;
import dev.glissade.benchmarks.peer.PeerLibraries;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.PeerStep;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.benchmarks.work.Shapes;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The library's {@code adam} against the Adams of other libraries, over one tensor. */
public final class AdamAgainstPeers implements Row {
    /** PyTorch's fast path. */
    static final String FUSED = "PyTorch fused";

    private static final Bar IN_CACHE = Bar.ratio(1.35);
    private static final Bar IN_MEMORY = Bar.ratio(1.0);
    private static final Bar OTHERS = Bar.ratio(1.6);
    private static final List<String> NAMES = List.of("PyTorch C++ optim", "TensorFlow", "ND4J", "DJL", "Tribuo");

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String title() {
        return "Adam against PyTorch's fused kernel; against the other libraries";
    }

    @Override
    public List<Line> run(Context context) {
        List<Line> lines = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            lines.add(line(context, FUSED, IN_CACHE, 10_000, threads));
            lines.add(line(context, FUSED, IN_CACHE, 1_000_000, threads));
            lines.add(line(context, FUSED, IN_MEMORY, 32_000_000, threads));
        }
        for (String name : NAMES) {
            lines.add(line(context, name, OTHERS, 1_000_000, 1));
            if (PeerLibraries.named(name).map(PeerLibrary::threaded).orElse(true)) {
                lines.add(line(context, name, OTHERS, 1_000_000, 2));
            }
        }
        return lines;
    }

    private static Line line(Context context, String peer, Bar bar, int elements, int threads) {
        String what = peer + ", " + Words.what(Precision.FLOAT, elements, threads);
        return against(
                context,
                peer,
                what,
                bar,
                RuleStep.of("adam", Precision.FLOAT, elements, threads),
                PeerStep.of(peer, Shapes.of(1, elements), threads),
                elements);
    }

    /** Measures ours against a peer; what is not there, or fails, was not run, and the other peers are. */
    static Line against(
            Context context, String peer, String what, Bar bar, WorkSpec ours, WorkSpec theirs, double elements) {
        Optional<PeerLibrary> library = PeerLibraries.named(peer);
        if (library.isEmpty()) {
            return Line.notRun(what, bar, PeerLibraries.MISSING);
        }
        try {
            Line line = Line.of(what, bar, context.pairs(ours, theirs), elements);
            return PeerDescription.of(peer)
                    .map(description -> new Line(what, bar, line.measured(), line.note() + "; " + description))
                    .orElse(line);
        } catch (ForkFailedException e) {
            return Line.notRun(what, bar, String.valueOf(e.getMessage()));
        }
    }
}
