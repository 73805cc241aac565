package dev.glissade.compiler.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.function.Vectorisation.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorisationTest {

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        String page = Files.readString(Path.of("../docs/vectorisation.md"));
        String section = page.substring(page.indexOf("## Operations"), page.indexOf("The compiler has this table too"));

        List<String> rows = section.lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.split(" \\| "))
                .map(cells -> cells[0].substring(2) + " | " + cells[3] + " | " + cells[4].replace(" |", ""))
                .toList();

        assertThat(rows)
                .isEqualTo(Arrays.stream(Vectorisation.values())
                        .map(v -> v.label() + " | " + words(v::inFloat) + " | " + words(v::inDouble))
                        .toList());
    }

    private static String words(Predicate<Jdk> vectorised) {
        List<Jdk> those = Arrays.stream(Jdk.values()).filter(vectorised).toList();
        return those.isEmpty()
                ? "neither"
                : those.size() == Jdk.values().length
                        ? "both"
                        : those.stream().map(j -> Integer.toString(j.feature())).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource({"CHOICE, JDK 17 and 25", "FLOOR, JDK 17 in float", "NORMAL, JDK 17 and 25"})
    void saysWhereALoopIsNotVectorised(Vectorisation line, String where) {
        assertThat(line.isScalarSomewhere()).isTrue();
        assertThat(line.whereScalar()).isEqualTo(where);
    }

    @ParameterizedTest
    @CsvSource({"17, JDK_17", "21, JDK_17", "24, JDK_17", "25, JDK_25", "26, JDK_25"})
    void aReleaseBetweenIsTakenForTheOlder(int feature, Jdk jdk) {
        assertThat(Jdk.of(feature)).isEqualTo(jdk);
    }

    @ParameterizedTest
    @CsvSource({"RSQRT, ROOT", "CLIP, LEAST", "WHERE, CHOICE", "POW, POWER", "EXP, EXP"})
    void findsTheLineOfAFunction(BuiltinFunction function, Vectorisation line) {
        assertThat(Vectorisation.of(function)).contains(line);
    }

    @Test
    void functionsOfScalarsHaveNoLine() {
        assertThat(Vectorisation.of(BuiltinFunction.COS)).isEmpty();
        assertThat(Vectorisation.of(BuiltinFunction.SUM)).isEmpty();
    }
}
