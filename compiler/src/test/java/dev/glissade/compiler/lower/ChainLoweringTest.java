package dev.glissade.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.eval.Settings;
import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.IrPrinter;
import dev.glissade.compiler.ir.LoweredRule;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Section 6 of the language page: several units, one rule. */
final class ChainLoweringTest {

    private static final String UNITS = """
            transform clip {
              hyper most = 1
              grad = clip(grad, -most, most)
            }
            transform scale {
              hyper by = 2
              grad *= by*norm(grad)
            }
            transform decay {
              hyper rate = 0.01; shared lr
              theta -= lr*rate*prev(theta)
            }
            transform noise {
              grad += normal()
            }
            transform smooth {
              state g = 0
              g = 0.5*g + grad
              grad = g
            }
            transform sam {
              hyper rho = 0.05
              grad = grad(theta + rho*grad)
            }
            transform remember {
              state before = grad
              theta -= before
              before = grad
            }
            wrapper lookahead {
              hyper k: int = 5
              state slow = theta
              inner
              if t % k == 0 { slow += theta; theta = slow }
            }
            wrapper average {
              state mean = theta
              inner
              mean = 0.9*mean + 0.1*theta
              eval = mean
            }
            schedule half { value = 0.5 }
            schedule ramp { hyper up = 4; let x = t/up; if x < 1 { value = x } else { value = 1 } }
            optimizer sgd { hyper lr = 0.1; theta -= lr*grad }
            optimizer nesterov {
              hyper lr = 0.1; hyper mu = 0.9
              state v = 0
              v = mu*v + lr*grad(theta - mu*v)
              theta -= v
            }
            """;

    private static LoweredRule chain(String chain) {
        return TestRules.lower(UNITS + "optimizer chained = " + chain + "\n");
    }

    private static void becomes(String expected, String chain) {
        LoweredRule rule = chain(chain);
        assertEquals(expected.strip(), IrPrinter.print(rule.variants().get(0), rule.hypers()));
    }

    @Test
    void unitsActFromLeftToRight() {
        becomes("""
                $1 = min(max(grad, round(-most)), round(most))
                theta = theta - round(lr)*($1*round(by*sqrt(sum($1*$1))))
                """, "clip >> scale >> sgd");
        becomes(
                "theta = theta - round(lr)*min(max(grad*round(by*sqrt(sum(grad*grad))), round(-most)), round(most))",
                "scale >> clip >> sgd");
    }

    @Test
    void whatStandsRightOfTheOptimizerActsAfterIt() {
        becomes("theta = theta - round(lr)*grad - round(lr*rate)*theta", "sgd >> decay");
        becomes("theta = theta - round(lr*rate)*theta - round(lr)*grad", "decay >> sgd");
    }

    @Test
    void wrappersRunAllThatStandsRightOfThem() {
        becomes("""
                $1 = where(first, theta, lookahead.slow)
                $2 = theta - round(lr)*grad
                $3 = t % k == 0
                $4 = $1 + $2
                $5 = where($3, $4, $2)
                average.mean = round(0.9)*where(first, theta, average.mean) + round(0.1)*$5
                lookahead.slow = where($3, $4, $1)
                theta = $5
                eval = average.mean
                """, "average >> lookahead >> sgd");
    }

    @Test
    void gradientsAtPointsPassThroughTheUnitsOnTheLeft() {
        becomes("""
                nesterov.v := 0
                $1 = round(mu)*nesterov.v + round(lr)*min(max(grad(theta - round(mu)*nesterov.v), round(-most)), round(most))
                nesterov.v = $1
                theta = theta - $1
                """, "clip >> nesterov");
    }

    @Test
    void aUnitThatTakesGradientsIsTransformedToo() {
        // sam's own plain gradient is the one at the look-ahead point, clipped; so is the one that it asks for
        becomes("""
                nesterov.v := 0
                $1 = theta - round(mu)*nesterov.v
                $2 = round(mu)*nesterov.v + round(lr)*min(max(grad($1 + round(rho)*min(max(grad($1), round(-most)), round(most))), round(-most)), round(most))
                nesterov.v = $2
                theta = theta - $2
                """, "clip >> sam >> nesterov");
    }

    @Test
    void aUnitWithStateRunsOnceForTheGradientThatIsRead() {
        becomes("""
                smooth.g := 0
                nesterov.v := 0
                $1 = round(0.5)*smooth.g + grad(theta - round(mu)*nesterov.v)
                $2 = round(mu)*nesterov.v + round(lr)*$1
                smooth.g = $1
                nesterov.v = $2
                theta = theta - $2
                """, "smooth >> nesterov");
        becomes("""
                nesterov.v := 0
                $1 = round(mu)*nesterov.v + round(lr)*(grad(theta - round(mu)*nesterov.v) + normal#0.0())
                nesterov.v = $1
                theta = theta - $1
                """, "noise >> nesterov");
    }

    @Test
    void aUnitWithStateRunsInItsPlaceForThePlainGradient() {
        becomes("""
                smooth.g := 0
                $1 = round(0.5)*smooth.g + grad(theta + round(rho)*grad)
                smooth.g = $1
                theta = theta - round(lr)*$1
                """, "sam >> smooth >> sgd");
    }

    @Test
    void initialValuesReadTheGradientAsTheirUnitFindsIt() {
        becomes("""
                $1 = min(max(grad, round(-most)), round(most))
                remember.before = $1
                theta = theta - where(first, $1, remember.before) - round(lr)*$1
                """, "clip >> remember >> sgd");
    }

    @Test
    void onePointIsOneEvaluation() {
        LoweredRule rule = TestRules.lower("""
                optimizer r {
                  state v = 0
                  let a = grad(theta - v)
                  let u = theta - v
                  let b = grad(u)
                  v += a
                  let c = grad(theta - v)
                  theta -= a + b + c + grad(theta)
                }
                """);
        assertEquals("""
                v := 0
                $1 = grad(theta - v)
                $2 = v + $1
                v = $2
                theta = theta - ($1 + $1 + grad(theta - $2) + grad)""", IrPrinter.print(rule.variants().get(0), rule.hypers()));
    }

    @Test
    void namesAreTheOptimizersOwnAndOthersWhereTheyOccurOnce() {
        LoweredRule rule = chain("clip >> clip(most = 3) as late >> sgd(lr = 0.5)");
        assertThat(rule.hypers()).extracting(HyperSlot::name).containsExactly("clip_most", "late_most", "lr");
        assertThat(Settings.values(rule, Map.of(), 1)).containsExactly(1, 3, 0.5);
    }

    @Test
    void computedHyperparametersFollowTheirSchedules() {
        LoweredRule rule = chain("sgd(lr = 3*ramp(up = 2) - half())");
        assertThat(rule.hypers()).extracting(HyperSlot::computed).containsExactly(true);
        assertThat(Settings.values(rule, Map.of(), 1)).containsExactly(1);
        assertThat(Settings.values(rule, Map.of(), 2)).containsExactly(2.5);
        assertThat(Settings.values(rule, Map.of(), 9)).containsExactly(2.5);
    }

    @Test
    void schedulesAreFormulasOfTheirOwn() {
        LoweredRule rule = TestRules.lower("schedule s { hyper up = 4; value = t/up }");
        assertThat(rule.variants()).isEmpty();
        assertEquals(0.75, Settings.value(rule.schedule().orElseThrow(), Settings.values(rule, Map.of(), 3), 3));
    }

    @Test
    void transformsAloneAreNoPrograms() {
        assertThat(TestRules.lower("transform x { grad *= 2 }").variants()).isEmpty();
    }
}
