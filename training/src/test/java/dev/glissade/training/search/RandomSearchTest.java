package dev.glissade.training.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.training.Rows;
import dev.glissade.training.loop.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which candidates are tried, and what comes of them. */
final class RandomSearchTest {

    private static RandomSearch adam() {
        return RandomSearch.of(Optimizers.named("adam").info());
    }

    private static double[] values(SearchResult result, String name) {
        return result.trials().stream()
                .mapToDouble(trial -> trial.candidate().get(name))
                .toArray();
    }

    private static List<Trial> trials(long seed) throws IOException {
        return adam().hyper("lr", 1e-5, 1)
                .hyper("beta1", 0, 0.99)
                .rounds(2)
                .trials(5)
                .seed(seed)
                .run(candidate -> candidate.get("lr") + candidate.get("beta1"))
                .trials();
    }

    @Test
    void isAFunctionOfTheSeed() throws IOException {
        List<Trial> first = trials(3);
        List<Trial> again = trials(3);
        List<Trial> other = trials(4);
        assertThat(again).isEqualTo(first).hasSize(10);
        assertThat(other.get(0)).isNotEqualTo(first.get(0));
        assertThat(first.stream().map(trial -> trial.candidate().seed()).distinct())
                .hasSize(10);
    }

    @Test
    void drawsDecadesAlikeWhereThereAreSome() throws IOException {
        SearchResult result = adam().hyper("lr", 1e-4, 1)
                .hyper("beta1", 0.5, 0.9)
                .whole("units", 1, 4)
                .trials(4000)
                .run(candidate -> 0);
        double[] rates = values(result, "lr");
        // a quarter of 4000 in each; five standard deviations are 137
        for (double low : new double[] {1e-4, 1e-3, 1e-2, 1e-1}) {
            assertThat((double) Arrays.stream(rates)
                            .filter(rate -> rate >= low && rate < 10 * low)
                            .count())
                    .isCloseTo(1000, within(137.0));
        }
        assertThat(Arrays.stream(values(result, "beta1")).average().orElseThrow())
                .isCloseTo(0.7, within(0.01));
        assertThat(Arrays.stream(values(result, "beta1"))).allMatch(value -> value >= 0.5 && value <= 0.9);
        for (int units = 1; units <= 4; units++) {
            double count = units;
            assertThat((double) Arrays.stream(values(result, "units"))
                            .filter(value -> value == count)
                            .count())
                    .isCloseTo(1000, within(137.0));
        }
        assertThat(result.isLogarithmic("lr")).isTrue();
        assertThat(result.isLogarithmic("beta1")).isFalse();
    }

    @Test
    void searchesADeclaredRangeThatHasEnds() throws IOException {
        SearchResult result = adam().hyper("beta1").trials(500).run(candidate -> candidate.get("beta1"));
        assertThat(Arrays.stream(values(result, "beta1"))).allMatch(value -> value >= 0 && value < 1);
        assertThat(result.best().orElseThrow().score()).isLessThan(0.02);
        assertThatThrownBy(() -> adam().hyper("lr"))
                .hasMessage("hyperparameter 'lr' of rule 'adam' is declared in [0, inf): say from where to where it is "
                        + "to be searched");
    }

    @Test
    void goesFromCoarseToFineAboutTheBest() throws IOException {
        SearchResult result = adam().real("x", 0, 10)
                .rounds(3)
                .trials(12)
                .shrinkage(0.5)
                .seed(2)
                .run(candidate -> Math.abs(candidate.get("x") - 6.2));
        for (int round = 2; round <= 3; round++) {
            int former = round - 1;
            double best = result.trials().stream()
                    .filter(trial -> trial.candidate().round() <= former)
                    .min((a, b) -> Double.compare(a.score(), b.score()))
                    .orElseThrow()
                    .candidate()
                    .get("x");
            double reach = 10 * Math.pow(0.5, former) / 2;
            double[] values = result.values("x", round);
            assertThat(Arrays.stream(values)).hasSize(12).allMatch(x -> Math.abs(x - best) <= reach);
            assertThat(Arrays.stream(values).max().orElseThrow()
                            - Arrays.stream(values).min().orElseThrow())
                    .as("uses most of the range")
                    .isGreaterThan(reach);
        }
        assertThat(result.best().orElseThrow().candidate().get("x")).isCloseTo(6.2, within(0.3));
        assertThat(result.rounds()).isEqualTo(3);
    }

    @Test
    void aFinerRangeStaysWithinTheFirst() throws IOException {
        SearchResult result = adam().real("x", 0, 10)
                .rounds(2)
                .trials(40)
                .shrinkage(0.4)
                .highestIsBest()
                .run(candidate -> candidate.get("x"));
        assertThat(Arrays.stream(result.values("x", 2))).allMatch(x -> x >= 6 && x <= 10);
        assertThat(result.best().orElseThrow().score())
                .isEqualTo(Arrays.stream(values(result, "x")).max().orElseThrow());
    }

    @Test
    void goesOnWhereATrialFails() throws IOException {
        // x is multiplied with 1 - 2*lr in each of 300 steps: it grows without end where lr is above 1
        SearchResult result = RandomSearch.of(Optimizers.named("sgd").info())
                .hyper("lr", 1e-3, 1000)
                .trials(30)
                .rounds(2)
                .seed(1)
                .run(candidate -> {
                    double[] x = {1};
                    Optimizer sgd = candidate.applyTo(Optimizers.named("sgd")).over(Parameters.of(x));
                    Trainer.of(
                                    (at, batch, gradients) -> {
                                        gradients.tensor("theta").set(0, 2 * at.doubles()[0]);
                                        return at.doubles()[0] * at.doubles()[0];
                                    },
                                    sgd,
                                    Rows.numbers(1, 1))
                            .epochs(300)
                            .build()
                            .run();
                    return Math.abs(x[0]);
                });
        assertThat(result.trials()).anyMatch(Trial::failed).anyMatch(trial -> !trial.failed());
        assertThat(result.trials().stream().filter(Trial::failed))
                .allMatch(trial -> trial.candidate().get("lr") > 1)
                .allMatch(trial -> trial.failure().startsWith("epoch "));
        assertThat(result.best().orElseThrow().candidate().get("lr")).isBetween(0.1, 1.0);
        assertThat(result.ranked().get(result.ranked().size() - 1).failed()).isTrue();
    }

    @Test
    void searchesEverywhereAgainIfAllHaveFailed() throws IOException {
        SearchResult result = adam().real("x", 0, 10)
                .rounds(2)
                .trials(50)
                .run(candidate -> candidate.round() == 1 ? Double.NaN : candidate.get("x"));
        assertThat(result.values("x", 1)).isEmpty();
        assertThat(Arrays.stream(result.values("x", 2)).max().orElseThrow()).isGreaterThan(9);
        assertThat(Arrays.stream(result.values("x", 2)).min().orElseThrow()).isLessThan(1);
        assertThat(adam().real("x", 0, 1).run(candidate -> Double.NaN).best()).isEmpty();
    }

    @Test
    void writesTables(@TempDir Path folder) throws IOException {
        List<Dimension> dimensions = List.of(Dimension.of("lr", 1e-4, 1, false), Dimension.of("units", 1, 9, true));
        SearchResult result = new SearchResult(
                dimensions,
                false,
                List.of(
                        trial(1, 0.1, 4, 0.5, ""),
                        trial(2, 0.9, 3, Double.NaN, "epoch 1, batch 2: the loss is NaN"),
                        trial(3, 0.0123456, 8, 0.25, "")));
        Path file = folder.resolve("search.csv");
        result.writeCsv(file);
        assertThat(file).content().isEqualTo("""
                round,trial,lr,units,score,failure
                1,1,0.1,4.0,0.5,
                1,2,0.9,3.0,NaN,"epoch 1, batch 2: the loss is NaN"
                1,3,0.0123456,8.0,0.25,
                """);
        assertThat(result.table()).isEqualTo("""
                round  trial       lr  units  score                            failure
                    1      3  0.01235    8.0   0.25
                    1      1      0.1    4.0    0.5
                    1      2      0.9    3.0    NaN  epoch 1, batch 2: the loss is NaN
                """);
    }

    private static Trial trial(int number, double lr, double units, double score, String failure) {
        return new Trial(new Candidate(1, number, 0, Map.of("lr", lr, "units", units)), score, failure);
    }

    @Test
    void saysWhatItCannotDo() {
        assertThatThrownBy(() -> adam().hyper("rate", 0, 1)).hasMessageContaining("there are [lr in [0, inf)");
        assertThatThrownBy(() -> adam().hyper("beta1", 0, 1)).hasMessageContaining("is declared in [0, 1), not from");
        assertThatThrownBy(() -> adam().real("x", 1, 1)).hasMessage("'x' cannot be searched from 1.0 to 1.0");
        assertThatThrownBy(() -> adam().real("x", 0, 1).real("x", 0, 1)).hasMessage("'x' is searched already");
        assertThatThrownBy(() -> adam().shrinkage(0)).hasMessageContaining("(0, 1]");
        assertThatThrownBy(() -> adam().run(candidate -> 0)).hasMessage("nothing is to be searched");
        assertThatThrownBy(() -> adam().real("x", 0, 1).run(candidate -> candidate.get("y")))
                .hasMessage("'y' is not searched; there are [x]");
    }
}
