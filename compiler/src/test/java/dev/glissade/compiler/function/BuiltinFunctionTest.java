package dev.glissade.compiler.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.function.BuiltinFunction.TypeRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltinFunctionTest {

    @Test
    void namesAreThoseOfTheLanguagePage() {
        assertThat(BuiltinFunction.words())
                .contains(("sqrt rsqrt square abs sign exp log pow tanh sigmoid floor min max clip where sin cos "
                                + "sum mean norm norm1 norminf dot count normal uniform len "
                                + "rowmean colmean transpose")
                        .split(" "))
                .allMatch(word -> BuiltinFunction.named(word).isPresent());
        assertThat(BuiltinFunction.named("SQRT")).isEmpty();
        assertThat(BuiltinFunction.named("prev")).isEmpty();
    }

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource({
        "sqrt, 1 argument",
        "pow, 2 arguments",
        "clip, 3 arguments",
        "normal, no arguments",
        "max, 1 to 32 arguments"
    })
    void sayWhatTheyTake(String word, String arity) {
        assertThat(function(word).arity()).isEqualTo(arity);
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "sqrt, 1, true",
        "sqrt, 0, false",
        "sqrt, 2, false",
        "pow, 1, false",
        "pow, 2, true",
        "min, 0, false",
        "min, 1, true",
        "min, 32, true",
        "min, 33, false",
        "uniform, 0, true",
        "uniform, 1, false"
    })
    void takeSoManyArguments(String word, int count, boolean takes) {
        assertThat(function(word).takes(count)).isEqualTo(takes);
    }

    @Test
    void leastAndGreatestOfOneArgumentAreReductions() {
        assertThat(BuiltinFunction.MIN.isReduction(1)).isTrue();
        assertThat(BuiltinFunction.MAX.rule(1)).isEqualTo(TypeRule.REDUCTION);
        assertThat(BuiltinFunction.MAX.rule(2)).isEqualTo(TypeRule.ELEMENTWISE);
        assertThat(BuiltinFunction.SQRT.isReduction(1)).isFalse();
        assertThat(BuiltinFunction.DOT.isReduction(2)).isTrue();
    }

    private static BuiltinFunction function(String word) {
        return BuiltinFunction.named(word).orElseThrow();
    }
}
