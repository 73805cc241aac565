package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.ModelStep;
import dev.glissade.benchmarks.work.ModelStep.Memory;
import dev.glissade.benchmarks.work.PeerStep;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.benchmarks.work.Shapes;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many small tensors, and those of a network, on one thread: in an arena, and in the caller's own arrays. */
public final class SmallTensors implements Row {
    private static final Bar ONE_TENSOR = Bar.ratio(0.9);
    private static final Bar ARENA = Bar.ratio(8);
    private static final Bar ARRAYS = Bar.ratio(4);

    private static final Map<String, Shapes> MODELS =
            new TreeMap<>(Map.of("1000 tensors of 100", Shapes.of(1000, 100), "784-256-128-10", Shapes.NETWORK));

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String title() {
        return "Many tensors against one; against PyTorch's fused kernel";
    }

    @Override
    public List<Line> run(Context context) {
        List<Line> lines = new ArrayList<>();
        MODELS.forEach((name, shapes) -> {
            int total = shapes.total();
            lines.add(Line.of(
                    name + ", arena, against one tensor",
                    ONE_TENSOR,
                    context.pairs(
                            ModelStep.of(shapes, Memory.ARENA, 1), RuleStep.of("adam", Precision.FLOAT, total, 1)),
                    total));
            lines.add(pytorch(context, name + ", arena, against PyTorch fused", ARENA, shapes, Memory.ARENA));
            lines.add(pytorch(context, name + ", own arrays, against PyTorch fused", ARRAYS, shapes, Memory.ARRAYS));
        });
        return lines;
    }

    private static Line pytorch(Context context, String what, Bar bar, Shapes shapes, Memory memory) {
        return AdamAgainstPeers.against(
                context,
                AdamAgainstPeers.FUSED,
                what,
                bar,
                ModelStep.of(shapes, memory, 1),
                PeerStep.of(AdamAgainstPeers.FUSED, shapes, 1),
                shapes.total());
    }
}
