package dev.glissade.training.model;

import dev.glissade.spi.Precision;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.random.Draws;

/**
 * Sets numbers to 0 at random while training and scales the others up, so that the mean stays (Srivastava et al. 2014). Which ones is a
 * function of the run's seed, the step and the part of it: the same, however often a rule asks within it.
 *
 * @param rate the probability that a number is set to 0
 */
record Dropout(double rate) implements Layer {
    private static final long PURPOSE = 0x7d04;

    @Override
    public String kind() {
        return "dropout";
    }

    @Override
    public Stage stage(Place place) {
        return new DropoutStage(place, rate);
    }

    /** Dropout at work. */
    private static final class DropoutStage implements Stage {
        private final Place place;
        private final double rate;
        private final Matrix mask;
        private final Matrix output;
        private final Draws draws = new Draws();

        DropoutStage(Place place, double rate) {
            this.place = place;
            this.rate = rate;
            this.mask = Matrix.of(place.precision(), place.capacity(), place.inputs());
            this.output = Matrix.of(place.precision(), place.capacity(), place.inputs());
        }

        @Override
        public Matrix forward(Pass pass, Matrix input) {
            if (pass.mode() != Pass.Mode.TRAINING) {
                return input;
            }
            long here = place.position() + ((long) pass.batch().part() << Integer.SIZE);
            draws.start(pass.batch().seed() ^ PURPOSE, pass.batch().step(), here);
            mask.rows(input.rows());
            double kept = 1 / (1 - rate);
            for (int i = 0; i < mask.rows(); i++) {
                for (int j = 0; j < mask.columns(); j++) {
                    mask.set(i, j, draws.uniform() < rate ? 0 : kept);
                }
            }
            output.copyFrom(input);
            timesMask(output);
            return output;
        }

        @Override
        public Matrix backward(Pass pass, Matrix gradient) {
            timesMask(gradient);
            return gradient;
        }

        private void timesMask(Matrix values) {
            if (place.precision() == Precision.FLOAT) {
                for (int i = 0; i < mask.length(); i++) {
                    values.floats()[values.offset() + i] *= mask.floats()[i];
                }
            } else {
                for (int i = 0; i < mask.length(); i++) {
                    values.doubles()[values.offset() + i] *= mask.doubles()[i];
                }
            }
        }
    }
}
