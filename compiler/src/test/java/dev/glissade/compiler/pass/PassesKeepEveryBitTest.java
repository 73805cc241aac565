package dev.glissade.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.random.RandomRule;
import dev.glissade.compiler.random.RandomTraining;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rules compute the same before and after the exact passes, in float and double, bit for bit. */
final class PassesKeepEveryBitTest {

    /** More of them with {@code -Dglissade.random=10000}. */
    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("glissade.random", 120));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void beforeEqualsAfter(long seed) {
        RandomRule rule = RandomRule.of(seed);
        String difference = BitComparison.difference(TestRules.lower(rule.text()), new RandomTraining(seed));
        if (!difference.isEmpty()) {
            RandomRule smallest = rule.shrink(r -> differs(r, seed));
            assertThat(difference)
                    .as("the smallest rule that shows it has " + smallest)
                    .isEmpty();
        }
    }

    private static boolean differs(RandomRule rule, long seed) {
        LoweredRule lowered;
        try {
            lowered = TestRules.lower(rule.text());
        } catch (AssertionError refused) {
            return false;
        }
        return !lowered.variants().isEmpty()
                && !BitComparison.difference(lowered, new RandomTraining(seed)).isEmpty();
    }
}
