package dev.glissade.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.spi.Precision;
import dev.glissade.training.Rows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scaling and splits, by hand. */
final class ScalingTest {
    private static final Dataset DATA =
            new DenseRows(Schema.regression(3), new double[] {1, 10, 5, 2, 30, 5, 3, 20, 5}, new double[] {7, 8, 9});

    private static double[] row(Dataset data, int row) {
        Batch batch = new Batch(data.schema(), 1, Precision.DOUBLE).clear();
        data.read(row, batch);
        return batch.inputs().doubles().clone();
    }

    @Test
    void standardises() {
        Scaling scaling = Scaling.standard(DATA);
        assertThat(scaling.shifts()).containsExactly(new double[] {2, 20, 5}, within(1e-14));
        Dataset scaled = scaling.of(DATA);
        // deviations sqrt(2/3) and sqrt(200/3); the third input never changes
        double one = Math.sqrt(1.5);
        assertThat(row(scaled, 0)).containsExactly(new double[] {-one, -one, 0}, within(1e-14));
        assertThat(row(scaled, 1)).containsExactly(new double[] {0, one, 0}, within(1e-14));
        assertThat(scaled.target(2)).isEqualTo(9);
    }

    @Test
    void bringsToARange() {
        Dataset scaled = Scaling.minMax(DATA.rows(0, 2)).of(DATA);
        // fitted on two rows: the third may leave the range
        assertThat(row(scaled, 0)).containsExactly(0, 0, 0);
        assertThat(row(scaled, 1)).containsExactly(0.5, 2, 0);
        assertThat(row(scaled, 2)).containsExactly(1, 1, 0);
    }

    @Test
    void keepsDigitsOfLargeNumbers() {
        Dataset large = new DenseRows(Schema.regression(1), new double[] {1e8, 1e8 + 1}, new double[] {0, 0});
        Batch batch = Rows.batch(Scaling.standard(large).of(large), Precision.FLOAT);
        assertThat(batch.inputs().floats()).containsExactly(-1, 1);
    }

    @Test
    void scalesSparseRowsWithoutShifting() {
        SparseRows.Builder rows = SparseRows.builder();
        rows.input(0, -4).row(0).input(0, 2).input(2, 0.5).row(0);
        SparseRows sparse = rows.build(new Schema(3, List.of(), List.of(), true));
        Batch batch = Rows.batch(Scaling.maxAbs(sparse).of(sparse), Precision.DOUBLE);
        assertThat(IntStream.range(0, 3).mapToDouble(batch.sparseInputs()::value))
                .containsExactly(-1.0, 0.5, 1.0);
        assertThatThrownBy(() -> Scaling.standard(sparse)).hasMessageContaining("use maxAbs");
        assertThatThrownBy(() -> Scaling.of(new double[3], new double[2])).hasMessage("3 shifts and 2 factors");
        assertThatThrownBy(() -> Scaling.none(2).of(sparse)).hasMessage("a scaling of 2 inputs for rows of 3");
    }

    private static List<Integer> numbers(Dataset part) {
        return IntStream.range(0, part.size())
                .mapToObj(i -> (int) row(part, i)[0])
                .toList();
    }

    @Test
    void splitsInProportion() {
        double[] inputs = IntStream.range(0, 100).asDoubleStream().toArray();
        double[] labels =
                IntStream.range(0, 100).mapToDouble(i -> i < 20 ? 0 : 1).toArray();
        Dataset data = new DenseRows(Schema.classification(1, List.of("few", "many")), inputs, labels);
        Split split = Split.stratified(data, 0.2, 0.3, 5);
        assertThat(split.test().size()).isEqualTo(30);
        assertThat(split.validation().size()).isEqualTo(20);
        assertThat(numbers(split.test())).filteredOn(i -> i < 20).hasSize(6);
        assertThat(numbers(split.validation())).filteredOn(i -> i < 20).hasSize(4);
        assertThat(numbers(split.train())).doesNotContainAnyElementsOf(numbers(split.test()));
        List<Integer> all = new java.util.ArrayList<>(numbers(split.train()));
        all.addAll(numbers(split.validation()));
        all.addAll(numbers(split.test()));
        assertThat(all).hasSize(100).doesNotHaveDuplicates();
        assertThat(numbers(Split.stratified(data, 0.2, 0.3, 5).test())).isEqualTo(numbers(split.test()));
        assertThat(numbers(Split.stratified(data, 0.2, 0.3, 6).test())).isNotEqualTo(numbers(split.test()));
    }

    @Test
    void splitsNumbersAtRandom() {
        Split split = Split.random(Rows.numbers(10, 1), 0, 0.25, 1);
        assertThat(split.train().size()).isEqualTo(7);
        assertThat(split.validation().size()).isZero();
        assertThatThrownBy(() -> Split.random(DATA, 0.5, 0.5, 1)).hasMessageContaining("leave rows to train with");
        assertThatThrownBy(() -> Split.stratified(DATA, 0.1, 0.1, 1)).hasMessageContaining("no classes");
    }
}
