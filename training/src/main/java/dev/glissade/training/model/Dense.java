package dev.glissade.training.model;

import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.array.TouchedRows;
import dev.glissade.training.random.Draws;
import java.util.List;
import java.util.Optional;

/**
 * A fully connected layer, {@code y = x W + b}; {@code W} has a row per input, so that a sparse input touches whole rows.
 *
 * @param start how its weights begin
 */
record Dense(int units, Initialisation start) implements Layer {
    private static final long PURPOSE = 0x1d15;

    @Override
    public int outputs(int inputs) {
        return units;
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public List<Declared> trained(String name, int inputs) {
        return List.of(new Declared(weight(name), inputs, units), new Declared(bias(name), units));
    }

    @Override
    public void initialise(String name, Parameters parameters, long seed, int position) {
        Tensor weight = parameters.tensor(weight(name));
        Draws draws = Draws.at(seed, PURPOSE, position);
        for (int i = 0; i < weight.length(); i++) {
            weight.set(i, start.weight(draws, weight.length() / units, units));
        }
    }

    @Override
    public Stage stage(Place place) {
        return new DenseStage(place, units);
    }

    static String weight(String name) {
        return name + ".weight";
    }

    static String bias(String name) {
        return name + ".bias";
    }

    /** A dense layer at work. */
    private static final class DenseStage implements Stage {
        private final Place place;
        private final String weight;
        private final String bias;
        private final Matrix output;
        private final Matrix ofInput;
        private final Optional<TouchedRows> touched;
        private Matrix input;

        DenseStage(Place place, int units) {
            this.place = place;
            this.weight = weight(place.name());
            this.bias = bias(place.name());
            this.output = Matrix.of(place.precision(), place.capacity(), units);
            this.ofInput = Matrix.of(place.precision(), place.isFirst() ? 0 : place.capacity(), place.inputs());
            this.input = ofInput;
            this.touched = place.byRows() && place.isFirst()
                    ? Optional.of(new TouchedRows(place.precision(), place.inputs(), units))
                    : Optional.empty();
        }

        private boolean isSparse(Pass pass) {
            return place.isFirst() && pass.batch().schema().sparse();
        }

        @Override
        public Matrix forward(Pass pass, Matrix from) {
            input = from;
            Matrix weights = Matrix.over(pass.at().tensor(weight));
            if (isSparse(pass)) {
                pass.batch().sparseInputs().times(weights, output);
            } else {
                output.rows(from.rows()).product(from, false, weights, false, false);
            }
            output.addToRows(Matrix.over(pass.at().tensor(bias)));
            return output;
        }

        @Override
        public Matrix backward(Pass pass, Matrix gradient) {
            Matrix.over(pass.gradients().tensor(bias)).columnSums(gradient);
            if (isSparse(pass) && touched.isPresent()) {
                list(touched.get(), pass, gradient);
                return ofInput;
            }
            Matrix ofWeights = Matrix.over(pass.gradients().tensor(weight));
            if (isSparse(pass)) {
                ofWeights.fill(0);
                pass.batch().sparseInputs().addTransposedTimes(gradient, ofWeights);
            } else {
                ofWeights.product(input, true, gradient, false, false);
            }
            if (place.isFirst()) {
                return ofInput;
            }
            ofInput.rows(gradient.rows())
                    .product(gradient, false, Matrix.over(pass.at().tensor(weight)), true, false);
            return ofInput;
        }

        private void list(TouchedRows rows, Pass pass, Matrix gradient) {
            rows.product(pass.batch().sparseInputs(), gradient);
            if (place.precision() == Precision.FLOAT) {
                pass.gradients().rows(weight, rows.numbers(), rows.rows().floats(), rows.count());
            } else {
                pass.gradients().rows(weight, rows.numbers(), rows.rows().doubles(), rows.count());
            }
        }
    }
}
