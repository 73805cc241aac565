package dev.glissade.reproductions;

import dev.glissade.checkpoint.CheckpointDirectory;
import dev.glissade.training.loop.CsvCurve;
import dev.glissade.training.loop.NotFiniteException;
import dev.glissade.training.loop.TrainerBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Runs that are kept in a folder each, so that a command that was cut goes on where it was, and makes none twice. */
final class Runs {
    private final Path folder;
    private final PrintStream out;

    Runs(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /**
     * Trains, or goes on, or finds that all is done.
     *
     * @param name tells the run from all others, with all that it depends on
     * @param column of the run's curve: {@code loss}, or what is measured
     * @param without what stands for the epochs that a run did not reach because a number was not finite
     * @return the column, an element for each epoch
     */
    double[] curve(String name, TrainerBuilder trainer, int epochs, String column, double without) throws IOException {
        Path run = folder.resolve(name);
        Path curve = run.resolve("curve.csv");
        Files.createDirectories(run);
        try {
            trainer.epochs(epochs)
                    .checkpoints(CheckpointDirectory.in(run.resolve("checkpoints")))
                    .listen(CsvCurve.to(curve))
                    .build()
                    .resume();
        } catch (NotFiniteException diverged) {
            out.println(name + ": " + diverged.getMessage());
        }
        double[] values = new double[epochs];
        Arrays.fill(values, without);
        List<String> lines = Files.exists(curve) ? Files.readAllLines(curve) : List.of();
        for (int i = 1; i < lines.size(); i++) {
            int at = List.of(lines.get(0).split(",", -1)).indexOf(column);
            values[i - 1] = Double.parseDouble(lines.get(i).split(",", -1)[at]);
        }
        return values;
    }

    /** The mean of several curves. */
    static double[] mean(List<double[]> curves) {
        return IntStream.range(0, curves.get(0).length)
                .mapToDouble(
                        i -> curves.stream().mapToDouble(c -> c[i]).average().orElseThrow())
                .toArray();
    }
}
