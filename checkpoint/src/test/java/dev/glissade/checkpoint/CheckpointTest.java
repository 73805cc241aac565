package dev.glissade.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.live.LiveCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    @TempDir
    private Path folder;

    private static Parameters tensors() {
        return Parameters.builder()
                .add("w", new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
                .add("b", new float[] {-1, 1})
                .build();
    }

    private static Optimizer adam(Parameters parameters) {
        return Optimizers.named("adam").over(parameters);
    }

    private static void steps(Optimizer optimizer, int count) {
        for (int i = 0; i < count; i++) {
            optimizer.step(Runs.gradients(optimizer));
        }
    }

    private Path saved(Checkpoint checkpoint) throws IOException {
        Path file = folder.resolve("run.safetensors");
        checkpoint.write(file);
        return file;
    }

    private Checkpoint again(Optimizer optimizer) throws IOException {
        return Checkpoint.read(saved(Checkpoint.of(optimizer)));
    }

    private static void assertSame(Optimizer one, Optimizer other) {
        assertThat(other.steps()).isEqualTo(one.steps());
        for (String name : one.parameters().names()) {
            assertThat(other.parameters().tensor(name).toDoubles())
                    .as(name)
                    .containsExactly(one.parameters().tensor(name).toDoubles());
        }
    }

    @Test
    void aResumedRunGoesOnAsIfItHadNotStopped() throws IOException {
        Optimizer whole = adam(tensors());
        steps(whole, 3);
        Checkpoint saved = again(whole);
        steps(whole, 4);
        Optimizer resumed = adam(tensors());
        saved.resume(resumed);
        assertThat(resumed.steps()).isEqualTo(3);
        steps(resumed, 4);
        assertSame(whole, resumed);
    }

    @Test
    void theOrderOfTheTensorsDoesNotMatter() throws IOException {
        Optimizer whole = adam(tensors());
        steps(whole, 3);
        Parameters other = Parameters.builder()
                .add("b", new float[2])
                .add("w", new float[6], 2, 3)
                .build();
        Optimizer resumed = adam(other);
        again(whole).resume(resumed);
        steps(whole, 2);
        steps(resumed, 2);
        assertSame(whole, resumed);
    }

    @Test
    void theFileHoldsTheParametersUnderTheirNamesAndTheRulesText() throws IOException {
        Optimizer optimizer = adam(tensors());
        steps(optimizer, 1);
        Safetensors file = Safetensors.read(saved(Checkpoint.of(optimizer)));
        assertThat(file.tensors())
                .extracting(StoredTensor::name)
                .containsExactlyInAnyOrder("w", "b", "state:m:w", "state:m:b", "state:v:w", "state:v:b");
        assertThat(file.tensor("w").shape()).containsExactly(2, 3);
        assertThat(file.tensor("state:m:w").shape()).containsExactly(2, 3);
        assertThat(file.metadata().get("glissade.rule")).contains("optimizer adam");
    }

    @Test
    void hyperparametersStayTheOptimizersUntilAskedFor() throws IOException {
        Optimizer optimizer = Optimizers.named("adam")
                .set("lr", 0.5)
                .group("biases", g -> g.tensors("b").set("lr", 1e300))
                .over(tensors());
        optimizer.freeze("w");
        Checkpoint saved = again(optimizer);
        Optimizer resumed = Optimizers.named("adam")
                .set("lr", 0.1)
                .group("biases", g -> g.tensors("b").schedule("beta1", step -> 0.25))
                .over(tensors());
        saved.resume(resumed);
        assertThat(resumed.get("lr")).isEqualTo(0.1);
        assertThat(resumed.frozen()).isEmpty();
        saved.restoreSettings(resumed);
        assertThat(resumed.get("lr")).isEqualTo(0.5);
        assertThat(resumed.group("biases").get("lr")).isEqualTo(1e300);
        assertThat(resumed.group("biases").get("beta1")).isEqualTo(0.25);
        assertThat(resumed.frozen()).containsExactly("w");
    }

    @Test
    void settingsThatDoNotFitAreAllNamedAndNoneIsTaken() {
        Optimizer optimizer = Optimizers.named("adam")
                .group("biases", g -> g.tensors("b"))
                .freeze("w")
                .over(tensors());
        Optimizer other = Optimizers.named("sgd")
                .set("lr", 3)
                .over(Parameters.builder().add("b", new float[2]).build());
        assertThatThrownBy(() -> Checkpoint.of(optimizer).restoreSettings(other))
                .isInstanceOf(CheckpointMismatchException.class)
                .hasMessageContaining("the optimizer has no group 'biases', only [default]")
                .hasMessageContaining("the rule has no hyperparameter 'beta2'")
                .hasMessageContaining("the optimizer has no tensor 'w', which was frozen");
        assertThat(other.get("lr")).isEqualTo(3);
    }

    @Test
    void sectionsAndTensorsOfTheCallerTravelAlong() throws IOException {
        Checkpoint checkpoint = Checkpoint.of(adam(tensors()))
                .with("epoch", "11")
                .with("epoch", "12")
                .with(StoredTensor.of("w", new double[] {7}))
                .with(StoredTensor.of("state:m:w", new float[] {8}));
        Checkpoint read = Checkpoint.read(saved(checkpoint));
        assertThat(read.section("epoch")).isEqualTo("12");
        assertThat(read.extra("w").toDoubles()).containsExactly(7);
        assertThat(read.extra("state:m:w").toDoubles()).containsExactly(8);
        assertThat(read.parameter("w").toDoubles()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThatThrownBy(() -> read.section("batch"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no section 'batch'; there are [epoch]");
        assertThatThrownBy(() -> read.extra("v")).hasMessageContaining("there are [w, state:m:w]");
    }

    @Test
    void namesThatCollideInTheFileAreKeptApart() throws IOException {
        Parameters odd = Parameters.builder()
                .add("w", new float[] {1})
                .add("state:m:w", new float[] {2})
                .build();
        Optimizer optimizer = adam(odd);
        optimizer.step(odd.gradients());
        Checkpoint read = again(optimizer);
        assertThat(read.state().tensor("m", "w")).containsExactly(0);
        Optimizer resumed = adam(Parameters.builder()
                .add("w", new float[1])
                .add("state:m:w", new float[1])
                .build());
        read.resume(resumed);
        assertSame(optimizer, resumed);
    }

    @Test
    void whatDoesNotFitIsAllNamedAndNothingIsChanged() {
        Optimizer optimizer = adam(tensors());
        steps(optimizer, 2);
        Checkpoint saved = Checkpoint.of(optimizer);
        Optimizer other = adam(Parameters.builder()
                .add("w", new float[] {9, 9, 9, 9, 9, 9}, 3, 2)
                .add("c", new float[2])
                .build());
        assertThatThrownBy(() -> saved.resume(other))
                .isInstanceOfSatisfying(
                        CheckpointMismatchException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "the optimizer has no tensor 'b'",
                                        "tensor 'w' had shape [2, 3], now [3, 2]",
                                        "tensor 'c' is not in the checkpoint"));
        assertThat(other.parameters().floats("w")).containsOnly(9);
        assertThat(other.steps()).isZero();
        assertThatThrownBy(() -> saved.resume(Optimizers.named("sgd").over(tensors())))
                .hasMessage("the checkpoint does not fit the optimizer 'sgd': it belongs to rule 'adam'");
        assertThatThrownBy(() -> saved.resume(adam(Parameters.builder()
                        .add("w", new double[6], 2, 3)
                        .add("b", new double[2])
                        .build())))
                .hasMessageContaining("its parameters are FLOAT, the optimizer's DOUBLE");
    }

    @Test
    void aChangedRuleIsRefusedWithTheLineAndTakenOnTheCallersWord() {
        Optimizer old = live("v = g*v + grad\ntheta -= 0.1*v").over(tensors());
        steps(old, 2);
        Checkpoint saved = Checkpoint.of(old);
        Optimizer changed = live("v = g*v + grad\ntheta -= 0.2*v").over(tensors());
        assertThatThrownBy(() -> saved.resume(changed))
                .hasMessageContaining("rule 'mine' has changed since it was saved, first at line 2: "
                        + "'theta -= 0.1*v', now 'theta -= 0.2*v'");
        saved.under(changed.rule()).resume(changed);
        assertThat(changed.steps()).isEqualTo(2);
        assertThatThrownBy(() -> saved.under(adam(tensors()).rule())).hasMessageContaining("is none of rule 'adam'");
    }

    private static OptimizerBuilder live(String text) {
        return Optimizers.of(LiveCompiler.create().optimizer("mine", text)).set("g", 0.5);
    }

    @Test
    void anotherFlagIsRefused() {
        Optimizer plain = Optimizers.named("momentum_torch").over(tensors());
        Optimizer flagged =
                Optimizers.named("momentum_torch").set("nesterov", true).over(tensors());
        assertThatThrownBy(() -> Checkpoint.of(plain).resume(flagged))
                .hasMessageContaining("flag 'nesterov' was false, now true");
    }

    @Test
    void damageIsNoticed() throws IOException {
        Path file = saved(Checkpoint.of(adam(tensors())));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("the elements of 'b' are damaged");
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
        assertThatThrownBy(() -> Checkpoint.read(file)).hasMessageContaining("the file was cut short");
    }

    @Test
    void filesWithoutOrWithABadListAreRefused() throws IOException {
        assertRefused(Map.of(), "no checkpoint: it has no metadata entry 'glissade'");
        assertRefused(Map.of("glissade", "{\"format\":2}"), "a checkpoint of format 2; this version reads 1");
        assertRefused(Map.of("glissade", "[}"), "is not what a checkpoint says of itself");
        assertRefused(Map.of("glissade", "{\"format\":1}"), "the metadata are damaged or were edited");
        assertRefused(list("{\"format\":1}"), "is not what a checkpoint says of itself");
        Safetensors good = CheckpointFormat.pack(Checkpoint.of(adam(tensors())));
        String list = good.metadata().get("glissade");
        assertRefused(list(list), "the metadata speak of a tensor 'w' that is not there");
        assertRefused(list(list.replace("\"FLOAT\"", "\"TRIPLE\"")), "contradict themselves");
    }

    private static Map<String, String> list(String text) {
        return Map.of("glissade", text, "glissade.crc32c", CheckpointFormat.checksum(Map.of("glissade", text)));
    }

    private void assertRefused(Map<String, String> metadata, String reason) throws IOException {
        Path file = folder.resolve("bad.safetensors");
        new Safetensors(metadata, List.of()).write(file);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining(reason);
    }
}
