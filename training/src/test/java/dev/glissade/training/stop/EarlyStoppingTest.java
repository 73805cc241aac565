package dev.glissade.training.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.Interruption;
import dev.glissade.training.Interruption.Setup;
import dev.glissade.training.Rows;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainerBuilder;
import dev.glissade.training.loop.TrainingResult;
import dev.glissade.training.metric.Evaluation;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Network;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patience, minimum change, the best weights. */
final class EarlyStoppingTest {
    /** What is measured after epochs 1, 2, ... */
    private static final double[] SCRIPT = {5, 4, 4.5, 3.9, 3.95, 2, 1, 1, 1, 1};

    private final Parameters x = Parameters.of(new double[] {0});
    private final Optimizer counter =
            Optimizers.named("momentum").set("lr", 1).set("g", 0).over(x);

    /** One step in an epoch, which adds 1 to x: the measure is what the script says for the epoch. */
    private TrainerBuilder scripted() {
        return Trainer.of(
                        (at, batch, gradients) -> {
                            gradients.tensor("theta").set(0, -1);
                            return 1;
                        },
                        counter,
                        Rows.numbers(1, 1))
                .epochs(SCRIPT.length)
                .measure("error", at -> SCRIPT[(int) at.doubles()[0] - 1]);
    }

    @Test
    void waitsAsLongAsToldAndPutsTheBestWeightsBack() throws IOException {
        EarlyStopping early = EarlyStopping.on("error").patience(3).minimumChange(0.2);
        TrainingResult result = scripted().listen(early).build().run();
        // 4 of epoch 2 is the best; 3.9 of epoch 4 is not better by more than 0.2
        assertThat(result.epochs()).isEqualTo(5);
        assertThat(result.reason()).isEqualTo("no better error than 4.0, of epoch 2, in 3 epochs");
        assertThat(x.doubles()[0]).isEqualTo(2);
        assertThat(counter.steps()).isEqualTo(2);
        assertThat(early.bestEpoch()).isEqualTo(2);
        assertThat(early.bestValue()).isEqualTo(4);
    }

    @Test
    void anyChangeCountsUnlessToldOtherwise() throws IOException {
        // 3.9 of epoch 4 starts the waiting anew; 1 of epoch 7 is the best, and 3 epochs later all are over
        TrainingResult result =
                scripted().listen(EarlyStopping.on("error").patience(3)).build().run();
        assertThat(result.epochs()).isEqualTo(10);
        assertThat(x.doubles()[0]).isEqualTo(7);
    }

    @Test
    void highMayBeGood() throws IOException {
        TrainingResult result = scripted()
                .listen(EarlyStopping.on("error").highestIsBest().patience(2))
                .build()
                .run();
        assertThat(result.epochs()).isEqualTo(3);
        assertThat(x.doubles()[0]).isEqualTo(1);
    }

    @Test
    void theBestWeightsComeBackHoweverTheRunEnds() throws IOException {
        scripted().epochs(5).listen(EarlyStopping.on("error")).build().run();
        assertThat(x.doubles()[0]).isEqualTo(4);
    }

    @Test
    void leavesTheLastWeightsIfTold() throws IOException {
        scripted()
                .listen(EarlyStopping.on("error").patience(1).leaveLast())
                .build()
                .run();
        assertThat(x.doubles()[0]).isEqualTo(3);
    }

    @Test
    void notANumberIsNoImprovement() {
        Patience patience = new Patience(false, 0);
        assertThat(patience.see(Double.NaN)).isFalse();
        assertThat(patience.see(3)).isTrue();
        assertThat(patience.see(Double.NaN)).isFalse();
        assertThat(patience.waited()).isEqualTo(1);
        assertThat(patience.best()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "schedule_free_sgd"})
    void goesOnToTheSameBits(String rule, @TempDir Path folder) throws IOException {
        Network network = Network.inputs(8).dense(6, Activation.TANH).softmax(2);
        TrainingResult result = Interruption.changesNothing(
                () -> {
                    Parameters parameters = network.start(Precision.FLOAT, 1);
                    // a rate at which it gets worse again
                    Optimizer optimizer = Optimizers.named(rule)
                            .set("lr", rule.equals("adam") ? 0.7 : 20)
                            .over(parameters);
                    TrainerBuilder trainer = Trainer.of(network.objective(), optimizer, Rows.halves(50, 8))
                            .batch(8)
                            .epochs(30)
                            .seed(3)
                            .measure(
                                    "error",
                                    at -> Evaluation.of(network, at, Rows.halves(30, 8))
                                            .loss())
                            .listen(EarlyStopping.on("error").patience(2));
                    return new Setup(trainer, parameters);
                },
                11,
                folder);
        assertThat(result.reason()).startsWith("no better error");
    }

    @Test
    void saysWhatItCannotDo() {
        assertThatThrownBy(() -> EarlyStopping.on("error").patience(0)).hasMessageContaining("expected at least 1");
        assertThatThrownBy(() -> EarlyStopping.on("error").minimumChange(-1)).hasMessageContaining("minimum change");
        assertThatThrownBy(
                        () -> scripted().listen(EarlyStopping.on("validation")).build())
                .hasMessage("nothing called 'validation' is measured; there are loss and [error]");
        assertThatThrownBy(() -> scripted()
                        .listen(EarlyStopping.on("error"))
                        .listen(EarlyStopping.on("error"))
                        .build())
                .hasMessage("two listeners remember under the name 'early stopping on error'");
    }
}
