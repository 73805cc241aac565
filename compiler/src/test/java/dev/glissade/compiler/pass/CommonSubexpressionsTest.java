package dev.glissade.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CommonSubexpressionsTest {

    private static void becomes(String after, String before) {
        assertEquals(after.strip(), PassText.rule(new CommonSubexpressions(), before));
    }

    @Test
    void whatIsWrittenTwiceIsWorkedOutOnce() {
        becomes("""
                m := 0
                $1 = m*grad
                m = $1
                theta = theta - $1
                """, "m = m*grad; theta -= prev(m)*grad");
    }

    @Test
    void productsAndSumsAreTheSameInEitherOrder() {
        becomes("""
                $1 = theta*grad
                theta = max($1, $1) - ($1 + $1)
                """, "theta = max(theta*grad, grad*theta) - (theta*grad + grad*theta)");
    }

    @Test
    void differencesAreNot() {
        becomes("theta = (theta - grad)*(grad - theta)", "theta = (theta - grad)*(grad - theta)");
    }

    @Test
    void zerosOfBothSignsAreTwo() {
        becomes("""
                $1 = round(0)
                theta = max(theta*$1, theta*-$1)
                """, "optimizer r {\n let z = 0*theta\n z = 0\n theta = max(theta*z, theta*(-z))\n}");
    }

    @Test
    void twoDrawsAreTwo() {
        becomes("theta = theta + uniform#0.0()*uniform#0.1()", "theta += uniform()*uniform()");
    }
}
