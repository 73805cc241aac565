package dev.glissade.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubtractedProductsTest {

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            c*m + d*v   => round(c)*m - round(-d)*v
            m*v + v*c   => m*v - round(-c)*v
            c*m + m*v   => m*v - round(-c)*m
            c*m + (1 - d)*(v*v) => round(c)*m - round(-(1 - d))*(v*v)
            # no scalar whose sign could be turned, or no two products
            m*v + v*v   => m*v + v*v
            c*m + v     => round(c)*m + v
            c*m - d*v   => round(c)*m - round(d)*v
            """)
    void turnsTheSignOfAScalar(String before, String after) {
        assertEquals(after, PassText.expression(new SubtractedProducts(), before));
    }
}
