package dev.glissade.training.ensemble;

import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.metric.ConfusionMatrix;
import dev.glissade.training.metric.Evaluation;
import dev.glissade.training.model.Loss;
import dev.glissade.training.model.Model;
import dev.glissade.training.model.Scorer;
import java.util.ArrayList;
import java.util.List;

/**
 * Trained models that predict together: by the mean of their predictions, or by voting.
 *
 * <pre>{@code
 * Ensemble ensemble = Ensemble.averaging(network, snapshots.weights());
 * double accuracy = ensemble.evaluate(test).accuracy();
 * }</pre>
 *
 * <p>Models may differ, as long as they predict the same: a number, or one of the same classes. Their parameters are not copied. Has working
 * room of its own; for one thread at a time.
 */
public final class Ensemble {
    private static final int ROWS = 500;

    private final List<Member> members;
    private final List<Scorer> scorers;
    private final boolean votes;
    private final Loss loss;
    private final Precision precision;

    /** A model and its trained parameters. */
    public record Member(Model model, Parameters parameters) {}

    private Ensemble(List<Member> members, boolean votes) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an ensemble without a model");
        }
        this.members = List.copyOf(members);
        this.scorers = members.stream().map(member -> member.model().scorer()).toList();
        this.votes = votes;
        this.loss = members.get(0).model().loss();
        this.precision = members.get(0).parameters().precision();
        for (Member member : members) {
            if (member.model().loss() != loss || member.parameters().precision() != precision) {
                throw new IllegalArgumentException("models of " + loss + " in " + precision + " and of "
                        + member.model().loss() + " in " + member.parameters().precision() + " in one ensemble");
            }
        }
        if (votes && loss == Loss.SQUARED) {
            throw new IllegalArgumentException("there is no voting about numbers; average them");
        }
    }

    /** Predicts the mean of the numbers, or of the probabilities, that the models predict. */
    public static Ensemble averaging(List<Member> members) {
        return new Ensemble(members, false);
    }

    /** As {@link #averaging(List)}, of one model with several sets of parameters. */
    public static Ensemble averaging(Model model, List<Parameters> weights) {
        return averaging(members(model, weights));
    }

    /** Predicts the class that most models hold for the most likely; where several have as many votes, the one of the higher mean probability. */
    public static Ensemble voting(List<Member> members) {
        return new Ensemble(members, true);
    }

    /** As {@link #voting(List)}, of one model with several sets of parameters. */
    public static Ensemble voting(Model model, List<Parameters> weights) {
        return voting(members(model, weights));
    }

    private static List<Member> members(Model model, List<Parameters> weights) {
        return weights.stream().map(parameters -> new Member(model, parameters)).toList();
    }

    /** The number of models. */
    public int size() {
        return members.size();
    }

    /**
     * What it predicts of each row: one number, or the probability of each class; by voting, each class's share of the votes.
     *
     * @throws IllegalArgumentException if models know other numbers of classes than each other
     */
    public List<double[]> predictions(Dataset data) {
        List<double[]> all = new ArrayList<>();
        for (Opinion opinion : opinions(data)) {
            all.add(votes ? opinion.shares() : opinion.mean());
        }
        return all;
    }

    /** The number of the class that it predicts of each row. */
    public int[] labels(Dataset data) {
        if (loss == Loss.SQUARED) {
            throw new IllegalStateException("the models predict numbers, no classes");
        }
        return opinions(data).stream().mapToInt(this::label).toArray();
    }

    /** How good it is: the mean loss of the mean prediction, which voting has none of (NaN), and how often each class was taken for which. */
    public Evaluation evaluate(Dataset data) {
        ConfusionMatrix confusion = new ConfusionMatrix(data.schema().classes());
        List<Opinion> opinions = opinions(data);
        double sum = 0;
        for (int row = 0; row < data.size(); row++) {
            double[] mean = opinions.get(row).mean();
            if (loss == Loss.SQUARED) {
                double error = mean[0] - data.target(row);
                sum += error * error;
            } else {
                int actual = (int) data.target(row);
                confusion.add(actual, label(opinions.get(row)));
                sum -= Math.log(mean[actual]);
            }
        }
        double meanLoss = sum / data.size();
        return new Evaluation(
                data.size(), votes ? Double.NaN : meanLoss, confusion, loss == Loss.SQUARED ? meanLoss : Double.NaN);
    }

    private int label(Opinion opinion) {
        return votes ? opinion.elected() : opinion.likeliest();
    }

    private List<Opinion> opinions(Dataset data) {
        Batch batch = new Batch(data.schema(), Math.max(1, Math.min(ROWS, data.size())), precision);
        List<Opinion> all = new ArrayList<>();
        for (int from = 0; from < data.size(); from += ROWS) {
            batch.clear();
            for (int row = from; row < Math.min(data.size(), from + ROWS); row++) {
                data.read(row, batch);
                all.add(new Opinion());
            }
            for (int i = 0; i < members.size(); i++) {
                Matrix scores = scorers.get(i).scores(members.get(i).parameters(), batch);
                loss.predict(scores);
                for (int row = 0; row < batch.size(); row++) {
                    all.get(from + row).add(prediction(scores, row));
                }
            }
        }
        return all;
    }

    private double[] prediction(Matrix predicted, int row) {
        if (loss == Loss.LOGISTIC) {
            return new double[] {1 - predicted.get(row, 0), predicted.get(row, 0)};
        }
        double[] values = new double[predicted.columns()];
        for (int k = 0; k < values.length; k++) {
            values[k] = predicted.get(row, k);
        }
        return values;
    }
}
