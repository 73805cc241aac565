package dev.glissade.training.model;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.objective.Objective;

/** The squared error of a factorisation and its gradient, dense or by rows. */
final class FactorisationObjective implements Objective {
    private final MatrixFactorisation model;
    private final boolean byRows;
    private RowGradient userRows = RowGradient.NONE;
    private RowGradient itemRows = RowGradient.NONE;
    private RowGradient userBiases = RowGradient.NONE;
    private RowGradient itemBiases = RowGradient.NONE;

    FactorisationObjective(MatrixFactorisation model, boolean byRows) {
        this.model = model;
        this.byRows = byRows;
    }

    @Override
    public double at(Parameters at, Batch batch, Gradients gradients) {
        prepare(batch.capacity(), at.precision(), gradients);
        Tensor ofUsers = at.tensor("user.weight");
        Tensor ofItems = at.tensor("item.weight");
        int rank = model.rank();
        double share = 1.0 / batch.size();
        double loss = 0;
        double ofMean = 0;
        for (int i = 0; i < batch.size(); i++) {
            int user = model.user(batch.inputs(), i);
            int item = model.item(batch.inputs(), i);
            double error = model.score(at, user, item) - batch.target(i);
            double slope = 2 * share * error;
            loss += error * error;
            ofMean += slope;
            userBiases.add(i, user, 0, slope);
            itemBiases.add(i, item, 0, slope);
            for (int k = 0; k < rank; k++) {
                userRows.add(i, user, k, slope * ofItems.get(item * rank + k));
                itemRows.add(i, item, k, slope * ofUsers.get(user * rank + k));
            }
        }
        gradients.tensor("mean").set(0, ofMean);
        userRows.give(gradients, batch.size());
        itemRows.give(gradients, batch.size());
        userBiases.give(gradients, batch.size());
        itemBiases.give(gradients, batch.size());
        return loss * share;
    }

    private void prepare(int capacity, Precision precision, Gradients gradients) {
        if (!userRows.fits(capacity, precision)) {
            userRows = RowGradient.of("user.weight", byRows, capacity, model.rank(), precision);
            itemRows = RowGradient.of("item.weight", byRows, capacity, model.rank(), precision);
            userBiases = RowGradient.of("user.bias", byRows, capacity, 1, precision);
            itemBiases = RowGradient.of("item.bias", byRows, capacity, 1, precision);
        }
        userRows.begin(gradients);
        itemRows.begin(gradients);
        userBiases.begin(gradients);
        itemBiases.begin(gradients);
    }
}
