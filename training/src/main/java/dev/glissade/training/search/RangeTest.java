package dev.glissade.training.search;

import dev.glissade.Optimizer;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.loop.NotFiniteException;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.search.RangeCurve.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A learning-rate range test (Smith 2017): a short run in which the rate grows from far too small to far too large. Where the loss begins
 * to fall the rate begins to be of use; where it rises again it is too large.
 *
 * <pre>{@code
 * Optimizer optimizer = Optimizers.named("adam").over(network.start(Precision.FLOAT, 1));
 * RangeCurve curve = RangeTest.of(network.objective(), optimizer, train).range(1e-6, 10).steps(200).batch(100).run();
 * double rate = curve.steepest();
 * }</pre>
 *
 * <p>The optimizer and its parameters are used up: take fresh ones for training. Repeatable: a function of optimizer, data and seed. The
 * test ends when the smoothed loss is four times its lowest, or a loss or parameter is not finite.
 */
public final class RangeTest {
    private static final double SMOOTHING = 0.9;
    private static final double TOO_HIGH = 4;
    private static final double DECADE = 10;

    private final Objective objective;
    private final Optimizer optimizer;
    private final Dataset data;
    private String hyperparameter = "lr";
    private double low = 1e-7;
    private double high = 10;
    private int steps = 100;
    private int batch = 32;
    private long seed;

    private RangeTest(Objective objective, Optimizer optimizer, Dataset data) {
        this.objective = objective;
        this.optimizer = optimizer;
        this.data = data;
    }

    /** A test of {@code lr} from 1e-7 to 10 in 100 steps of batches of 32 rows, unless said otherwise. */
    public static RangeTest of(Objective objective, Optimizer fresh, Dataset data) {
        return new RangeTest(objective, fresh, data);
    }

    /** Tests another hyperparameter. */
    public RangeTest hyperparameter(String name) {
        this.hyperparameter = name;
        return this;
    }

    /** The first value and the last. From above 0 to ten times that or more it grows by a factor, otherwise by a summand. */
    public RangeTest range(double first, double last) {
        if (!(first < last && Double.isFinite(last - first))) {
            throw new IllegalArgumentException("a range from " + first + " to " + last);
        }
        this.low = first;
        this.high = last;
        return this;
    }

    /** How many steps it makes, at least 2; through the data again if need be. */
    public RangeTest steps(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("a range test of " + count + " steps; expected at least 2");
        }
        this.steps = count;
        return this;
    }

    /** How many rows a step sees. */
    public RangeTest batch(int rows) {
        this.batch = rows;
        return this;
    }

    /** The seed of the order and of what is random in the objective. */
    public RangeTest seed(long value) {
        this.seed = value;
        return this;
    }

    /**
     * Makes the test.
     *
     * @throws IllegalArgumentException if the rule has no such hyperparameter or does not take the values
     */
    public RangeCurve run() {
        optimizer.schedule(hyperparameter, this::value);
        Recorder recorder = new Recorder(optimizer.steps());
        Trainer trainer = Trainer.of(objective, optimizer, data)
                .batch(batch)
                .epochs(steps) // more than enough: an epoch has at least one step
                .seed(seed)
                .listen(recorder)
                .build();
        try {
            trainer.run();
        } catch (NotFiniteException tooLarge) {
            recorder.diverged = true;
        } catch (IOException e) {
            throw new IllegalStateException("a run without checkpoints writes no file", e);
        }
        return new RangeCurve(hyperparameter, isLogarithmic(), recorder.diverged, recorder.points);
    }

    private boolean isLogarithmic() {
        return low > 0 && high / low >= DECADE;
    }

    private double value(long step) {
        double share = Math.min(1, (step - 1.0) / (steps - 1));
        return isLogarithmic() ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    /** Notes the steps, and ends the run. */
    private final class Recorder implements TrainingListener {
        private final List<Point> points = new ArrayList<>();
        private double sum;
        private double best = Double.POSITIVE_INFINITY;
        private boolean diverged;

        private Recorder(long made) {
            if (made > 0) {
                throw new IllegalArgumentException(
                        "the optimizer has made " + made + " steps; a range test takes a fresh one");
            }
        }

        @Override
        public void stepped(Run run) {
            int number = points.size() + 1;
            sum = SMOOTHING * sum + (1 - SMOOTHING) * run.loss();
            double smoothed = sum / (1 - Math.pow(SMOOTHING, number));
            points.add(new Point(number, value(number), run.loss(), smoothed));
            best = Math.min(best, smoothed);
            if (best > 0 && smoothed > TOO_HIGH * best) {
                diverged = true;
                run.stop("the loss grows");
            } else if (number == steps) {
                run.stop("all values");
            }
        }
    }
}
