package dev.glissade.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.IrPrinter;
import dev.glissade.compiler.ir.LoweredRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelaxedPassesTest {

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            m/c        => m*round(1/c)
            m/(1 - c)  => m*round(1/(1 - c))
            # one element each, one division each
            m/v        => m/v
            c/m        => round(c)/m
            # scalars are worked out once and stay exact
            c/d*m      => round(c/d)*m
            """)
    void dividesByScalarsOnce(String before, String after) {
        assertEquals(after, PassText.expression(new ReciprocalOfScalar(), before));
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            theta*m + v     => fma(theta, m, v)
            v + theta*m     => fma(theta, m, v)
            theta*m + v*c   => fma(theta, m, v*round(c))
            theta*m - v     => fma(theta, m, -v)
            v - theta*m     => fma(-theta, m, v)
            # scalars are worked out once and stay as they are
            (c*d + t)*m     => round(c*d + t)*m
            c + d           => round(c + d)
            """)
    void fusesProductAndSum(String before, String after) {
        assertEquals(after, PassText.expression(new FmaContraction(), before));
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            exp(m)            => relaxed_exp(m)
            log(m)*tanh(v)    => relaxed_log(m)*relaxed_tanh(v)
            sigmoid(m)        => $1/($1 + relaxed_exp(-m))
            abs(m)^c          => relaxed_exp(round(c)*min(max(relaxed_log(abs(m)), round(-1.2676506002282294E30)), round(1.2676506002282294E30)))
            # a negative base has no power that is not whole
            m^1.5             => relaxed_exp(round(1.5)*min(max(relaxed_log(m), round(-1.2676506002282294E30)), round(1.2676506002282294E30)))
            # and has one that may be
            m^c               => m^round(c)
            m^5               => m^round(5)
            2^m               => round(2)^m
            # scalars are worked out once and stay exact
            exp(c)*m          => round(exp(c))*m
            """)
    void putsArithmeticForFunctions(String before, String after) {
        assertEquals(after, PassText.expression(new RelaxedFunctions(), before));
    }

    @Test
    void theyRunOnlyWhenAskedFor() {
        LoweredRule rule = TestRules.lower("optimizer r { hyper c\n theta -= theta*grad/c }");
        LoweredRule exact = PassPipeline.exact().run(rule);
        LoweredRule relaxed = PassPipeline.relaxed().run(rule);
        assertEquals(
                "theta = theta - theta*grad/round(c)",
                IrPrinter.print(exact.variants().get(0), rule.hypers()));
        assertEquals(
                "theta = fma(-(theta*grad), round(1/c), theta)",
                IrPrinter.print(relaxed.variants().get(0), rule.hypers()));
    }

    @Test
    void everyPassSaysWhichKindItIs() {
        assertThat(new FmaContraction().accuracy()).isEqualTo(Pass.Accuracy.RELAXED);
        assertThat(new ReciprocalOfScalar().accuracy()).isEqualTo(Pass.Accuracy.RELAXED);
        assertThat(new RelaxedFunctions().accuracy()).isEqualTo(Pass.Accuracy.RELAXED);
        assertThat(new Hoisting().accuracy()).isEqualTo(Pass.Accuracy.EXACT);
    }
}
