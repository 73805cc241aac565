package dev.glissade.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are legal enough to reach the checker and are made to hurt it: each ends soon, in messages and not in an exception. */
@Timeout(20)
class HostileInputTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("deep parentheses", "", "theta -= " + "(-".repeat(90) + "grad" + ")".repeat(90)),
                Arguments.of("long sum", "", "theta -= grad" + "+grad".repeat(190)),
                Arguments.of(
                        "squares of squares",
                        "",
                        "hyper a = " + "square(".repeat(150) + "2" + ")".repeat(150) + "\ntheta -= a*grad"),
                Arguments.of("nested conditions", "", nested(150)),
                Arguments.of(
                        "loops in loops",
                        "LimitExceeded",
                        "hyper x: list = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n"
                                + IntStream.range(0, 100)
                                        .mapToObj(i -> "for i" + i + " in x { ")
                                        .collect(Collectors.joining())
                                + "theta -= x[i99]*grad" + " }".repeat(100)),
                Arguments.of(
                        "many names",
                        "LimitExceeded",
                        lines(900, i -> "theta -= " + "a" + i + "xyz" + "*b" + i + "xyz" + "*grad")),
                Arguments.of(
                        "many unknown names",
                        "UnknownName",
                        "hyper lr = 1\n" + lines(900, i -> "theta -= unknown_name_" + i + "*lr")),
                Arguments.of("locals that widen backwards", "", widening(400)),
                Arguments.of("many units", "UnknownUnit", lines(20_000, i -> "optimizer u" + i + " = v" + i)),
                Arguments.of(
                        "many units of one name", "DuplicateUnit", lines(20_000, i -> "optimizer u { theta -= grad }")),
                Arguments.of(
                        "a chain of chains",
                        "",
                        "optimizer u0 { theta -= grad }\n" + lines(5_000, i -> "optimizer u" + (i + 1) + " = u" + i)),
                Arguments.of(
                        "a chain of chains, last first",
                        "LimitExceeded",
                        lines(5_000, i -> "optimizer u" + i + " = u" + (i + 1)) + "optimizer u5000 { theta -= grad }"),
                Arguments.of(
                        "chains that double",
                        "LimitExceeded",
                        "transform t0 { grad *= 2 }\n"
                                + lines(40, i -> "transform t" + (i + 1) + " = t" + i + " as a >> t" + i + " as b")),
                Arguments.of(
                        "gradients that double",
                        "LimitExceeded",
                        "transform sam { grad = grad(theta + grad) }\noptimizer s { theta -= grad }\noptimizer all = "
                                + IntStream.range(0, 60)
                                        .mapToObj(i -> "sam as s" + i + " >> ")
                                        .collect(Collectors.joining())
                                + "s"));
    }

    /** @param code the one message that all of the text gives, as often as it may, or none */
    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void endsSoon(String name, String code, String text) {
        List<String> codes = Checked.text(text).messages().stream()
                .map(message -> message.code().id())
                .distinct()
                .toList();

        assertThat(codes).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    private static String nested(int depth) {
        return "if t > 1 { ".repeat(depth) + "theta -= grad" + " }".repeat(depth);
    }

    private static String widening(int count) {
        return "hyper lr = 1\n"
                + lines(count, i -> "let a" + i + " = 1")
                + lines(count, i -> "a" + i + " = a" + (i + 1)).replace("= a" + count, "= grad")
                + "theta -= lr*a0";
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(i -> line.apply(i) + "\n").collect(Collectors.joining());
    }
}
