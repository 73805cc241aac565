package dev.glissade.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.samples.digits.StorageTrial;
import dev.glissade.spi.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs each sample as a reader would and looks at what it prints. */
final class SamplesTest {

    @Test
    void theFirstRuleReachesTheBottomOfTheValley() {
        // both roots of z^2 - (1 + g - lr*h)z + g lie on a circle of radius sqrt(0.9): 0.9^150 = 1.4e-7 after 300 steps
        assertThat(printed(S01_FirstRule::main))
                .containsPattern("step 300: \\( ?-?0\\.0000\\d\\d, +-?0\\.0000\\d\\d\\)");
    }

    @Test
    void theRuleInTheSourceMovesByItsRateAndRefusesWrongSettings() {
        assertThat(printed(S02_RuleInTheSource::main))
                .contains("after 300 steps of 0.01: (0.00")
                .contains("'beta'")
                .contains("[0, 1)")
                .contains("'rate'");
    }

    @Test
    void newtonIsAtTheBottomOfAQuadraticAfterTwoSteps() {
        assertThat(printed(S03_HandWritten::main))
                .contains("step 1: (2.970000, 0.900000)") // 3 - 0.01*3, 1 - 0.01*10
                .containsPattern("step 2: \\(-?0\\.000000, -?0\\.000000\\)");
    }

    @Test
    void biasesFeelNoWeightDecay() {
        String printed = printed(S04_GroupsAndSchedules::main);

        assertThat(printed).contains("frozen until now: b[0] = 0.000");
        assertThat(printed)
                .containsPattern("in the end: +b\\[0\\] = (0\\.99\\d|1\\.00\\d), w\\[0\\] = 0\\.[0-9]\\d\\d");
    }

    @Test
    void gradientsElsewhereReachTheBottomAcrossARestart() {
        assertThat(printed(S05_GradientsElsewhere::main))
                .containsPattern("nesterov after 400 steps: \\(-?0\\.00\\d+, -?0\\.00\\d+\\)")
                .containsPattern("schedule_free_sgd after 400 steps: \\(-?0\\.0\\d+, -?0\\.0\\d+\\)");
    }

    @Test
    void roundingToNearestStallsAdamAndStochasticRoundingReachesFloat() throws IOException {
        Map<Storage, Double> losses = StorageTrial.run(60, 1, new PrintStream(OutputStream.nullOutputStream()));
        double wide = losses.get(Storage.F32);
        assertThat(losses.get(Storage.BF16)).isGreaterThan(1.1 * wide);
        assertThat(losses.get(Storage.BF16_STOCHASTIC)).isBetween(0.95 * wide, 1.05 * wide);
    }

    @Test
    void allPicturesAreWrittenByOneCommand(@TempDir Path folder) throws IOException {
        S08_Pictures.main(new String[] {folder.toString()});

        for (String name : List.of("beale", "saddle", "ravine", "himmelblau", "rosenbrock")) {
            assertThat(folder.resolve(name + ".svg")).isNotEmptyFile();
            assertThat(ImageIO.read(folder.resolve(name + ".png").toFile()).getWidth())
                    .isEqualTo(1440);
            assertThat(folder.resolve(name + ".html")).content().contains("sgd, lr 0.");
        }
        assertThat(folder.resolve("fluctuation.svg")).content().contains("32 rows");
        assertThat(folder.resolve("fluctuation.png")).isNotEmptyFile();
    }

    private interface Main {
        void run(String[] args);
    }

    private static String printed(Main sample) {
        PrintStream terminal = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            sample.run(new String[0]);
        } finally {
            System.setOut(terminal);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
