package dev.glissade.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glissade.benchmarks.c.C;
import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.c.CMemory;
import dev.glissade.benchmarks.floor.Need;
import dev.glissade.benchmarks.floor.Needs;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.spi.Precision;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What C computes is what ours computes; where there is no C compiler there is nothing to compare. */
final class TwinTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void compile() {
        CCompiler.Result result = CCompiler.compile("gcc", folder);
        assumeTrue(result instanceof CCompiler.Compiled, result::toString);
        System.setProperty(C.LIBRARY, ((CCompiler.Compiled) result).library().toString());
    }

    @ParameterizedTest
    @EnumSource
    void adamIsTheSameBitsOnOneAndTwoThreads(Precision precision) {
        Twin.requireAdamEqual(precision, 1);
        Twin.requireAdamEqual(precision, 2);
    }

    @ParameterizedTest
    @EnumSource
    void rulesOfTheLibraryAreTheSameBits(Precision precision) {
        RuleInC.RULES.forEach(rule -> Twin.requireRuleEqual(rule, precision));
    }

    @ParameterizedTest
    @EnumSource
    void rulesWithFunctionsAreTheSameToTheLastPlaces(Precision precision) {
        for (Need need : Needs.all()) {
            need.twin().ifPresent(twin -> Twin.requireNear(need.rule(), twin, precision));
        }
    }

    @Test
    void sparseStepsAreTheSameBits() {
        SparseStep.requireEqual(new Touched(5000, 1, 700));
        SparseStep.requireEqual(new Touched(300, 64, 40));
    }

    @Test
    void aDifferenceIsFound() {
        assertThatThrownBy(() -> Twin.requireEqual("theta", new double[] {1, 2}, new double[] {1, Math.nextUp(2.0)}))
                .hasMessageContaining("theta[1]");
        assertThatThrownBy(() -> Twin.requireNear("adam", "powerball", Precision.FLOAT))
                .hasMessageContaining("adam: theta[0]");
    }

    @ParameterizedTest
    @EnumSource
    void thereIsALoopForTheTrafficOfEveryRule(Precision precision) {
        for (Need need : Needs.all()) {
            try (Work traffic = Traffic.of(need.traffic(), precision, 3000, 1).make()) {
                for (int step = 0; step < 5; step++) {
                    traffic.run();
                }
            }
        }
    }

    /** Every element of every stream is really read and written: what is written depends on what is read. */
    @Test
    void trafficUpdatesAndWritesEveryElement() {
        try (CMemory memory = new CMemory(Precision.FLOAT, 4, 100);
                CMemory table = new CMemory(Precision.DOUBLE, 1, 16)) {
            long[] addresses = new long[16];
            for (int i = 0; i < 4; i++) {
                addresses[i] = memory.stream(i);
            }
            C.putLongs(table.stream(0), addresses);
            memory.put(0, new float[] {8});
            memory.put(2, new float[] {1, 2});
            assertThat(C.trafficFloat(table.stream(0), 2, 1, 1, 100, 1)).isTrue();
            // half of itself, and a quarter, and what is read
            assertThat(memory.get(0, 3)).containsExactly(5.25, 2.25, 0.25);
            assertThat(memory.get(1, 2)).containsExactly(1.25, 2.25);
            assertThat(memory.get(3, 100)[99]).isEqualTo(0.25);
            assertThat(C.trafficFloat(table.stream(0), 7, 1, 1, 100, 1)).isFalse();
        }
    }

    @Test
    void numbersThatRanAwayAreNoticed() {
        Numbers.requireOrdinary("v", Precision.FLOAT, 0, 1, -1e-30);
        assertThatThrownBy(() -> Numbers.requireOrdinary("v", Precision.FLOAT, 0, 1e-39))
                .hasMessageContaining("v[1]");
        assertThatThrownBy(() -> Numbers.requireOrdinary("v", Precision.DOUBLE, Double.NaN))
                .hasMessageContaining("v[0]");
    }
}
