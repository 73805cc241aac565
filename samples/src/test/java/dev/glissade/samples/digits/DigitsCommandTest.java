package dev.glissade.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class DigitsCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    @Test
    void bothModelsReadTheDigitsWithTheSamplesOwnRule() {
        assertThat(run("--compare=none")).as("%s", errors).isZero();

        double[] accuracies = Pattern.compile("test accuracy: (\\d\\.\\d+)")
                .matcher(printed())
                .results()
                .map(MatchResult::group)
                .mapToDouble(s -> Double.parseDouble(s.substring("test accuracy: ".length())))
                .toArray();
        assertThat(accuracies).hasSize(2);
        assertThat(accuracies[0]).isGreaterThanOrEqualTo(0.94);
        assertThat(accuracies[1]).isGreaterThanOrEqualTo(0.96);
    }

    @Test
    void severalOptimizersStandInOneTable() {
        assertThat(run("--model=softmax", "--epochs=4", "--compare=adam,nesterov,schedule_free_sgd"))
                .as("%s", errors)
                .isZero();

        assertThat(printed()).contains("epoch   4/4  loss ");
        assertThat(printed()
                        .lines()
                        .filter(l -> l.matches("(my_momentum|adam|nesterov|schedule_free_sgd)\\{lr=.*softmax.*")))
                .hasSize(4);
    }

    @Test
    void aGivenRateIsNotSearchedFor() {
        assertThat(run("--model=softmax", "--epochs=1", "--compare=none", "--set", "lr=0.07", "--set", "g=0.5"))
                .isZero();

        assertThat(printed()).contains("softmax with my_momentum{g=0.5, lr=0.07}");
    }

    @Test
    void aWrongNameGetsAMessage() {
        assertThat(run("--optimizer=adma")).isEqualTo(2);

        assertThat(errors.toString()).contains("'adma'").contains("adam").doesNotContain("\tat ");
    }

    @Test
    void wrongSettingsGetAMessage() {
        assertThat(run("--optimizer=adam", "--set", "lr=-1", "--set", "beta=0.5"))
                .isEqualTo(2);

        assertThat(errors.toString())
                .contains("'lr'")
                .contains("[0, inf)")
                .contains("'beta'")
                .doesNotContain("\tat ");
    }

    @Test
    void aMissingDataFileGetsAMessage() {
        assertThat(run("--data=nowhere.csv")).isEqualTo(2);

        assertThat(errors.toString())
                .contains("there is no data file 'nowhere.csv'")
                .doesNotContain("\tat ");
    }

    @Test
    void unparsableSettingsGetAMessage() {
        assertThat(run("--set", "lr=fast", "--compare=none")).isEqualTo(2);

        assertThat(errors.toString()).contains("'lr' is set to 'fast'");
    }

    @Test
    void listsTheRules() {
        assertThat(run("--list")).isZero();

        assertThat(printed().lines()).contains("my_momentum", "adam", "newton_diag");
    }

    private int run(String... arguments) {
        return new CommandLine(new DigitsCommand(new PrintStream(out, true, StandardCharsets.UTF_8)))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
