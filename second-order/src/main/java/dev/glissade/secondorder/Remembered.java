package dev.glissade.secondorder;

import dev.glissade.GradientFunction;
import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.ResidualFunction;
import dev.glissade.Tensor;

/** A function that is not asked again at the point where it was asked last. */
class Remembered implements GradientFunction {
    private final GradientFunction function;
    private double[][] last = {};
    private Gradients gradients;
    private long evaluations;

    Remembered(GradientFunction function) {
        this.function = function;
        this.gradients = Gradients.of(new double[0]);
    }

    /** The same function, residual by residual if it is given so. */
    static Remembered of(GradientFunction function) {
        return function instanceof ResidualFunction residuals ? new OfResiduals(residuals) : new Remembered(function);
    }

    long evaluations() {
        return evaluations;
    }

    @Override
    public Gradients at(Parameters point) {
        if (isLast(point)) {
            return gradients;
        }
        gradients = function.at(point);
        evaluations++;
        last = point.tensors().stream().map(Tensor::toDoubles).toArray(double[][]::new);
        return gradients;
    }

    private boolean isLast(Parameters point) {
        if (last.length != point.tensors().size()) {
            return false;
        }
        for (int t = 0; t < last.length; t++) {
            Tensor tensor = point.tensors().get(t);
            for (int i = 0; i < last[t].length; i++) {
                if (Double.doubleToRawLongBits(tensor.get(i)) != Double.doubleToRawLongBits(last[t][i])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static final class OfResiduals extends Remembered implements ResidualFunction {
        private final ResidualFunction function;

        OfResiduals(ResidualFunction function) {
            super(function);
            this.function = function;
        }

        @Override
        public Gradients at(Parameters point) {
            return super.at(point);
        }

        @Override
        public int residuals() {
            return function.residuals();
        }

        @Override
        public double residual(int number, Parameters point, Gradients gradient) {
            return function.residual(number, point, gradient);
        }
    }
}
