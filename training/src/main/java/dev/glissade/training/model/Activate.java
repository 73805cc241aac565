package dev.glissade.training.model;

import dev.glissade.Parameters;
import dev.glissade.training.array.Matrix;
import java.util.List;

/** A function of each number. */
record Activate(Activation function) implements Layer {

    @Override
    public int outputs(int inputs) {
        return inputs;
    }

    @Override
    public String kind() {
        return "activation";
    }

    @Override
    public List<Declared> trained(String name, int inputs) {
        return List.of();
    }

    @Override
    public List<Declared> remembered(String name, int inputs) {
        return List.of();
    }

    @Override
    public void initialise(String name, Parameters parameters, long seed, int position) {}

    @Override
    public Stage stage(Place place) {
        Matrix output = Matrix.of(place.precision(), place.capacity(), place.inputs());
        return new Stage() {
            @Override
            public Matrix forward(Pass pass, Matrix input) {
                function.apply(input, output);
                return output;
            }

            @Override
            public Matrix backward(Pass pass, Matrix gradient) {
                function.timesSlope(gradient, output);
                return gradient;
            }
        };
    }
}
