package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SaddleCommandTest {

    private static int steps(String printed, String optimizer) {
        return printed.lines()
                .filter(line -> line.startsWith(optimizer + " "))
                .mapToInt(line -> Integer.parseInt(line.split(" +", -1)[1]))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOrderIsThatOfTheFigure() {
        String printed = CommandRun.of("saddle", "--seeds", "1");

        assertThat(steps(printed, "sgd")).isGreaterThan(2 * steps(printed, "momentum"));
        for (String adaptive : new String[] {"adagrad", "rmsprop", "adadelta"}) {
            assertThat(steps(printed, adaptive)).isLessThan(steps(printed, "nesterov"));
        }
        assertThat(printed).contains("slowest, stuck");
    }

    @Test
    void sgdLeavesWhenItsPowerSays() {
        // |y| = |y0|*1.08^n passes 1 first at the least n above ln(1/|y0|)/ln(1.08); y0 of a few 1e-6, so about 170 to
        // 220 steps
        assertThat(steps(CommandRun.of("saddle", "--seeds", "1"), "sgd")).isBetween(150, 260);
    }

    @Test
    void whoDoesNotLeaveInTimeNeverDoes() {
        assertThat(CommandRun.of("saddle", "--seeds", "2", "--steps", "5")).containsPattern("sgd +never never");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(CommandRun.failing("saddle", "--seeds=-1")).contains("--seeds=-1; expected 1 or more");
    }
}
