package dev.glissade.samples.digits;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import java.util.Random;

/**
 * A fully connected layer, {@code y = W x + b}; {@code W} has one row per output.
 *
 * @param weights the name of its weights among the parameters
 * @param bias the name of its bias
 */
record Dense(String weights, String bias, int inputs, int outputs) {

    /** Weights from a normal distribution whose width keeps the size of signals (Glorot and Bengio 2010), biases 0. */
    void initialise(Parameters parameters, Random random) {
        Tensor w = parameters.tensor(weights);
        double width = Math.sqrt(2.0 / (inputs + outputs));
        for (int i = 0; i < w.length(); i++) {
            w.set(i, width * random.nextGaussian());
        }
    }

    /** Works out {@code y} from {@code x[offset .. offset+inputs-1]}. */
    void forward(Parameters at, float[] x, int offset, float[] y) {
        Tensor w = at.tensor(weights);
        Tensor b = at.tensor(bias);
        float[] weight = w.floats();
        float[] shift = b.floats();
        for (int k = 0; k < outputs; k++) {
            int row = w.offset() + k * inputs;
            float sum = 0;
            for (int j = 0; j < inputs; j++) {
                sum += weight[row + j] * x[offset + j];
            }
            y[k] = sum + shift[b.offset() + k];
        }
    }

    /** Adds {@code scale} times the gradients of the layer's parameters, given that of its output. */
    void backward(Gradients gradients, float[] x, int offset, float[] dy, float scale) {
        Tensor w = gradients.tensor(weights);
        Tensor b = gradients.tensor(bias);
        float[] weight = w.floats();
        float[] shift = b.floats();
        for (int k = 0; k < outputs; k++) {
            int row = w.offset() + k * inputs;
            float error = scale * dy[k];
            for (int j = 0; j < inputs; j++) {
                weight[row + j] += error * x[offset + j];
            }
            shift[b.offset() + k] += error;
        }
    }

    /** Works out the gradient of the layer's input, given that of its output. */
    void backwardInput(Parameters at, float[] dy, float[] dx) {
        Tensor w = at.tensor(weights);
        float[] weight = w.floats();
        java.util.Arrays.fill(dx, 0);
        for (int k = 0; k < outputs; k++) {
            int row = w.offset() + k * inputs;
            for (int j = 0; j < inputs; j++) {
                dx[j] += weight[row + j] * dy[k];
            }
        }
    }
}
