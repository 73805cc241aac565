package dev.glissade.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were changed at random are refused with a message or resumed whole; the fuzz target is the long form. */
class HostileFileTest {

    @Test
    void noDamageLoadsByHalves(@TempDir Path folder) throws IOException {
        Optimizer optimizer = Optimizers.named("adam").over(new float[] {1, 2, 3});
        Runs.step(optimizer);
        Path file = folder.resolve("good.safetensors");
        Checkpoint.of(optimizer).write(file);
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(3);
        int refused = 0;
        for (int round = 0; round < 1500; round++) {
            refused += HostileFile.isRefused(folder.resolve("bad.safetensors"), damaged(good, random)) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(1400);
    }

    @Test
    void theFuzzersInputsAreHandled() throws IOException {
        try (Stream<Path> corpus = Files.list(Path.of("src/test/resources/fuzz/checkpoint"))) {
            List<Path> inputs = corpus.toList();
            assertThat(inputs).isNotEmpty();
            for (Path input : inputs) {
                CheckpointFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
            }
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bad = good.clone();
        switch (random.nextInt(4)) {
            case 0 -> bad = Arrays.copyOf(bad, random.nextInt(bad.length));
            case 1 -> bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 ->
                bad[8 + random.nextInt(bad.length - 8)] = (byte) "0123456789-{}[],:\"ae ".charAt(random.nextInt(21));
            default -> {
                int from = 8 + random.nextInt(bad.length - 40);
                int to = 8 + random.nextInt(bad.length - 40);
                System.arraycopy(good, from, bad, to, 1 + random.nextInt(30));
            }
        }
        return bad;
    }
}
