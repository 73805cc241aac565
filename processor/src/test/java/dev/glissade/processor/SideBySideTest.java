package dev.glissade.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SideBySideTest {

    @Test
    void givesResultsInTheOrderOfTheWork() {
        List<Supplier<Integer>> work = IntStream.range(0, 100)
                .<Supplier<Integer>>mapToObj(i -> () -> {
                    pause(i % 3);
                    return i;
                })
                .toList();

        assertThat(SideBySide.all(work))
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void throwsWhatTheFirstWorkThatFailedThrew() {
        Supplier<Integer> good = () -> 1;
        Supplier<Integer> deep = () -> {
            throw new StackOverflowError("deep");
        };
        Supplier<Integer> bad = () -> {
            throw new IllegalStateException("bad");
        };

        assertThatThrownBy(() -> SideBySide.all(List.of(good, deep, bad)))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("deep");
        assertThatThrownBy(() -> SideBySide.all(List.of(good, bad, deep)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bad");
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
