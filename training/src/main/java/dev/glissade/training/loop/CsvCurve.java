package dev.glissade.training.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a line for each epoch into a CSV file: epoch, step, loss, and what is measured. A run that goes on from a checkpoint keeps the
 * lines of the epochs before it and drops those after, so that the file in the end is that of a run without a stop.
 */
public final class CsvCurve implements TrainingListener {
    private final Path file;

    private CsvCurve(Path file) {
        this.file = file;
    }

    /** A curve in a file; one that is there is replaced, unless the run resumes. */
    public static CsvCurve to(Path file) {
        return new CsvCurve(file);
    }

    @Override
    public void began(Run run) {
        try {
            List<String> kept = new ArrayList<>();
            if (run.isResumed() && Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("epoch") || epoch(line) < run.epoch()) {
                        kept.add(line);
                    }
                }
            }
            Files.write(file, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long epoch(String line) {
        try {
            return Long.parseLong(line.substring(0, Math.max(0, line.indexOf(','))));
        } catch (NumberFormatException cutShort) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void epochEnded(Run run, EpochReport report) {
        StringBuilder text = new StringBuilder();
        try {
            if (Files.size(file) == 0) {
                text.append("epoch,step,loss");
                report.measures().keySet().forEach(name -> text.append(',').append(quoted(name)));
                text.append('\n');
            }
            text.append(report.epoch())
                    .append(',')
                    .append(report.step())
                    .append(',')
                    .append(report.loss());
            report.measures().values().forEach(value -> text.append(',').append(value));
            Files.writeString(file, text.append('\n'), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String name) {
        return name.matches("[\\w .-]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
