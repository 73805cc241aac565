package dev.glissade.training.model;

import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.random.Draws;

/**
 * Ratings as products: what user {@code u} thinks of item {@code i} is the sum of a mean, two biases and the product of two vectors (Koren
 * et al. 2009), judged by squared error. Rows have two inputs, the numbers of the user and the item from 0, and the rating as the target.
 *
 * <p>With {@link #rowGradients} gradients list only the users and items of the batch: for rules that leave others alone ({@code sgd},
 * {@code adagrad}), or lazily. Immutable and thread-safe: a description without numbers.
 */
public final class MatrixFactorisation implements Model {
    private static final long PURPOSE = 0x3f;

    private final int users;
    private final int items;
    private final int rank;
    private final boolean byRows;

    private MatrixFactorisation(int users, int items, int rank, boolean byRows) {
        this.users = users;
        this.items = items;
        this.rank = rank;
        this.byRows = byRows;
    }

    /** A model of so many users and items, with vectors of length {@code rank}. */
    public static MatrixFactorisation of(int users, int items, int rank) {
        if (users < 1 || items < 1 || rank < 1) {
            throw new IllegalArgumentException(
                    "a factorisation of " + users + " users and " + items + " items of rank " + rank);
        }
        return new MatrixFactorisation(users, items, rank, false);
    }

    /** Gives gradients of the users and items of a batch as lists of rows; all others have none to speak of. */
    public MatrixFactorisation rowGradients() {
        return new MatrixFactorisation(users, items, rank, true);
    }

    /** As {@link Model#start}: biases 0, vectors normal with deviation 0.1. */
    @Override
    public Parameters start(Precision precision, long seed) {
        Parameters parameters = Parameters.arena(precision)
                .add("user.weight", users, rank)
                .add("item.weight", items, rank)
                .add("user.bias", users)
                .add("item.bias", items)
                .add("mean", 1)
                .build();
        Draws draws = Draws.at(seed, PURPOSE);
        for (String name : new String[] {"user.weight", "item.weight"}) {
            Tensor weights = parameters.tensor(name);
            for (int i = 0; i < weights.length(); i++) {
                weights.set(i, 0.1 * draws.gaussian());
            }
        }
        return parameters;
    }

    @Override
    public Objective objective() {
        return new FactorisationObjective(this, byRows);
    }

    @Override
    public Scorer scorer() {
        Matrix[] scores = {Matrix.of(Precision.DOUBLE, 0, 1)};
        return (at, batch) -> {
            if (scores[0].capacity() < batch.size()) {
                scores[0] = Matrix.of(Precision.DOUBLE, batch.capacity(), 1);
            }
            scores[0].rows(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                scores[0].set(i, 0, score(at, user(batch.inputs(), i), item(batch.inputs(), i)));
            }
            return scores[0];
        };
    }

    @Override
    public Loss loss() {
        return Loss.SQUARED;
    }

    int rank() {
        return rank;
    }

    int user(Matrix inputs, int row) {
        return number(inputs, row, 0, users, "user");
    }

    int item(Matrix inputs, int row) {
        return number(inputs, row, 1, items, "item");
    }

    private static int number(Matrix inputs, int row, int column, int count, String what) {
        if (inputs.columns() != 2) {
            throw new IllegalArgumentException("rows of " + inputs.columns() + " inputs; expected a user and an item");
        }
        double number = inputs.get(row, column);
        if (!(number >= 0 && number < count) || number != (int) number) {
            throw new IllegalArgumentException(
                    "row " + row + " of the batch is of " + what + " " + number + "; there are 0 to " + (count - 1));
        }
        return (int) number;
    }

    double score(Parameters at, int user, int item) {
        Tensor ofUsers = at.tensor("user.weight");
        Tensor ofItems = at.tensor("item.weight");
        double sum = at.tensor("mean").get(0)
                + at.tensor("user.bias").get(user)
                + at.tensor("item.bias").get(item);
        for (int k = 0; k < rank; k++) {
            sum += ofUsers.get(user * rank + k) * ofItems.get(item * rank + k);
        }
        return sum;
    }
}
