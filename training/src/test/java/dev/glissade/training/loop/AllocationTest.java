package dev.glissade.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.Rows;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.Schema;
import dev.glissade.training.data.SparseRows;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Initialisation;
import dev.glissade.training.model.Network;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A step allocates nothing that grows with the batch, the model or the data. */
final class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The bytes of a step in batches of some size, when working room is there. */
    private static long bytesOfAStep(Network network, String rule, Dataset data, int batch) throws IOException {
        Parameters parameters = network.start(Precision.FLOAT, 1);
        long[] at = new long[2];
        Trainer.of(network.objective(), Optimizers.named(rule).over(parameters), data)
                .batch(batch)
                .epochs(3)
                .listen(new TrainingListener() {
                    @Override
                    public void stepped(Run run) {
                        if (run.step() == 21) {
                            at[0] = THREADS.getThreadAllocatedBytes(
                                    Thread.currentThread().getId());
                        } else if (run.step() == 29) {
                            at[1] = THREADS.getThreadAllocatedBytes(
                                    Thread.currentThread().getId());
                        }
                    }
                })
                .build()
                .run();
        return (at[1] - at[0]) / 8;
    }

    private static void assertStays(long small, long large) {
        assertThat(large).isLessThan(small + 2_000);
        assertThat(small).isLessThan(10_000);
    }

    private static long ofANetwork(int batch, int units) throws IOException {
        Network network = Network.inputs(20)
                .dropout(0.1)
                .dense(units, Initialisation.he())
                .batchNorm()
                .activation(Activation.RELU)
                .softmax(2);
        return bytesOfAStep(network, "adam", Rows.halves(batch * 10, 20), batch);
    }

    private static long ofSoftmax(int batch, int inputs) throws IOException {
        return bytesOfAStep(Network.softmax(inputs, 2), "momentum", Rows.halves(batch * 10, inputs), batch);
    }

    /** Rows with two inputs each; all inputs occur. */
    private static long ofSparseRows(int batch, int inputs, boolean byRows) throws IOException {
        SparseRows.Builder rows = SparseRows.builder();
        for (int i = 0; i < batch * 10; i++) {
            int pair = i % (inputs / 2);
            rows.input(2 * pair, 1).input(2 * pair + 1, -1).row(i % 2);
        }
        Network network = Network.softmax(inputs, 2);
        Dataset data = rows.build(new Schema(inputs, List.of(), List.of("even", "odd"), true));
        return bytesOfAStep(byRows ? network.rowGradients() : network, "adagrad", data, batch);
    }

    @Test
    void whatAStepOfANetworkAllocatesDoesNotGrow() throws IOException {
        ofANetwork(8, 8);
        // a batch of 512 rows of 128 units has 262,144 bytes in every one of its matrices
        assertStays(ofANetwork(8, 8), ofANetwork(512, 128));
    }

    @Test
    void whatAStepOfSoftmaxRegressionAllocatesDoesNotGrow() throws IOException {
        ofSoftmax(8, 20);
        assertStays(ofSoftmax(8, 20), ofSoftmax(512, 200));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAStepOverSparseRowsAllocatesDoesNotGrow(boolean byRows) throws IOException {
        ofSparseRows(8, 20, byRows);
        assertStays(ofSparseRows(8, 20, byRows), ofSparseRows(512, 2_000, byRows));
    }
}
