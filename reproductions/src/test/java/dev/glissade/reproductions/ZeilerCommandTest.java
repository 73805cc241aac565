package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, on {@link SmallDigits}. */
final class ZeilerCommandTest {
    @TempDir
    private Path folder;

    private String run() {
        return CommandRun.of("zeiler", "--data=" + folder, "--runs=" + folder.resolve("runs"), "--epochs=1");
    }

    @Test
    void bothTablesAreWholeAndTheRulesDiffer() throws IOException {
        SmallDigits.write(folder);

        String printed = run();

        for (String rate : new String[] {"1.0", "0.1", "0.01", "0.001", "1.0E-4"}) {
            assertThat(CommandRun.numbers(printed, rate)).hasSize(3);
        }
        for (String eps : new String[] {"0.01", "1.0E-4", "1.0E-6", "1.0E-8"}) {
            String second = printed.substring(printed.indexOf("eps"));
            double[] errors = CommandRun.numbers(second, eps);
            assertThat(errors).hasSize(3);
            assertThat(Arrays.stream(errors)).allMatch(error -> error >= 0 && error <= 100);
        }
        // six steps of momentum 0.9 go further than those of SGD with the same rate
        double[] small = CommandRun.numbers(printed, "0.01");
        assertThat(small[1]).isLessThan(small[0]);
        assertThat(printed).contains("(43.76)", "(1.83)");
        assertThat(run()).isEqualTo(printed);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(CommandRun.failing("zeiler", "--momentum=1")).contains("--momentum=1.0; expected one in [0, 1)");
        assertThat(CommandRun.failing("zeiler", "--epochs=0")).contains("--epochs=0; expected 1 or more");
    }
}
