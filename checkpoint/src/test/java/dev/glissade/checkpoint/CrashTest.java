package dev.glissade.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    @Test
    @Timeout(120)
    void aRunThatIsKilledWhileItSavesLeavesAWholeCheckpoint(@TempDir Path temporary)
            throws IOException, InterruptedException {
        Path run = Files.createDirectory(temporary.resolve("run"));
        CheckpointDirectory folder = CheckpointDirectory.in(run);
        int hits = 0;
        for (int round = 0; round < 40 && hits < 4; round++) {
            Process process = Jvm.start(temporary, CrashProgram.class, run.toString());
            while (folder.latest().isEmpty() || !isSaving(run)) {
                assertThat(process.isAlive()).as(Jvm.output(temporary)).isTrue();
            }
            process.destroyForcibly().waitFor();
            hits += isSaving(run) ? 1 : 0;
            for (Path file : folder.files()) {
                Checkpoint checkpoint = Checkpoint.read(file); // which compares all checksums
                Optimizer resumed = Optimizers.named("adam").over(new float[500_000]);
                checkpoint.resume(resumed);
                assertThat(file.getFileName().toString()).contains(Long.toString(resumed.steps()));
                Files.delete(file);
            }
            deleteParts(run);
        }
        assertThat(hits).as("rounds that were killed in the middle of a save").isEqualTo(4);
    }

    private static boolean isSaving(Path run) throws IOException {
        try (var parts = Files.newDirectoryStream(run, AtomicFile.PREFIX + "*")) {
            return parts.iterator().hasNext();
        }
    }

    private static void deleteParts(Path run) throws IOException {
        try (var parts = Files.newDirectoryStream(run, AtomicFile.PREFIX + "*")) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }
}
