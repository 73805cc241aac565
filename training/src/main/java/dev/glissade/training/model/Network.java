package dev.glissade.training.model;

import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.objective.Objective;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of layers with a loss; linear, logistic and softmax regression are networks of one layer.
 *
 * <pre>{@code
 * Network network = Network.inputs(784).dense(300, Activation.TANH).dense(100, Activation.TANH).softmax(10);
 * Parameters parameters = network.start(Precision.FLOAT, 1);
 * Objective objective = network.objective();
 * }</pre>
 *
 * <p>Immutable and thread-safe: a description without numbers, so that one network serves many runs.
 */
public final class Network implements Model {
    private final int inputs;
    private final List<Layer> layers;
    private final List<String> names;
    private final Loss loss;
    private final boolean byRows;

    Network(int inputs, List<Layer> layers, List<String> names, Loss loss, boolean byRows) {
        this.inputs = inputs;
        this.layers = List.copyOf(layers);
        this.names = List.copyOf(names);
        this.loss = loss;
        this.byRows = byRows;
    }

    /** Starts a network that takes so many numbers. */
    public static NetworkBuilder inputs(int count) {
        return new NetworkBuilder(count);
    }

    /** Least squares: a number, linear in the inputs. */
    public static Network linear(int inputs) {
        return inputs(inputs).linear();
    }

    /** Logistic regression: two classes. */
    public static Network logistic(int inputs) {
        return inputs(inputs).logistic();
    }

    /** Multinomial logistic regression: several classes. */
    public static Network softmax(int inputs, int classes) {
        return inputs(inputs).softmax(classes);
    }

    /**
     * The same network; over sparse rows it gives the gradient of the first layer's weights as a list of the rows of those inputs that the
     * batch has, with the bits that they have in the whole gradient. A step then costs what the batch lists, however many inputs there are:
     * with rules that leave other rows alone ({@code sgd}, {@code adagrad}), or lazily. Over dense rows nothing changes.
     */
    public Network rowGradients() {
        return new Network(inputs, layers, names, loss, true);
    }

    boolean byRows() {
        return byRows;
    }

    /** How many numbers it takes. */
    public int inputs() {
        return inputs;
    }

    /** How many scores it gives: one, or one per class. */
    public int outputs() {
        int count = inputs;
        for (Layer layer : layers) {
            count = layer.outputs(count);
        }
        return count;
    }

    @Override
    public Loss loss() {
        return loss;
    }

    /** As {@link Model#start}; in an arena. */
    @Override
    public Parameters start(Precision precision, long seed) {
        Parameters.ArenaBuilder arena = Parameters.arena(precision);
        declared(Layer::trained).forEach(tensor -> arena.add(tensor.name(), tensor.shape()));
        declared(Layer::remembered).forEach(tensor -> arena.add(tensor.name(), tensor.shape()));
        Parameters parameters = arena.build();
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).initialise(names.get(i), parameters, seed, i);
        }
        return parameters;
    }

    private List<Layer.Declared> declared(Declarations which) {
        List<Layer.Declared> all = new ArrayList<>();
        int count = inputs;
        for (int i = 0; i < layers.size(); i++) {
            all.addAll(which.of(layers.get(i), names.get(i), count));
            count = layers.get(i).outputs(count);
        }
        return all;
    }

    /** Which tensors of a layer. */
    private interface Declarations {
        List<Layer.Declared> of(Layer layer, String name, int inputs);
    }

    @Override
    public Objective objective() {
        return new NetworkObjective(this);
    }

    @Override
    public Scorer scorer() {
        return new NetworkScorer(this);
    }

    /**
     * Measures the running means and variances of batch normalisation anew, over all rows of some data, dropout off: for weights that were
     * not trained but averaged, whose own statistics nobody has seen. Each is the mean of those of the batches, weighted by their rows.
     *
     * @param at whose running statistics are overwritten; nothing else is
     * @param batch how many rows are normalised together, as in training
     */
    public void measureStatistics(Parameters at, Dataset data, int batch) {
        NetworkStatistics.measure(this, at, data, batch);
    }

    /** Inputs, layers and loss as a text, a line each; {@link #described} reads it. How weights begin is no part of it. */
    public String description() {
        return NetworkText.of(this);
    }

    /**
     * The network of a {@link #description}.
     *
     * @throws IllegalArgumentException if it describes none
     */
    public static Network described(String text) {
        return NetworkText.parse(text);
    }

    List<Layer> layers() {
        return layers;
    }

    /** The first part of the names of each layer's tensors. */
    List<String> names() {
        return names;
    }

    /** The names of the tensors that have no gradient. */
    List<String> remembered() {
        return declared(Layer::remembered).stream().map(Layer.Declared::name).toList();
    }
}
