package dev.glissade.training.objective;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.training.data.Batch;

/**
 * An objective whose loss is the mean over the rows of {@code 1/2*r^2}, with a residual {@code r} of each row: what rules that take
 * residuals one by one ({@code gauss_newton}) train with. For all others it is an objective like any other.
 *
 * <pre>{@code
 * ResidualObjective decay = (at, batch, row, gradients) -> {     // y = a*exp(-b*x)
 *     double x = batch.inputs().get(row, 0);
 *     double e = Math.exp(-at.tensor("b").get(0) * x);
 *     gradients.tensor("a").set(0, e);
 *     gradients.tensor("b").set(0, -at.tensor("a").get(0) * x * e);
 *     return at.tensor("a").get(0) * e - batch.target(row);
 * };
 * }</pre>
 */
public interface ResidualObjective extends Objective {

    /**
     * Works out the residual of a row.
     *
     * @param at the point, to be read only
     * @param row of the batch, from 0
     * @param gradients 0 at first; to be filled with those of the residual
     * @return the residual
     */
    double residual(Parameters at, Batch batch, int row, Gradients gradients);

    @Override
    default double at(Parameters at, Batch batch, Gradients gradients) {
        Gradients one = at.gradients();
        gradients.zero();
        double squares = 0;
        for (int row = 0; row < batch.size(); row++) {
            one.zero();
            double value = residual(at, batch, row, one);
            squares += value * value;
            for (Tensor tensor : at.tensors()) {
                Tensor sum = gradients.tensor(tensor.name());
                Tensor more = one.tensor(tensor.name());
                for (int i = 0; i < sum.length(); i++) {
                    sum.set(i, sum.get(i) + value / batch.size() * more.get(i));
                }
            }
        }
        return squares / 2 / batch.size();
    }
}
