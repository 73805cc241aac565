package dev.glissade.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tjake.jlama.safetensors.SafeTensorSupport;
import com.github.tjake.jlama.safetensors.TensorInfo;
import com.github.tjake.jlama.safetensors.Weights;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jlama, a library for language models, reads what we write. It wants JDK 21 or later. */
class OtherReaderTest {

    @TempDir
    private Path folder;

    @Test
    void jlamaFindsEveryTensorAndTheParametersValues() throws IOException {
        float[] w = {1.5f, -2, 0.1f, Float.MIN_VALUE, 1e30f, 6};
        Optimizer optimizer = Optimizers.named("adam")
                .over(Parameters.builder()
                        .add("w", w, 2, 3)
                        .add("b", new float[] {7})
                        .build());
        Runs.step(optimizer);
        float[] expected = w.clone();
        Path file = folder.resolve("model.safetensors");
        Checkpoint.of(optimizer).write(file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);

        Map<String, String> metadata = new HashMap<>();
        Map<String, TensorInfo> found = SafeTensorSupport.readTensorInfoMap(
                bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN), Optional.of(metadata));
        assertThat(found.keySet())
                .containsExactlyInAnyOrder("w", "b", "state:m:w", "state:m:b", "state:v:w", "state:v:b");
        assertThat(found.get("w").shape).containsExactly(2, 3);
        assertThat(found.get("w").dType.name()).isEqualTo("F32");
        assertThat(metadata.get("glissade.rule"))
                .isEqualTo(optimizer.rule().source().text());

        Weights weights = SafeTensorSupport.readWeights(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        var tensor = weights.load("w");
        for (int i = 0; i < expected.length; i++) {
            assertThat(tensor.get(i / 3, i % 3)).isEqualTo(expected[i]);
        }
    }
}
