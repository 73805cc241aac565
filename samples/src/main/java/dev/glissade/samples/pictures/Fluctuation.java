package dev.glissade.samples.pictures;

import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.plots.Curve;
import dev.glissade.plots.LinePlot;
import dev.glissade.samples.S08_Pictures;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.Split;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.metric.Evaluation;
import dev.glissade.training.model.Network;
import dev.glissade.training.read.Csv;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SGD fluctuates: the loss over all rows after each step with batches of one row, of 32, and of all rows, for a softmax regression on
 * handwritten digits.
 */
public final class Fluctuation {
    private static final int STEPS = 400;
    private static final int PIXELS = 64;
    private static final double RATE = 0.002;

    private Fluctuation() {}

    /** Draws it. */
    public static void write(Path folder) throws IOException {
        Dataset digits = digits();
        LinePlot.titled("SGD fluctuates: softmax regression on digits, lr " + RATE)
                .x("step")
                .y("loss over all rows")
                .add(losses("1 row", digits, 1))
                .add(losses("32 rows", digits, 32))
                .add(losses("all " + digits.size() + " rows", digits, digits.size()))
                .write(folder.resolve("fluctuation.svg"), folder.resolve("fluctuation.png"));
    }

    private static Curve losses(String name, Dataset digits, int batch) throws IOException {
        Network network = Network.softmax(PIXELS, 10);
        Parameters parameters = network.start(Precision.FLOAT, 1);
        List<Double> losses = new ArrayList<>();
        Trainer.of(network.objective(), Optimizers.named("sgd").set("lr", RATE).over(parameters), digits)
                .batch(batch)
                .epochs(STEPS)
                .seed(1)
                .listen(new TrainingListener() {
                    @Override
                    public void stepped(Run run) {
                        losses.add(Evaluation.of(network, run.optimizer().parameters(), digits)
                                .loss());
                        if (run.step() == STEPS) {
                            run.stop("enough steps");
                        }
                    }
                })
                .build()
                .run();
        double[] steps = new double[losses.size()];
        Arrays.setAll(steps, i -> i + 1);
        return Curve.of(
                name, steps, losses.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Dataset digits() throws IOException {
        Path file = Files.createTempFile("digits", ".csv");
        try (InputStream in = S08_Pictures.class.getResourceAsStream("digits/digits.csv")) {
            if (in == null) {
                throw new IOException("the sample lacks its data");
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            Dataset rows = Csv.withoutHeader().label("65").read(file);
            return Split.stratified(rows, 0, 0.2, 1).train();
        } finally {
            Files.delete(file);
        }
    }
}
