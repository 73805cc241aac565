package dev.glissade.training.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.Rows;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Network;
import dev.glissade.training.objective.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loss while the rate grows. */
final class RangeTestTest {
    private static final Objective SQUARE = (at, batch, gradients) -> {
        double x = at.doubles()[0];
        gradients.tensor("theta").set(0, 2 * x);
        return x * x;
    };

    private static RangeTest square() {
        Optimizer sgd = Optimizers.named("sgd").over(Parameters.of(new double[] {1}));
        return RangeTest.of(SQUARE, sgd, Rows.numbers(1, 1));
    }

    private static RangeCurve curve(double... smoothed) {
        List<RangeCurve.Point> points = new ArrayList<>();
        for (int i = 0; i < smoothed.length; i++) {
            points.add(new RangeCurve.Point(i + 1, i + 1, smoothed[i], smoothed[i]));
        }
        return new RangeCurve("lr", false, false, points);
    }

    @Test
    void threeStepsByHand() {
        // each step multiplies x with 1 - 2*lr: 0.5, -0.5, ...; the losses are 1, 1/4, 1/16
        RangeCurve curve = square().range(0.25, 1.25).steps(3).run();
        assertThat(curve.values()).containsExactly(0.25, 0.75, 1.25);
        assertThat(curve.losses()).containsExactly(1, 0.25, 0.0625);
        // 1; (0.09 + 0.025)/0.19; (0.9*0.115 + 0.00625)/0.271
        assertThat(curve.smoothed()).containsExactly(new double[] {1, 0.115 / 0.19, 0.10975 / 0.271}, within(1e-12));
        assertThat(curve.logarithmic()).isFalse();
        assertThat(curve.diverged()).isFalse();
    }

    @Test
    void growsByAFactorOverDecades() {
        RangeCurve curve = square().range(0.001, 0.1).steps(3).run();
        assertThat(curve.values()).containsExactly(new double[] {0.001, 0.01, 0.1}, within(1e-15));
        assertThat(curve.logarithmic()).isTrue();
    }

    @Test
    void endsWhereTheLossGrowsAway() {
        RangeCurve curve = square().range(1e-3, 1e3).steps(300).run();
        assertThat(curve.diverged()).isTrue();
        assertThat(curve.points().size()).isBetween(100, 250);
        // beyond a rate of 1 each step makes x larger; the smoothed loss follows behind
        assertThat(curve.steepest()).isLessThan(1);
        assertThat(curve.lowest()).isBetween(1.0, 10.0);
    }

    @Test
    void endsWhereTheLossIsNotFinite() {
        Objective broken = (at, batch, gradients) -> {
            gradients.tensor("theta").set(0, 0);
            return batch.step() < 4 ? 1 : Double.NaN;
        };
        Optimizer sgd = Optimizers.named("sgd").over(Parameters.of(new double[] {1}));
        RangeCurve curve =
                RangeTest.of(broken, sgd, Rows.numbers(1, 1)).steps(10).run();
        assertThat(curve.diverged()).isTrue();
        assertThat(curve.points()).hasSize(3);
    }

    @Test
    void findsTheSteepestAndTheLowestPlace() {
        // differences over two steps: -1, -2.8, -2.1, 1
        RangeCurve curve = curve(5, 4.8, 4, 2, 1.9, 3);
        assertThat(curve.steepest()).isEqualTo(3);
        assertThat(curve.lowest()).isEqualTo(5);
        // it falls most steeply behind the lowest place, where it has grown before
        assertThat(curve(5, 4, 3, 9, 3.5, 3.2).steepest()).isEqualTo(2);
        assertThatThrownBy(() -> curve().lowest()).hasMessageContaining("not finite from the first step");
    }

    @Test
    void isRepeatableAndFindsARateToTrainWith() {
        Network network = Network.inputs(8).dense(6, Activation.TANH).softmax(2);
        List<RangeCurve> curves = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Optimizer adam = Optimizers.named("adam").over(network.start(Precision.FLOAT, 1));
            curves.add(RangeTest.of(network.objective(), adam, Rows.halves(200, 8))
                    .range(1e-6, 100)
                    .steps(150)
                    .batch(20)
                    .seed(4)
                    .run());
        }
        assertThat(curves.get(1)).isEqualTo(curves.get(0));
        assertThat(curves.get(0).steepest()).isBetween(1e-3, 1.0);
    }

    @Test
    void writesTables(@TempDir Path folder) throws IOException {
        RangeCurve curve = square().range(0.25, 1.25).steps(3).run();
        Path file = folder.resolve("range.csv");
        curve.writeCsv(file);
        assertThat(file)
                .content()
                .startsWith("step,lr,loss,smoothed\n1,0.25,1.0,1.0")
                .hasLineCount(4);
        assertThat(curve.table()).isEqualTo("""
                        step    lr    loss  smoothed
                           1  0.25     1.0       1.0
                           2  0.75    0.25    0.6053
                           3  1.25  0.0625     0.405
                        """);
    }

    @Test
    void saysWhatItCannotDo() {
        assertThatThrownBy(() -> square().range(1, 1)).hasMessage("a range from 1.0 to 1.0");
        assertThatThrownBy(() -> square().steps(1)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> square().hyperparameter("rate").run()).hasMessageContaining("'rate'");
        Optimizer used = Optimizers.named("sgd").over(Parameters.of(new double[] {1}));
        used.step(Gradients.of(new double[] {0}));
        assertThatThrownBy(() -> RangeTest.of(SQUARE, used, Rows.numbers(1, 1)).run())
                .hasMessage("the optimizer has made 1 steps; a range test takes a fresh one");
    }
}
