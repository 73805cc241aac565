package dev.glissade.training.saved;

import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Scaling;
import dev.glissade.training.data.Schema;
import dev.glissade.training.model.Loss;
import dev.glissade.training.model.Network;
import dev.glissade.training.model.Scorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained network with all that it takes to use it.
 *
 * <pre>{@code
 * SavedModel.of(network, optimizer.evaluationPoint(), train.schema(), scaling).write(file);
 *
 * Prediction prediction = SavedModel.read(file).predict(5.1, 3.5, 1.4, 0.2);
 * }</pre>
 *
 * <p>For one thread at a time.
 */
public final class SavedModel {
    private final Network network;
    private final Parameters parameters;
    private final Schema schema;
    private final Scaling scaling;
    private final Scorer scorer;
    private final Batch batch;
    private final double[] row;

    SavedModel(Network network, Parameters parameters, Schema schema, Scaling scaling) {
        if (network.inputs() != schema.inputs() || scaling.factors().length != schema.inputs()) {
            throw new IllegalArgumentException("a network of " + network.inputs() + " inputs, a scaling of "
                    + scaling.factors().length + " and rows of " + schema.inputs());
        }
        int classes = network.loss() == Loss.SQUARED ? 0 : Math.max(2, network.outputs());
        if (schema.classes().size() != classes) {
            throw new IllegalArgumentException("a network for " + classes + " classes and data of "
                    + schema.classes().size());
        }
        this.network = network;
        this.parameters = parameters;
        this.schema = schema;
        this.scaling = scaling;
        this.scorer = network.scorer();
        this.row = new double[schema.inputs()];
        this.batch = new Batch(
                new Schema(schema.inputs(), schema.names(), schema.classes(), false), 1, parameters.precision());
    }

    /**
     * A model as it is now: parameters are copied.
     *
     * @param schema what the rows that it was trained with consist of
     * @param scaling what they were scaled by; {@link Scaling#none} if they were not
     * @throws IllegalArgumentException if these do not fit each other
     */
    public static SavedModel of(Network network, Parameters parameters, Schema schema, Scaling scaling) {
        Parameters copy = network.start(parameters.precision(), 0);
        for (Tensor tensor : copy.tensors()) {
            Tensor from = parameters.tensor(tensor.name());
            if (from.length() != tensor.length()) {
                throw new IllegalArgumentException("tensor " + from + " for a network with " + tensor);
            }
            for (int i = 0; i < tensor.length(); i++) {
                tensor.set(i, from.get(i));
            }
        }
        return new SavedModel(network, copy, schema, scaling);
    }

    /**
     * Reads a file that {@link #write} has written.
     *
     * @throws ModelFileException if it is none, or tensors are missing or of another shape; the message names all of it
     * @throws IOException if it is no safetensors file, or cannot be read
     */
    public static SavedModel read(Path file) throws IOException {
        return ModelFormat.read(file);
    }

    /** Writes it as a whole, as {@link dev.glissade.checkpoint.Safetensors#write} does. */
    public void write(Path file) throws IOException {
        ModelFormat.write(this, file);
    }

    public Network network() {
        return network;
    }

    /** Its parameters; what is written into them, it predicts with. */
    public Parameters parameters() {
        return parameters;
    }

    /** What the rows that it was trained with consist of. */
    public Schema schema() {
        return schema;
    }

    public Scaling scaling() {
        return scaling;
    }

    /**
     * Predicts from a row, as it stands in the data: it is scaled here.
     *
     * @throws IllegalArgumentException if it has more or fewer inputs than the model, or one is not finite
     */
    public Prediction predict(double... inputs) {
        if (inputs.length != row.length) {
            throw new IllegalArgumentException("a row of " + inputs.length + " inputs for a model of " + row.length);
        }
        for (int j = 0; j < inputs.length; j++) {
            if (!Double.isFinite(inputs[j])) {
                throw new IllegalArgumentException("input " + j + " is " + inputs[j]);
            }
            row[j] = inputs[j];
        }
        scaling.apply(row);
        batch.clear().add(row, 0, 0);
        Matrix scores = scorer.scores(parameters, batch);
        network.loss().predict(scores);
        return prediction(scores);
    }

    private Prediction prediction(Matrix predicted) {
        List<Double> probabilities = new ArrayList<>();
        int label = 0;
        switch (network.loss()) {
            case SQUARED -> {
                return new Prediction(predicted.get(0, 0), "", List.of());
            }
            case LOGISTIC -> {
                double second = predicted.get(0, 0);
                probabilities.addAll(List.of(1 - second, second));
                label = second > 0.5 ? 1 : 0;
            }
            case SOFTMAX -> {
                for (int k = 0; k < predicted.columns(); k++) {
                    probabilities.add(predicted.get(0, k));
                }
                label = predicted.highest(0);
            }
        }
        return new Prediction(label, schema.classes().get(label), probabilities);
    }

    /**
     * Predicts from each row of a CSV file and writes a CSV file with a line for each: the label and the probability of every class, or the
     * number. Columns are found by the names that the data had in training; if they had none, there is no line of names, and they are taken
     * in order. Files may be larger than the memory. The result takes its name when all is done.
     *
     * @throws dev.glissade.training.read.BadDataException if rows are not what they must be; the message names all of it
     * @throws IOException if a file cannot be read or written
     */
    public void predict(Path rows, Path into) throws IOException {
        FilePrediction.run(this, rows, into);
    }
}
