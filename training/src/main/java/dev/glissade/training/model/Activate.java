package dev.glissade.training.model;

import dev.glissade.training.array.Matrix;

/** A function of each number. */
record Activate(Activation function) implements Layer {

    @Override
    public String kind() {
        return "activation";
    }

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
