package dev.glissade.reproductions;

import dev.glissade.OptimizerBuilder;
import dev.glissade.checkpoint.CheckpointDirectory;
import dev.glissade.spi.Precision;
import dev.glissade.training.loop.CsvCurve;
import dev.glissade.training.loop.NotFiniteException;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainerBuilder;
import dev.glissade.training.metric.Evaluation;
import dev.glissade.training.model.Network;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs that are kept in a folder each, so that a command that was cut goes on where it was, and makes none twice. All of them were made
 * with the same data, which a file beside them tells.
 */
final class Runs {
    private static final String DATA = "data.sha256";
    private static final String ACCURACY = "test accuracy";

    private final Path folder;
    private final PrintStream out;

    private Runs(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /**
     * The runs of a folder, which is made if it is not there.
     *
     * @param data tells the data of these runs from others
     * @throws IOException if those in the folder were made with other data, or do not say with which
     */
    static Runs in(Path folder, String data, PrintStream out) throws IOException {
        Path told = folder.resolve(DATA);
        String instead = "; give another folder with --runs, or delete this one to make them again";
        Files.createDirectories(folder);
        if (Files.exists(told)) {
            if (!Files.readString(told).strip().equals(data)) {
                throw new IOException(
                        "the runs in " + folder + " were made with other data than those of --data" + instead);
            }
        } else {
            try (Stream<Path> within = Files.list(folder)) {
                if (within.findAny().isPresent()) {
                    throw new IOException("there are files in " + folder
                            + " that do not say with which data they were made" + instead);
                }
            }
            Files.writeString(told, data + "\n");
        }
        return new Runs(folder, out);
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
        if (!Files.exists(curve)) {
            return values;
        }
        List<String> lines = Files.readAllLines(curve);
        int at = List.of(lines.get(0).split(",", -1)).indexOf(column);
        for (int i = 1; i < lines.size(); i++) {
            values[i - 1] = Double.parseDouble(lines.get(i).split(",", -1)[at]);
        }
        return values;
    }

    /**
     * Trains a network on the digits, or goes on, or finds that all is done, as {@link #curve}.
     *
     * @return the accuracy on the test part after each epoch
     */
    double[] testAccuracy(
            String name,
            Network network,
            OptimizerBuilder rule,
            Mnist.Parts digits,
            int batch,
            int seed,
            int epochs,
            double without)
            throws IOException {
        TrainerBuilder trainer = Trainer.of(
                        network.objective(), rule.over(network.start(Precision.FLOAT, seed)), digits.train())
                .batch(batch)
                .seed(seed)
                .measure(
                        ACCURACY,
                        at -> Evaluation.of(network, at, digits.test()).accuracy());
        return curve(name, trainer, epochs, ACCURACY, without);
    }

    /**
     * What a run comes to, if that is one number: worked out, or found because it has been worked out before.
     *
     * @param name tells the run from all others, with all that it depends on
     */
    double number(String name, DoubleSupplier run) {
        Path kept = folder.resolve(name + ".txt");
        try {
            if (Files.exists(kept)) {
                return Double.parseDouble(Files.readString(kept).strip());
            }
            double found = run.getAsDouble();
            Path written = folder.resolve(name + ".new");
            Files.writeString(written, found + "\n");
            Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mean of several curves. */
    static double[] mean(List<double[]> curves) {
        return IntStream.range(0, curves.get(0).length)
                .mapToDouble(
                        i -> curves.stream().mapToDouble(c -> c[i]).average().orElseThrow())
                .toArray();
    }
}
