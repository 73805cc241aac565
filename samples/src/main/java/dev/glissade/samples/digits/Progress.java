package dev.glissade.samples.digits;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how a run gets on: a bar on a terminal, now and then a line elsewhere. */
interface Progress extends AutoCloseable {

    /** Shows an epoch that has just ended. */
    void epoch(int epoch, double loss, double accuracy);

    @Override
    void close();

    /** Shows nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void epoch(int epoch, double loss, double accuracy) {}

            @Override
            public void close() {}
        };
    }

    /** A bar that is drawn again and again in one line. */
    static Progress bar(String title, int epochs) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(epochs)
                .setUnit(" epochs", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .build();
        return new Progress() {
            @Override
            public void epoch(int epoch, double loss, double accuracy) {
                bar.stepTo(epoch);
                bar.setExtraMessage(figures(loss, accuracy));
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    /** About ten lines a run. */
    static Progress lines(String title, int epochs, PrintStream out) {
        int every = Math.max(1, epochs / 10);
        return new Progress() {
            @Override
            public void epoch(int epoch, double loss, double accuracy) {
                if (epoch % every == 0 || epoch == epochs) {
                    out.printf(Locale.ROOT, "%s  epoch %3d/%d  %s%n", title, epoch, epochs, figures(loss, accuracy));
                }
            }

            @Override
            public void close() {}
        };
    }

    private static String figures(double loss, double accuracy) {
        return String.format(Locale.ROOT, "loss %.4f  validation accuracy %.3f", loss, accuracy);
    }
}
