package dev.glissade.plots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import dev.glissade.training.search.RandomSearch;
import dev.glissade.training.search.RangeCurve;
import dev.glissade.training.search.RangeTest;
import dev.glissade.training.search.SearchResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchPlotsTest {
    private static final Dataset ONE = new DenseRows(Schema.regression(1), new double[1], new double[1]);

    @TempDir
    private Path folder;

    private List<String> texts(LinePlot plot) throws IOException {
        Path file = folder.resolve("plot.svg");
        plot.write(file);
        return Svg.read(file).texts();
    }

    @Test
    void showsARangeTestUpToWhereTheLossGrowsAway() throws IOException {
        Optimizer sgd = Optimizers.named("sgd").over(Parameters.of(new double[] {1}));
        RangeCurve curve = RangeTest.of(
                        (at, batch, gradients) -> {
                            double x = at.doubles()[0];
                            gradients.tensor("theta").set(0, 2 * x);
                            return 1 + x * x;
                        },
                        sgd,
                        ONE)
                .range(1e-3, 100)
                .run();
        assertThat(texts(SearchPlots.of(curve)))
                .contains("Range test of lr", "lr", "loss of the batch", "smoothed", "each batch")
                .anyMatch(text -> text.startsWith("steepest: "));
    }

    @Test
    void showsTheTrialsOfEachRound() throws IOException {
        SearchResult result = RandomSearch.of(Optimizers.named("adam").info())
                .hyper("lr", 1e-5, 1)
                .rounds(2)
                .trials(5)
                .run(candidate -> candidate.round() == 1 && candidate.number() == 2
                        ? Double.NaN
                        : Math.abs(Math.log10(candidate.get("lr")) + 2));
        assertThat(texts(SearchPlots.of(result, "lr")))
                .contains("Random search of lr", "score", "round 1", "round 2")
                .anyMatch(text -> text.startsWith("best: "));
    }
}
