package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.measure.ForkLength;
import dev.glissade.benchmarks.measure.Spread;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.Javac;
import dev.glissade.benchmarks.work.LibraryTexts;
import dev.glissade.benchmarks.work.LiveCompile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How long rules take to become classes: what the processor adds to a {@code javac} in a fresh JVM, and a rule's text in a warm
 * JVM.
 */
public final class CompileTime implements Row {
    /** The system property with the folder that holds the processor's jar and those that it needs. */
    public static final String PROCESSOR = "glissade.benchmarks.processor";

    private static final int RULES = 60;
    private static final Bar PROCESSOR_BAR = Bar.atMost(2, "s");
    private static final Bar LIVE_BAR = Bar.atMost(100, "ms");

    /** javac is warm after some hundred files. */
    private static final ForkLength WARM = new ForkLength(10, 5, 1000);

    private static final ForkLength WARM_QUICK = new ForkLength(6, 3, 500);

    @Override
    public int number() {
        return 11;
    }

    @Override
    public String title() {
        return "The time from rules to classes";
    }

    @Override
    public List<Line> run(Context context) {
        return List.of(processor(context), live(context));
    }

    private static Line processor(Context context) {
        String what = RULES + " rules through javac, what the processor adds";
        Path jars = Path.of(System.getProperty(PROCESSOR, "benchmarks/target/processor"));
        if (!Files.isDirectory(jars)) {
            return Line.notRun(what, PROCESSOR_BAR, "no folder " + jars + " with the processor");
        }
        int count = context.pairs();
        double[] with = new double[count];
        double[] without = new double[count];
        double[] seconds = new double[count];
        try {
            var javac = new Javac(Files.createTempDirectory("javac").resolve("sixty"), jars, LibraryTexts.first(RULES));
            for (int i = 0; i < count; i++) {
                with[i] = javac.withProcessor();
                without[i] = javac.withoutProcessor();
                seconds[i] = (with[i] - without[i]) / 1000;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String note = String.format(
                Locale.ROOT,
                "javac took %.2f s with it, %.2f s without",
                Spread.of(with).median() / 1000,
                Spread.of(without).median() / 1000);
        return Line.of(what, PROCESSOR_BAR, Spread.of(seconds), note);
    }

    private static Line live(Context context) {
        double[] milliseconds = new double[Math.min(3, context.pairs())];
        for (int i = 0; i < milliseconds.length; i++) {
            milliseconds[i] =
                    context.forks().measure(context.quick() ? WARM_QUICK : WARM, LiveCompile.of(RULES))[0] * 1e-6;
        }
        return Line.of(
                "a rule's text to a loaded class", LIVE_BAR, Spread.of(milliseconds), "mean over " + RULES + " rules");
    }
}
