package dev.glissade.training.loop;

import dev.glissade.GradientFunction;
import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.ResidualFunction;
import dev.glissade.training.data.Batch;
import dev.glissade.training.objective.ResidualObjective;

/** What a rule that takes residuals one by one sees of a batch: one for each row. */
record ResidualsOfBatch(ResidualObjective objective, Batch batch, GradientFunction whole) implements ResidualFunction {

    @Override
    public Gradients at(Parameters point) {
        return whole.at(point);
    }

    @Override
    public int residuals() {
        return batch.size();
    }

    @Override
    public double residual(int number, Parameters point, Gradients gradient) {
        return objective.residual(point, batch, number, gradient);
    }
}
