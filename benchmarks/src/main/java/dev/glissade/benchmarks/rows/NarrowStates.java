package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.measure.Forks;
import dev.glissade.benchmarks.measure.Pairs;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.StoredAdam;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Storage;
import java.util.ArrayList;
import java.util.List;

/** The library's {@code adam} with its states in bfloat16 against the same with floats, where memory binds. */
public final class NarrowStates implements Row {
    private static final Bar BAR = Bar.ratio(1.2);
    private static final int ELEMENTS = 32_000_000;

    @Override
    public int number() {
        return 9;
    }

    @Override
    public String title() {
        return "Adam with bfloat16 states against float states";
    }

    @Override
    public List<Line> run(Context context) {
        List<Line> lines = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            StoredAdam.requireNear(Storage.BF16, threads);
            lines.add(Line.of(
                    Words.what(Precision.FLOAT, ELEMENTS, threads),
                    BAR,
                    Pairs.measure(
                            context.pairs(),
                            () -> time(context, Storage.BF16, threads),
                            () -> time(context, Storage.F32, threads)),
                    ELEMENTS));
        }
        return lines;
    }

    private static double time(Context context, Storage storage, int threads) {
        return context.forks()
                .measure(context.length(), List.of(Forks.VECTORS), StoredAdam.of(storage, ELEMENTS, threads))[0];
    }
}
