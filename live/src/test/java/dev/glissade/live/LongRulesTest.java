package dev.glissade.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.compiler.RuleLibrary;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleUnit;
import dev.glissade.spi.UpdateRule;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules just below the limits on the size of code become classes that load; longer ones get a message, and soon. */
@Timeout(60)
class LongRulesTest {
    private static final String HYPERS = "hyper lr = 0.1\nhyper b = 0.9\n";

    static List<Arguments> longest() {
        return List.of(
                Arguments.of(
                        "sums", rule("state m = 0\n" + lines(990, i -> "m = b*m + " + i + "*grad") + "theta -= m")),
                Arguments.of(
                        "signs", rule(lines(560, i -> "theta -= sign(theta + " + i + "*(theta*grad - " + i + "))"))),
                Arguments.of(
                        "choices",
                        rule(lines(
                                300,
                                i -> "let x" + i + " = where(theta*" + i + " > grad and grad > " + i + ", theta + " + i
                                        + ", grad/" + (i + 2) + ")\ntheta -= x" + i + "*x" + i))),
                Arguments.of(
                        "narrow states",
                        rule(lines(330, i -> "state m" + i + " = 0 as bf16")
                                + lines(330, i -> "m" + i + " = b*m" + i + " + " + i + "*grad\ntheta -= m" + i))),
                Arguments.of(
                        "scalars",
                        rule("let s = lr\n" + lines(690, i -> "s = s*" + (i + 2) + " + b^(t + s)")
                                + "theta -= s*grad")),
                Arguments.of(
                        "scalar states",
                        rule(lines(480, i -> "state m" + i + ": scalar = " + i)
                                + lines(480, i -> "m" + i + " = b*m" + i + " + " + i + "*sum(grad)\ntheta -= m" + i))),
                Arguments.of(
                        "hyperparameters",
                        "optimizer long_rule {\n" + lines(990, i -> "hyper a" + i + " = " + i + ".5 in [-1, 1e9)")
                                + lines(490, i -> "theta -= (a" + i + " + a" + (989 - i) + ")*grad") + "}"),
                Arguments.of(
                        "reductions",
                        rule(lines(99, i -> "let s" + i + " = sum(theta*grad + " + i + ")*lr")
                                + "theta -= "
                                + IntStream.range(0, 99).mapToObj(i -> "s" + i).collect(Collectors.joining("*"))
                                + "*grad")),
                Arguments.of(
                        "flags",
                        rule(IntStream.range(0, 6)
                                        .mapToObj(f -> "hyper f" + f + ": bool = true\n")
                                        .collect(Collectors.joining())
                                + lines(60, i -> "if f" + i % 6 + " { theta -= " + (i + 1) + "*lr*grad }"))),
                Arguments.of(
                        "chain",
                        lines(63, i -> "transform c" + i + " { state m = 0; m = m + grad; grad = m/norm(m) }")
                                + "optimizer o { theta -= grad }\noptimizer long_rule = "
                                + IntStream.range(0, 63)
                                        .mapToObj(i -> "c" + i + " >> ")
                                        .collect(Collectors.joining())
                                + "o"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("longest")
    void justBelowTheLimitsClassesLoad(String name, String text) {
        for (RuleUnit unit : compile(text)) {
            assertThat(unit.info().name()).isNotEmpty();
            if (unit instanceof UpdateRule rule) {
                assertThat(rule.kernel(Precision.FLOAT, 0).layout().passes()).isPositive();
                assertThat(rule.kernel(Precision.DOUBLE, 0).layout().passes()).isPositive();
            }
        }
    }

    static List<Arguments> tooLong() {
        return List.of(
                Arguments.of(
                        "operations in a step",
                        rule(lines(
                                300,
                                i -> "theta -= "
                                        + lines(90, j -> (i * 90 + j) + "*grad + ")
                                                .replace("\n", "") + "1"))),
                Arguments.of(
                        "loop over the elements", rule(lines(900, i -> "theta -= sign(sign(theta) + " + i + "*grad)"))),
                Arguments.of(
                        "scalar operations",
                        rule("let s = lr\n" + lines(990, i -> "s = s*lr + b^(t + s)*" + i) + "theta -= s*grad")),
                Arguments.of(
                        "hyperparameter values",
                        "optimizer long_rule {\n"
                                + lines(100, i -> "hyper a" + i + ": list = [1,2,3,4,5,6,7,8,9,10,11]")
                                + lines(100, i -> "theta -= a" + i + "[1]*grad") + "}"),
                Arguments.of(
                        "operations in defaults",
                        "optimizer long_rule {\nhyper a0 = 1\n"
                                + lines(900, i -> "hyper a" + (i + 1) + " = a" + i + "*2 + a0")
                                + "theta -= a900*grad }"),
                Arguments.of(
                        "tensors and scalars in one reduction",
                        rule(lines(130, i -> "theta -= " + (i + 1) + "*sum(theta*" + (i + 2) + ")*grad"))),
                Arguments.of(
                        "wait for each other",
                        rule(lines(300, i -> "grad = grad/norm(grad + " + i + ")") + "theta -= grad")),
                Arguments.of(
                        "under all choices of flags",
                        rule(IntStream.range(0, 6)
                                        .mapToObj(f -> "hyper f" + f + ": bool = true\n")
                                        .collect(Collectors.joining())
                                + lines(300, i -> "if f" + i % 6 + " { theta -= " + (i + 1) + "*lr*grad*theta }"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooLong")
    void beyondThemTheRuleGetsAMessage(String what, String text) {
        assertThatThrownBy(() -> compile(text))
                .isInstanceOf(RuleTextException.class)
                .hasMessageContaining("rule.opt:1:11: error: 'long_rule' would give too much code: more than ")
                .hasMessageContaining(what)
                .hasMessageContaining("[LimitExceeded]");
    }

    @Test
    void commentsBeyondTheLongestConstantOfAClassAreKept() {
        String comment = "x ∇ 𝛻 \\ \" ".repeat(20_000);
        String text = "/** " + comment + "*/\noptimizer long_rule { // " + comment + "\n theta -= grad }";

        RuleUnit unit = compile(text).get(0);

        assertThat(text.length()).isGreaterThan(200 * 1024);
        assertThat(unit.info().source().text()).isEqualTo(text);
        assertThat(unit.info().description()).isEqualTo(comment.strip());
    }

    private static List<RuleUnit> compile(String text) {
        return LiveCompiler.on(LongRulesTest.class.getClassLoader(), RuleLibrary.empty())
                .compile("rule.opt", text);
    }

    private static String rule(String body) {
        return "optimizer long_rule {\n" + HYPERS + body + "\n}";
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(i -> line.apply(i) + "\n").collect(Collectors.joining());
    }
}
