package dev.glissade.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.Rows;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Initialisation;
import dev.glissade.training.model.Network;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A step allocates nothing that grows with the batch or the network. */
final class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The bytes of a step, when working room is there. */
    private static long bytesOfAStep(int batch, int units) throws IOException {
        Network network = Network.inputs(20)
                .dropout(0.1)
                .dense(units, Initialisation.he())
                .batchNorm()
                .activation(Activation.RELU)
                .softmax(2);
        Parameters parameters = network.start(Precision.FLOAT, 1);
        Dataset data = Rows.halves(batch * 10, 20);
        long[] at = new long[2];
        Trainer.of(network.objective(), Optimizers.named("adam").over(parameters), data)
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

    @Test
    void whatAStepAllocatesDoesNotGrow() throws IOException {
        bytesOfAStep(8, 8);
        long small = bytesOfAStep(8, 8);
        // a batch of 512 rows of 128 units has 262,144 bytes in every one of its matrices
        long large = bytesOfAStep(512, 128);
        assertThat(large).isLessThan(small + 2_000);
        assertThat(small).isLessThan(10_000);
    }
}
