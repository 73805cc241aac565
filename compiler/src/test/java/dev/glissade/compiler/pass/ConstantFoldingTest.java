package dev.glissade.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConstantFoldingTest {

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            2*3*m                        => round(6)*m
            (2^10 - 24)*m                => round(1000)*m
            sqrt(2)*m                    => round(1.4142135623730951)*m
            # the order of the text decides, so this is two products
            2*m*3                        => round(2)*m*round(3)
            where(1 < 2, m, v)           => m
            where(not (1 < 2), m, v)     => v
            where(0/0 == 0/0, m, v)      => v
            where(0/0 != 0/0, m, v)      => m
            where(1/(-0) < 0, m, v)      => m
            m*(1/0)                      => m*round(Infinity)
            m*(0/0)                      => m*round(NaN)
            m - (0 - 0)                  => m - round(0)
            m - (-0)                     => m - round(-0.0)
            min(-0, 0)*m                 => round(-0.0)*m
            sign(-3)*m + floor(2.5)      => round(-1)*m + round(2)
            7 % 4*m                      => round(3)*m
            # hyperparameters and the step are known when it runs
            (c + 1)*m                    => round(c + 1)*m
            2*t*m                        => round(2*t)*m
            """)
    void folds(String before, String after) {
        assertEquals(after, PassText.expression(new ConstantFolding(), before));
    }

    /** {@code x} is a tensor, so the operations are in the working precision, in which 0.1 is not one number. */
    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            x = 2   => y = x*3   => theta = theta - round(6)
            x = 1   => y = x/3   => theta = theta - round(0.3333333333333333)
            x = 0.5 => y = exp(x) => theta = theta - round(1.6487212707001282)
            x = 0.1 => y = x*3   => theta = theta - round(0.1)*round(3)
            x = 1   => y = x/3*3 => theta = theta - round(0.3333333333333333)*round(3)
            """)
    void foldsInTheWorkingPrecisionWhatIsExactInFloat(String x, String y, String after) {
        String rule = "%s; %s; if t > 5 { x = grad; y = grad }; theta -= y";
        String printed = PassText.rule(
                new ConstantFolding(),
                "optimizer r {\n let x = 0*theta\n let y = x\n " + x + "\n " + y + "\n theta -= y\n}");
        assertEquals(after, printed, rule);
    }
}
