package dev.glissade.watch;

import dev.glissade.training.loop.EpochReport;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.loop.TrainingResult;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how a run gets on: a bar where a person watches a terminal, otherwise a line for each epoch.
 *
 * <pre>{@code
 * try (Progress progress = Progress.of(10, train.size())) {
 *     Trainer.of(objective, optimizer, train).epochs(10).listen(progress).build().run();
 * }
 * }</pre>
 *
 * <p>To be closed, so that a bar does not stay behind when the run ends with an exception. For one run.
 */
public final class Progress implements TrainingListener, AutoCloseable {
    private static final int WIDTH = 110;
    private static final int INTERVAL_MILLIS = 200;

    private final int epochs;
    private final int rows;
    private final Display display;
    private boolean ended;

    private Progress(int epochs, int rows, Display display) {
        this.epochs = epochs;
        this.rows = rows;
        this.display = display;
    }

    /**
     * A bar on standard error if it is a terminal, otherwise lines on standard output.
     *
     * @param epochs how many the run has
     * @param rows how many each has
     */
    public static Progress of(int epochs, int rows) {
        return Terminal.isPresent() ? bar(epochs, rows, System.err) : lines(epochs, rows, System.out);
    }

    /** A line for each epoch, whatever {@code out} is. */
    public static Progress lines(int epochs, int rows, PrintStream out) {
        return new Progress(epochs, rows, new Lines(out));
    }

    /** A bar that is drawn again and again in one line of {@code out}. */
    public static Progress bar(int epochs, int rows, PrintStream out) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("training")
                .setInitialMax((long) epochs * rows)
                .setUnit(" rows", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .build();
        return new Progress(epochs, rows, new Bar(bar));
    }

    @Override
    public void stepped(Run run) {
        display.step((long) (run.epoch() - 1) * rows + Math.min(run.rows(), rows));
    }

    @Override
    public void epochEnded(Run run, EpochReport report) {
        display.epoch((long) report.epoch() * rows, figures(report));
    }

    @Override
    public void ended(Run run, TrainingResult result) {
        end(result.reason().equals(TrainingResult.ALL_EPOCHS) ? "" : "ended: " + result.reason());
    }

    @Override
    public void close() {
        end("");
    }

    private void end(String why) {
        if (!ended) {
            ended = true;
            display.end(why);
        }
    }

    private String figures(EpochReport report) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "epoch %d/%d  loss %.4f", report.epoch(), epochs, report.loss()));
        report.measures().forEach((name, value) -> text.append(String.format(Locale.ROOT, "  %s %.4f", name, value)));
        return text.toString();
    }

    /** What can be written to. */
    private interface Display {
        void step(long done);

        void epoch(long done, String figures);

        /** Ends the display, once. */
        void end(String why);
    }

    private record Lines(PrintStream out) implements Display {
        @Override
        public void step(long done) {}

        @Override
        public void epoch(long done, String figures) {
            out.println(figures);
        }

        @Override
        public void end(String why) {
            if (!why.isEmpty()) {
                out.println(why);
            }
        }
    }

    private record Bar(ProgressBar bar) implements Display {
        @Override
        public void step(long done) {
            bar.stepTo(done);
        }

        @Override
        public void epoch(long done, String figures) {
            bar.stepTo(done);
            bar.setExtraMessage(figures);
        }

        @Override
        public void end(String why) {
            if (!why.isEmpty()) {
                bar.setExtraMessage(why);
            }
            bar.close();
        }
    }
}
