package dev.glissade;

/**
 * A loss that is half a sum of squares, {@code 1/2*sum(r_i^2)}, given residual by residual: for rules that look at each of them
 * ({@code gauss_newton}). All other rules see the loss and its gradient. Called on the thread that steps.
 */
public interface ResidualFunction extends GradientFunction {

    /** The number of residuals. */
    int residuals();

    /**
     * Works out one residual.
     *
     * @param number from 0
     * @param point as in {@link GradientFunction#at}
     * @param gradient dense, 0 at first; to be filled with the residual's gradient
     * @return the residual
     */
    double residual(int number, Parameters point, Gradients gradient);

    /** The gradient of the loss, from all residuals; in new memory each time. */
    @Override
    default Gradients at(Parameters point) {
        Gradients sum = point.gradients();
        Gradients one = point.gradients();
        double squares = 0;
        for (int i = 0; i < residuals(); i++) {
            one.zero();
            double value = residual(i, point, one);
            squares += value * value;
            for (Tensor tensor : point.tensors()) {
                addTo(sum.tensor(tensor.name()), value, one.tensor(tensor.name()));
            }
        }
        return sum.loss(squares / 2);
    }

    private static void addTo(Tensor sum, double factor, Tensor gradient) {
        for (int j = 0; j < sum.length(); j++) {
            sum.set(j, sum.get(j) + factor * gradient.get(j));
        }
    }
}
