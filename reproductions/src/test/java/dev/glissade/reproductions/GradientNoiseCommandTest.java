package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, on {@link SmallDigits}. */
final class GradientNoiseCommandTest {
    @TempDir
    private Path folder;

    private String run() {
        return CommandRun.of(
                "gradient-noise",
                "--data=" + folder,
                "--runs=" + folder.resolve("runs"),
                "--epochs=60",
                "--eta=0.05",
                "--success=0.15",
                "--seeds=1");
    }

    @Test
    void noiseFreesWhatIsStuck() throws IOException {
        SmallDigits.write(folder);

        String printed = run();

        // a tenth of the rows is of each class, and a network that is stuck gives all of them the same
        assertThat(printed).containsPattern("without noise +0 of 1 seeds; mean 0\\.1000");
        assertThat(printed).containsPattern("with noise +1 of 1 seeds");
        assertThat(folder.resolve("runs").resolve("success.png")).isNotEmptyFile();
        assertThat(run()).isEqualTo(printed);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(CommandRun.failing("gradient-noise", "--eta=-1")).contains("--eta=-1.0; expected a number above 0");
        assertThat(CommandRun.failing("gradient-noise", "--rate=NaN"))
                .contains("--rate=NaN; expected a number above 0");
        assertThat(CommandRun.failing("gradient-noise", "--seeds=0")).contains("--seeds=0; expected 1 or more");
    }
}
