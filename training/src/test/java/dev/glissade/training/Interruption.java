package dev.glissade.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Parameters;
import dev.glissade.checkpoint.CheckpointDirectory;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainerBuilder;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.loop.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A run beside the same run that was killed and resumed. */
public final class Interruption {

    private Interruption() {}

    /** A run that a test has set up: the settings of its trainer, and the parameters that it trains. */
    public record Setup(TrainerBuilder trainer, Parameters parameters) {}

    /**
     * Checks that a run which is killed in a step and resumed ends as one that is left alone: result and every bit of the parameters.
     * Checkpoints are made every 5 steps.
     *
     * @param setups makes the same settings anew, with objects of their own, whatever parameters hold
     */
    public static TrainingResult changesNothing(Supplier<Setup> setups, long step, Path folder) throws IOException {
        Setup whole = setups.get();
        TrainingResult expected = whole.trainer().build().run();
        assertThat(expected.steps()).isGreaterThan(step);

        CheckpointDirectory checkpoints = CheckpointDirectory.in(folder);
        Trainer killed = setups.get()
                .trainer()
                .checkpoints(checkpoints)
                .checkpointEvery(5)
                .listen(new TrainingListener() {
                    @Override
                    public void stepped(Run run) {
                        if (run.step() == step) {
                            throw new IllegalStateException("killed");
                        }
                    }
                })
                .build();
        assertThatThrownBy(killed::run).hasMessage("killed");

        Setup rest = setups.get();
        rest.parameters().tensors().forEach(tensor -> tensor.fill(99));
        TrainingResult result = rest.trainer()
                .checkpoints(checkpoints)
                .checkpointEvery(5)
                .build()
                .resume();
        assertThat(result.steps()).isEqualTo(expected.steps());
        assertThat(result.reason()).isEqualTo(expected.reason());
        assertThat(elements(rest.parameters())).usingRecursiveComparison().isEqualTo(elements(whole.parameters()));

        Setup again = setups.get();
        TrainingResult nothing = again.trainer()
                .checkpoints(checkpoints)
                .checkpointEvery(5)
                .build()
                .resume();
        assertThat(nothing.steps()).as("a finished run that is resumed").isEqualTo(expected.steps());
        assertThat(nothing.reason()).isEqualTo(expected.reason());
        assertThat(elements(again.parameters())).usingRecursiveComparison().isEqualTo(elements(whole.parameters()));
        return expected;
    }

    private static List<double[]> elements(Parameters parameters) {
        return parameters.tensors().stream().map(tensor -> tensor.toDoubles()).toList();
    }
}
