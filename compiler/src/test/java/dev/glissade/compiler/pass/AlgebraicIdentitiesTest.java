package dev.glissade.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glissade.compiler.ir.Program;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlgebraicIdentitiesTest {

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            1*m               => m
            m*1               => m
            m/1               => m
            m - 0             => m
            m^1               => m
            -1*m              => -m
            m/(-1)            => m*round(-1)
            --m               => m
            theta - -m        => theta + m
            theta + -m        => theta - m
            -m + theta        => theta - m
            -m*-v             => m*v
            -m/-v             => m/v
            abs(-m)           => abs(m)
            abs(abs(m))       => abs(m)
            m/4               => m*round(0.25)
            m/0.125           => m*round(8)
            c/2*m             => round(c*0.5)*m
            (c*1 - 0)*m       => round(c)*m
            where(not (m > v), m, v)             => where(m > v, v, m)
            where(not (m == v), m, v)            => where(m != v, m, v)
            where(m > v or true, m, v)           => where(true, m, v)
            where(m > v and true, m, v)          => where(m > v, m, v)
            where(m > v and false, m, v)         => where(false, m, v)
            where(not not (m > v), m, v)         => where(m > v, m, v)
            # these do not hold for every number, so they are left alone
            m + 0             => m + round(0)
            0*m               => round(0)*m
            m - m             => m - m
            0 - m             => round(0) - m
            m/3               => m/round(3)
            m/0.1             => m/round(0.1)
            m/2^1000          => m/round(1.0715086071862673E301)
            where(not (m < v), m, v)             => where(m < v, v, m)
            theta*m + theta*v => theta*m + theta*v
            (theta + m) - m   => theta + m - m
            sqrt(m^2)         => sqrt(m*m)
            """)
    void simplifies(String before, String after) {
        assertEquals(after, PassText.expression(new Folded(), before));
    }

    /** Literals with a sign are folded first, as in the pipeline. */
    private static final class Folded implements Pass {
        @Override
        public Program run(Program program) {
            return new AlgebraicIdentities().run(new ConstantFolding().run(program));
        }
    }
}
