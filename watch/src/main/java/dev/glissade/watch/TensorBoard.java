package dev.glissade.watch;

import dev.glissade.Tensor;
import dev.glissade.training.loop.EpochReport;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.loop.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a run into an event file: the loss of steps, and for each epoch its mean loss, what is measured, and how the parameters are
 * distributed. Look at it with {@code tensorboard --logdir FOLDER}. To be closed. For one run.
 */
public final class TensorBoard implements TrainingListener, AutoCloseable {
    private final Path folder;
    private final int every;
    private Optional<EventFile> file = Optional.empty();

    private TensorBoard(Path folder, int every) {
        this.folder = folder;
        this.every = every;
    }

    /** Into a folder of the run's own, the loss of every step. */
    public static TensorBoard in(Path folder) {
        return new TensorBoard(folder, 1);
    }

    /**
     * This with the loss of every so-manieth step only.
     *
     * @param steps at least 1
     */
    public TensorBoard every(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("the loss of every " + steps + " steps; expected at least 1");
        }
        return new TensorBoard(folder, steps);
    }

    @Override
    public void began(Run run) {
        write(() -> {
            EventFile begun = EventFile.in(folder);
            file = Optional.of(begun);
            if (run.isResumed()) {
                begun.restart(run.step() + 1);
            }
        });
    }

    @Override
    public void stepped(Run run) {
        if (run.step() % every == 0) {
            write(() -> file.orElseThrow().scalar("batch/loss", run.step(), run.loss()));
        }
    }

    @Override
    public void epochEnded(Run run, EpochReport report) {
        write(() -> {
            EventFile events = file.orElseThrow();
            events.scalar("epoch/loss", report.step(), report.loss());
            for (Map.Entry<String, Double> measure : report.measures().entrySet()) {
                events.scalar("epoch/" + measure.getKey(), report.step(), measure.getValue());
            }
            for (Tensor tensor : run.optimizer().parameters().tensors()) {
                double[] elements = new double[tensor.length()];
                for (int i = 0; i < elements.length; i++) {
                    elements[i] = tensor.get(i);
                }
                events.histogram(tensor.name(), report.step(), elements);
            }
        });
    }

    @Override
    public void ended(Run run, TrainingResult result) {
        close();
    }

    @Override
    public void close() {
        write(() -> {
            if (file.isPresent()) {
                file.get().close();
            }
        });
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
