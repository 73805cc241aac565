package dev.glissade.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HoistingTest {

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            max(max(m, c), t)                      => max(m, max(round(c), round(t)))
            max(c, max(d, m))                      => max(m, max(round(d), round(c)))
            min(m, c, d, t)                        => min(m, min(min(round(c), round(d)), round(t)))
            where(m > v and c > 0 and d > 0, m, v) => where(m > v and (c > 0 and d > 0), m, v)
            where(c > 0 or (d > 0 or m > v), m, v) => where(m > v or (d > 0 or c > 0), m, v)
            # nothing to gain
            max(m, v)                              => max(m, v)
            max(m, c)                              => max(m, round(c))
            max(max(m, c), v)                      => max(max(m, round(c)), v)
            # not the same in another order
            m*c*d                                  => m*round(c)*round(d)
            m + c + d                              => m + round(c) + round(d)
            min(max(m, c), d)                      => min(max(m, round(c)), round(d))
            """)
    void regroups(String before, String after) {
        assertEquals(after, PassText.expression(new Hoisting(), before));
    }
}
