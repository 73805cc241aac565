package dev.glissade.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointDirectoryTest {

    @TempDir
    private Path temporary;

    private final Optimizer optimizer = Optimizers.named("sgd").over(new float[] {1});

    private void run(CheckpointDirectory folder, double... metrics) throws IOException {
        for (double metric : metrics) {
            optimizer.step(new float[] {1});
            folder.save(Checkpoint.of(optimizer), metric);
        }
    }

    private static List<String> names(CheckpointDirectory folder) throws IOException {
        return folder.files().stream()
                .map(p -> p.getFileName().toString().replaceAll("step-0*|\\.safetensors", ""))
                .toList();
    }

    @Test
    void theLastAndTheBestAreKept() throws IOException {
        CheckpointDirectory folder =
                CheckpointDirectory.in(temporary.resolve("run")).keepLast(2).keepBest(2);
        assertThat(folder.latest()).isEmpty();
        assertThat(folder.best()).isEmpty();
        run(folder, 5, 1, 3, Double.NaN, 2, 4, 6);
        assertThat(names(folder)).containsExactly("2", "5", "6", "7");
        assertThat(folder.latest().orElseThrow()).hasFileName("step-000000000007.safetensors");
        assertThat(folder.best().orElseThrow()).hasFileName("step-000000000002.safetensors");
        assertThat(folder.highestIsBest().best().orElseThrow()).hasFileName("step-000000000007.safetensors");
    }

    @Test
    void ofEqualValuesTheEarliestIsBestAndNoneIsNeeded() throws IOException {
        CheckpointDirectory folder =
                CheckpointDirectory.in(temporary).keepLast(1).keepBest(1);
        run(folder, 1, 1);
        assertThat(folder.best().orElseThrow()).hasFileName("step-000000000001.safetensors");
        CheckpointDirectory last = folder.keepBest(0);
        optimizer.step(new float[] {1});
        last.save(Checkpoint.of(optimizer));
        assertThat(names(last)).containsExactly("3");
        assertThat(last.best()).isEmpty();
    }

    @Test
    void whatWasJustSavedStaysEvenIfItsStepIsAnEarlierOne() throws IOException {
        CheckpointDirectory folder =
                CheckpointDirectory.in(temporary).keepLast(1).keepBest(0);
        run(folder, 1, 1, 1);
        optimizer.reset();
        run(folder, 1);
        assertThat(names(folder)).containsExactly("1", "3");
    }

    @Test
    void otherFilesAreLeftAloneAndAbandonedOnesRemoved() throws IOException {
        Path note = Files.writeString(temporary.resolve("notes.txt"), "mine");
        Path fresh = Files.writeString(temporary.resolve(".glissade-step-1.safetensors-x.part"), "");
        Path old = Files.writeString(temporary.resolve(".glissade-step-2.safetensors-x.part"), "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(7200)));
        CheckpointDirectory folder = CheckpointDirectory.in(temporary);
        run(folder, 1);
        assertThat(note).exists();
        assertThat(fresh).exists();
        assertThat(old).doesNotExist();
        assertThat(names(folder)).containsExactly("1");
    }

    @Test
    void impossibleNumbersAreRefused() {
        CheckpointDirectory folder = CheckpointDirectory.in(temporary);
        assertThatThrownBy(() -> folder.keepLast(0)).hasMessage("cannot keep 0 checkpoints; at least 1");
        assertThatThrownBy(() -> folder.keepBest(-1)).hasMessageContaining("at least 0");
    }
}
