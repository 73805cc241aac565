package dev.glissade.training.metric;

import dev.glissade.Parameters;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.model.Loss;
import dev.glissade.training.model.Model;
import dev.glissade.training.model.Scorer;

/**
 * How good a model is on some data.
 *
 * @param rows how many rows were looked at
 * @param loss the mean of the model's loss
 * @param confusion which classes were taken for which; without classes, of size 0
 * @param squaredError the mean of {@code (prediction - target)^2}; NaN for classes
 */
public record Evaluation(int rows, double loss, ConfusionMatrix confusion, double squaredError) {
    private static final int ROWS = 500;

    /** Looks at all rows of some data. */
    public static Evaluation of(Model model, Parameters at, Dataset data) {
        Scorer scorer = model.scorer();
        Batch batch = new Batch(data.schema(), Math.max(1, Math.min(ROWS, data.size())), at.precision());
        ConfusionMatrix confusion = new ConfusionMatrix(data.schema().classes());
        double loss = 0;
        for (int from = 0; from < data.size(); from += batch.capacity()) {
            batch.clear();
            for (int row = from; row < Math.min(data.size(), from + batch.capacity()); row++) {
                data.read(row, batch);
            }
            Matrix scores = scorer.scores(at, batch);
            if (model.loss() != Loss.SQUARED) {
                count(model.loss(), scores, batch, confusion);
            }
            loss += model.loss().apply(scores, batch) * batch.size();
        }
        double mean = loss / data.size();
        return new Evaluation(data.size(), mean, confusion, model.loss() == Loss.SQUARED ? mean : Double.NaN);
    }

    private static void count(Loss loss, Matrix scores, Batch batch, ConfusionMatrix confusion) {
        for (int i = 0; i < batch.size(); i++) {
            int predicted = loss == Loss.LOGISTIC ? (scores.get(i, 0) > 0 ? 1 : 0) : scores.highest(i);
            confusion.add(batch.label(i), predicted);
        }
    }

    /** The share of rows whose class was predicted; NaN without classes. */
    public double accuracy() {
        return confusion.accuracy();
    }
}
