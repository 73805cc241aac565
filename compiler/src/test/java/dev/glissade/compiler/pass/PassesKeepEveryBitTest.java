package dev.glissade.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.eval.Arithmetic;
import dev.glissade.compiler.eval.IrInterpreter;
import dev.glissade.compiler.eval.Tensor;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.random.RandomRule;
import dev.glissade.compiler.random.RandomTraining;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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
        String difference = difference(TestRules.lower(rule.text()), seed);
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
        return !lowered.variants().isEmpty() && !difference(lowered, seed).isEmpty();
    }

    private static String difference(LoweredRule rule, long seed) {
        var training = new RandomTraining(seed);
        Program before = rule.variants().get(training.choice(rule));
        Program after = PassPipeline.exact().run(before);
        for (Arithmetic precision : Arithmetic.values()) {
            String expected = train(rule, before, precision, training);
            String actual = train(rule, after, precision, training);
            if (!expected.equals(actual)) {
                return precision + "\n" + expected + "\n" + actual;
            }
        }
        return "";
    }

    private static String train(LoweredRule rule, Program program, Arithmetic precision, RandomTraining training) {
        var interpreter = new IrInterpreter(
                program, precision, RandomTraining.SEED, training.tensors(), training.hypers(rule, 1));
        for (long step = 1; step <= RandomTraining.STEPS; step++) {
            List<double[]> hypers = training.hypers(rule, step);
            for (int group = 0; group < hypers.size(); group++) {
                for (int slot = 0; slot < hypers.get(group).length; slot++) {
                    interpreter.set(group, slot, hypers.get(group)[slot]);
                }
            }
            interpreter.step(training.input(step));
        }
        return training.tensors().stream()
                .map(Tensor::name)
                .map(name -> name + " theta " + bits(interpreter.theta(name)) + " eval "
                        + bits(interpreter.evaluation(name))
                        + program.states().stream()
                                .map(StateSlot::name)
                                .map(s -> " " + s + " " + bits(interpreter.state(s, name)))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    /** Tells zeros apart, not NaNs. */
    private static String bits(double[] values) {
        return Arrays.stream(values).mapToObj(Double::toHexString).collect(Collectors.joining(","));
    }
}
