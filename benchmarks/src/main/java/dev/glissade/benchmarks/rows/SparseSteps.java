package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.benchmarks.work.SparseWork;
import dev.glissade.spi.Precision;
import java.util.List;

/** The library's {@code adagrad} where 1e5 of 1e7 parameters have a gradient. */
public final class SparseSteps implements Row {
    private static final Bar C_BAR = Bar.ratio(0.95);
    private static final Bar DENSE_BAR = Bar.ratio(2.5);
    private static final int ELEMENTS = 10_000_000;
    private static final int TOUCHED = 100_000;
    private static final int WIDTH = 64;

    @Override
    public int number() {
        return 10;
    }

    @Override
    public String title() {
        return "Sparse Adagrad against the same loop in C; against a dense step";
    }

    @Override
    public List<Line> run(Context context) {
        return List.of(
                againstC(context, "1e5 of 1e7, single", ELEMENTS, 1, TOUCHED),
                againstC(context, "1e5 of 1e7, rows of 64", ELEMENTS / WIDTH, WIDTH, TOUCHED / WIDTH),
                Line.of(
                        "1e5 of 1e7, single, against a dense step over all",
                        DENSE_BAR,
                        context.pairs(
                                SparseWork.ours(ELEMENTS, 1, TOUCHED),
                                RuleStep.of("adagrad", Precision.FLOAT, ELEMENTS, 1)),
                        TOUCHED));
    }

    private static Line againstC(Context context, String what, int rows, int width, int touched) {
        if (context.c() instanceof CCompiler.Missing missing) {
            return Line.notRun(what, C_BAR, missing.why());
        }
        SparseWork work = SparseWork.compared(rows, width, touched);
        return Line.of(what, C_BAR, context.pairs(work.ours(), work.inC()), work.touched());
    }
}
