package dev.glissade.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.IrPrinter;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.pass.PassPipeline;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What programs rules become, in the printer's words. */
final class LoweringTest {

    private static String print(String text, int variant) {
        LoweredRule rule = TestRules.lower(text);
        return IrPrinter.print(rule.variants().get(variant), rule.hypers());
    }

    private static void becomes(String expected, String rule) {
        assertEquals(expected.strip(), print(rule, 0));
    }

    private static List<String> states(LoweredRule rule, int variant) {
        return rule.variants().get(variant).states().stream()
                .map(StateSlot::name)
                .toList();
    }

    @Test
    void scalarsAreRoundedWhereTheyMeetTensors() {
        becomes("""
                v := 0
                $1 = round(g)*v + round(lr)*grad
                v = $1
                theta = theta - $1
                """, "v = g*v + lr*grad; theta -= v");
    }

    @Test
    void theParseTreeDecidesWhatIsRounded() {
        becomes("theta = theta - round(lr/(1 - beta^t))*grad", "theta -= lr/(1 - beta^t)*grad");
        becomes("theta = theta - round(lr)*grad/round(1 - beta^t)", "theta -= lr*grad/(1 - beta^t)");
    }

    @Test
    void adamWorksOutScalarsInDouble() {
        becomes("""
                m := 0
                v := 0
                $1 = round(beta1)*m + round(1 - beta1)*grad
                $2 = round(beta2)*v + round(1 - beta2)*(grad*grad)
                m = $1
                v = $2
                theta = theta - round(lr)*($1/round(1 - beta1^t))/(sqrt($2/round(1 - beta2^t)) + round(eps))
                """, """
                optimizer adam {
                  hyper lr = 1e-3; hyper beta1 = 0.9; hyper beta2 = 0.999; hyper eps = 1e-8
                  state m = 0; state v = 0
                  m = beta1*m + (1 - beta1)*grad
                  v = beta2*v + (1 - beta2)*grad^2
                  let mhat = m / (1 - beta1^t)
                  let vhat = v / (1 - beta2^t)
                  theta -= lr * mhat / (sqrt(vhat) + eps)
                }
                """);
    }

    @Test
    void powersOfLiteralsAreProductsQuotientsAndRoots() {
        becomes("theta = theta*theta", "theta = theta^2");
        becomes("theta = theta*theta*theta", "theta = theta^3");
        becomes("$1 = theta*theta\ntheta = $1*$1", "theta = theta^4");
        becomes("theta = round(1)/theta", "theta = theta^-1");
        becomes("theta = sqrt(theta)", "theta = theta^0.5");
        becomes("theta = round(1)/sqrt(theta)", "theta = theta^-0.5");
        becomes("theta = round(1)/sqrt(theta)", "theta = rsqrt(theta)");
        becomes("theta = theta^round(1.5)", "theta = theta^1.5");
        becomes("theta = theta^round(2)", "theta = pow(theta, 2)");
        becomes("theta = theta^round(k)", "theta = theta^k");
    }

    @Test
    void reductionsAreSumsAndExtremes() {
        becomes("theta = theta*round(sqrt(sum(grad*grad)))", "theta *= norm(grad)");
        becomes("theta = theta*round(group sum(abs(grad)))", "theta *= group norm1(grad)");
        becomes("theta = theta*round(max(0, global max(abs(grad))))", "theta *= global norminf(grad)");
        becomes("theta = theta*round(sum(grad*theta))", "theta *= dot(grad, theta)");
        becomes("theta = theta*round(sum(grad)/count(theta))", "theta *= mean(grad)");
        becomes("theta = theta*round(min(grad))", "theta *= min(grad)");
    }

    @Test
    void clipIsTheLesserOfTheGreater() {
        becomes("theta = min(max(theta, round(-c)), round(c))", "theta = clip(theta, -c, c)");
    }

    @Test
    void branchesAreSelections() {
        becomes("""
                slow := 0
                $1 = theta - grad
                $2 = t % k == 0
                $3 = slow + $1
                slow = where($2, $3, slow)
                theta = where($2, $3, $1)
                """, """
                optimizer r {
                  hyper k: int = 2
                  state slow = 0
                  theta -= grad
                  if t % k == 0 { slow += theta; theta = slow }
                }
                """);
    }

    @Test
    void firstHoldsForATensorsFirstStep() {
        becomes("""
                b := 0
                $1 = where(first, grad, round(mu)*b + grad)
                b = $1
                theta = theta - $1
                """, """
                optimizer r {
                  hyper mu
                  state b = 0
                  first { b = grad } else { b = mu*b + grad }
                  theta -= b
                }
                """);
    }

    @Test
    void aLocalOfBothBranchesIsJoined() {
        becomes("theta = theta - where(t > 5, grad, round(1))", "if t > 5 { u = grad } else { u = 1 }; theta -= u");
    }

    @Test
    void initialValuesThatNeedTheStepAreSelectedInTheFirst() {
        becomes("""
                $1 = where(first, sum(theta*grad), s)
                z = where(first, theta, z) + grad
                s = $1 + 1
                theta = theta*round($1)
                """, """
                optimizer r {
                  state z = theta
                  state s: scalar = dot(theta, grad)
                  z += grad
                  theta *= s
                  s += 1
                }
                """);
    }

    @Test
    void statesOfAGroupBeginWithTheFirstStepOfAll() {
        becomes("""
                $1 = where(global first, group sum(grad*grad), s)
                s = $1
                theta = theta*round($1)
                """, """
                optimizer r {
                  state s: group scalar = group dot(grad, grad)
                  s = s
                  theta *= s
                }
                """);
    }

    @Test
    void prevIsTheValueBeforeAnyStatement() {
        becomes("""
                z := 1
                $1 = z + grad
                z = $1
                theta = theta - grad - theta - z*$1
                """, """
                optimizer r {
                  state z = 1
                  z += grad
                  theta -= grad
                  theta = theta - prev(theta) - prev(z)*z
                }
                """);
    }

    @Test
    void staleValuesBeginWithTheInitialValue() {
        becomes("""
                z = where(first, theta, z) + grad
                theta = theta - where(first, theta, stale(z))
                """, """
                optimizer r {
                  state z = theta
                  theta -= stale(z)
                  z += grad
                }
                """);
    }

    @Test
    void roundedStatesAreReadRounded() {
        becomes("""
                m := 0
                $1 = bf16(m + grad)
                m = $1
                theta = theta - $1
                """, """
                optimizer r {
                  state m = 0 as bf16
                  m += grad
                  theta -= m
                }
                """);
    }

    @Test
    void loopsAreUnrolledAndListsHaveASlotForEachElement() {
        LoweredRule rule = TestRules.lower("""
                optimizer aggmo {
                  hyper lr = 1e-3; hyper beta: list = [0, 0.9]
                  state v[beta] = 0
                  for i in beta { v[i] = beta[i]*v[i] - grad; theta += lr/len(beta)*v[i] }
                }
                """);
        assertEquals("""
                v[0] := 0
                v[1] := 0
                $1 = round(beta[0])*v[0] - grad
                $2 = round(beta[1])*v[1] - grad
                v[0] = $1
                v[1] = $2
                theta = theta + round(lr/2)*$1 + round(lr/2)*$2""", IrPrinter.print(rule.variants().get(0), rule.hypers()));
        assertThat(rule.hypers()).extracting(HyperSlot::slot).containsExactly(0, 1);
    }

    @Test
    void flagsRemoveCodeAndStates() {
        String text = """
                optimizer r {
                  hyper lr = 1
                  hyper centered: bool = false; hyper nesterov: bool = true
                  state m = 0; state a = 0
                  m += grad
                  if centered and nesterov { a += grad; m -= a } else if centered { m = 2*m }
                  theta -= where(nesterov, lr*m, m)
                }
                """;
        LoweredRule rule = TestRules.lower(text);
        assertThat(rule.flags()).containsExactly("centered", "nesterov");
        assertThat(rule.hypers()).extracting(HyperSlot::flagDefault).containsExactly(false, false, true);
        assertThat(states(rule, 0)).containsExactly("m");
        assertThat(states(rule, 1)).containsExactly("m");
        assertThat(states(rule, 2)).containsExactly("m");
        assertThat(states(rule, 3)).containsExactly("m", "a");
        assertEquals("m := 0\n$1 = m + grad\nm = $1\ntheta = theta - $1", print(text, 0));
        assertEquals("m := 0\n$1 = round(2)*(m + grad)\nm = $1\ntheta = theta - $1", print(text, 1));
        assertEquals("m := 0\n$1 = m + grad\nm = $1\ntheta = theta - round(lr)*$1", print(text, 2));
    }

    @Test
    void aStateThatNothingMentionsLendsItsInitialValueOnly() {
        LoweredRule rule = TestRules.lower("""
                optimizer r {
                  hyper lr = 1
                  state a = 2*lr
                  state b = a + 1
                  b += grad; theta -= b
                }
                """);
        assertThat(states(rule, 0)).containsExactly("b");
    }

    @Test
    void whatItLendsIsATensorIfItWereOne() {
        becomes("""
                $1 = round(1/3)
                $2 = where(first, theta, b) + grad
                b = $2
                n = where(first, sqrt(sum($1*$1)), n)
                r = where(first, bf16(round(257)) - theta, r) + grad
                theta = theta - $2
                """, """
                optimizer r {
                  hyper beta: list = [1, 2]
                  state a[beta] = theta
                  state third = 1/3
                  state short = 257 as bf16
                  state b = a[1]
                  state n: scalar = norm(third)
                  state r = short - theta
                  b += grad; r += grad; n = n
                  theta -= b
                }
                """);
    }

    @Test
    void drawsKeepTheirPlaceWhateverFlagsRemove() {
        String text = """
                optimizer r {
                  hyper on: bool = false; hyper l: list = [1, 2]
                  if on { theta += normal() }
                  for i in l { theta += l[i]*uniform() }
                  theta += normal()
                }
                """;
        // three calls in the text: in turn k of the loop the second has the place 1 + 3*k
        assertEquals(
                "theta = theta + round(l[0])*uniform#0.1() + round(l[1])*uniform#0.4() + normal#0.2()", print(text, 0));
        assertThat(print(text, 1)).startsWith("theta = theta + normal#0.0() + ").endsWith(" + normal#0.2()");
    }

    @Test
    void evaluationIsAFunctionOfWhatTheStepLeaves() {
        becomes("""
                x := 0
                $1 = theta - grad
                x = x + $1
                theta = $1
                eval = x/round(t)
                """, """
                optimizer r {
                  state x = 0
                  theta -= grad
                  x += theta
                  eval = x/t
                }
                """);
    }

    @Test
    void hyperparametersThatReachAGlobalStateAreUniform() {
        LoweredRule rule = TestRules.lower("""
                optimizer r {
                  hyper a = 1; hyper b = 2; hyper c = 3; hyper d = 4; hyper e = 5
                  state g: global scalar = d
                  let x = a*t
                  g += x + global sum(b*grad)
                  if e > 1 { g += 1 }
                  theta -= c*g*grad
                }
                """);
        assertThat(rule.hypers()).extracting(HyperSlot::uniform).containsExactly(true, false, false, true, true);
    }

    @Test
    void valuesKnowTheirLineAndTheNameTheyAreGiven() {
        LoweredRule rule = TestRules.lower("""
                optimizer r {
                  state m = 0
                  m += grad
                  let u = m*m
                  theta -= u
                }
                """);
        assertThat(rule.variants().get(0).nodes())
                .extracting(Node::origin)
                .filteredOn(o -> o.name().isPresent())
                .extracting(o -> o.name().orElseThrow() + " " + o)
                .containsExactly("m rule.opt:3", "u rule.opt:4", "theta rule.opt:5");
    }

    /** Each state squares the one above it: written out, the last would have 2^60 factors. */
    @Test
    void sharedInitialValuesAreLookedAtOnce() {
        var text = new StringBuilder("optimizer r {\n state s0 = 1\n");
        for (int i = 1; i <= 60; i++) {
            text.append(" state s%d = s%d*s%d%n".formatted(i, i - 1, i - 1));
        }
        LoweredRule rule = TestRules.lower(text + " s60 += grad; theta -= s60\n}");
        assertThat(states(rule, 0)).containsExactly("s60");
    }

    /** Each pair becomes the same only when the pair above it is: one round of the passes for each. */
    @Test
    void passesComeToAnEndOnLongChains() {
        var text = new StringBuilder("optimizer r {\n let a0 = grad; let b0 = grad\n");
        for (int i = 1; i <= 100; i++) {
            int j = i - 1;
            text.append(" let a%d = where(t > 1, a%d, b%d) + 1%n let b%d = where(t > 2, b%d, a%d) + 1%n"
                    .formatted(i, j, j, i, j, j));
        }
        LoweredRule rule = TestRules.lower(text + " theta -= a100 - b100\n}");
        assertThat(PassPipeline.exact().run(rule).variants()).hasSize(1);
    }
}
