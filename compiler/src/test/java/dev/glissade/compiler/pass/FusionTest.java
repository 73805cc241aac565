package dev.glissade.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Place;
import dev.glissade.compiler.ir.Program;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many loops over memory a rule becomes, and what each of them loads and stores. */
final class FusionTest {
    private static final String ADAM = """
            optimizer adam {
              hyper lr = 1e-3; hyper beta1 = 0.9; hyper beta2 = 0.999; hyper eps = 1e-8
              state m = 0; state v = 0
              m = beta1*m + (1 - beta1)*grad
              v = beta2*v + (1 - beta2)*grad^2
              theta -= lr*m/(1 - beta1^t)/(sqrt(v/(1 - beta2^t)) + eps)
            }
            """;

    @Test
    void anElementwiseRuleIsOneLoop() {
        assertThat(shape("v = g*v + lr*grad; theta -= v")).isEqualTo("""
                pass: grad theta v -> theta v
                """);
        assertThat(shape(ADAM)).isEqualTo("""
                pass: grad m theta v -> m theta v
                """);
    }

    @Test
    void whatANormNeedsIsStoredBeforeItAndReadBackAndSoIsATermThatIsDear() {
        assertThat(shape("""
                optimizer lamb {
                  hyper lr = 1e-3; hyper beta1 = 0.9; hyper beta2 = 0.999; hyper eps = 1e-6
                  state m = 0; state v = 0
                  m = beta1*m + (1 - beta1)*grad
                  v = beta2*v + (1 - beta2)*grad^2
                  let u = m/(sqrt(v) + eps) + theta
                  theta -= lr*norm(theta)/norm(u)*u
                }
                """)).isEqualTo("""
                pass: grad m theta v -> m term v; theta -> sum; term -> sum
                pass: term theta -> theta
                """);
    }

    @Test
    void aGradientIsReadNoLongerThanItIsNeeded() {
        // the norm, then the point; at the point, then the step
        Plan sam = plan("theta -= lr*grad(theta + rho*grad/norm(grad))");
        assertThat(sam.lastPass(0)).isEqualTo(1);
        assertThat(sam.requests().get(1).afterPass()).isEqualTo(1);
        assertThat(sam.lastPass(1)).isEqualTo(2);
        Plan both = plan("theta -= lr*(grad(theta + rho*grad) - grad)");
        assertThat(both.lastPass(0)).isEqualTo(1);
        assertThat(both.requests().get(1).afterPass()).isZero();
    }

    @Test
    void aTermThatIsCheapOrStoredAnywayIsNotStoredForItsReduction() {
        assertThat(shape("theta -= grad/norm(theta - 2*grad)")).isEqualTo("""
                pass: grad theta -> sum
                pass: grad theta -> theta
                """);
        assertThat(shape("state m = 0; m = sqrt(abs(m + grad)); theta -= m*norm(m)".replace("; ", "\n")))
                .isEqualTo("""
                pass: grad m -> m; m -> sum
                pass: m theta -> theta
                """);
    }

    @Test
    void aReductionThatOnlyInitialValuesNeedIsMadeInTheFirstStepAlone() {
        assertThat(shape("""
                optimizer r {
                  state r: global scalar = global norm(theta)
                  r = max(r, global norm(grad))
                  theta -= r*grad
                }
                """)).isEqualTo("""
                pass: theta -> sum at first; grad -> sum
                pass: grad theta -> theta
                """);
        assertThat(shape("""
                optimizer r {
                  state r: scalar = norm(theta)
                  r += 1
                  theta -= r*grad
                }
                """)).isEqualTo("""
                pass: theta -> sum at first
                pass: grad theta -> theta
                """);
    }

    @Test
    void aTensorThatComesLateNeedsASumOverTheOthers() {
        assertThat(shape("""
                optimizer r {
                  state z = theta*global norm(theta)
                  theta -= z*grad
                }
                """)).contains("theta -> sum\n");
    }

    @Test
    void noTermIsStoredWhereElementsMayBeLeftOut() {
        assertThat(shape("theta -= norm(sqrt(abs(grad)))*grad")).isEqualTo("""
                pass: grad -> sum
                pass: grad theta -> theta
                """);
    }

    @Test
    void aLoopTooLongToBeVectorisedIsSplitAndReadsBackWhatTheFirstHasStored() {
        assertThat(shape("""
                optimizer ademamix {
                  hyper lr = 1e-3; hyper b1 = 0.9; hyper b2 = 0.999; hyper b3 = 0.9999; hyper a = 5; hyper eps = 1e-8
                  hyper wd = 0.01
                  state m = 0; state n = 0; state v = 0
                  m = b1*m + (1 - b1)*grad
                  n = b3*n + (1 - b3)*grad
                  v = b2*v + (1 - b2)*grad^2
                  theta -= (lr*m + a*n)/(sqrt(v)*a + eps) + wd*theta
                }
                """)).isEqualTo("""
                pass: grad m n -> m n; grad m n theta v -> theta v
                """);
    }

    @Test
    void aLoopIsSplitWhereItsPartsAreLeastWork() {
        assertThat(shape("""
                optimizer averaged {
                  hyper lr = 1e-3; hyper b1 = 0.9; hyper b2 = 0.999; hyper eps = 1e-8; hyper share = 0.1
                  state average = 0; state m = 0; state v = 0
                  m = b1*m + (1 - b1)*grad
                  v = b2*v + (1 - b2)*grad^2
                  theta -= lr*m/(sqrt(v) + eps)
                  average += share*(theta - average)
                }
                """)).isEqualTo("""
                pass: grad m theta v -> m theta v; average theta -> average
                """);
    }

    @Test
    void eachVersionOfALoopIsSplitByItself() {
        assertThat(shape("""
                optimizer adan {
                  hyper lr = 1e-3; hyper b1 = 0.98; hyper b2 = 0.92; hyper b3 = 0.99; hyper eps = 1e-8; hyper wd = 0.1
                  state m = 0; state v = 0; state n = 0; state last = grad
                  let d = grad - last
                  m = b1*m + (1 - b1)*grad
                  v = b2*v + (1 - b2)*d
                  n = b3*n + (1 - b3)*(grad + b2*d)^2
                  theta -= lr*(m + b2*v)/(sqrt(n) + eps) + wd*theta
                  last = grad
                }
                """))
                .isEqualTo("pass: either grad n v -> last n v; last m n theta v -> m theta"
                        + " or grad last n v -> last n v; last m n theta v -> m theta\n");
    }

    @Test
    void aNormOfTheGradientIsALoopOfItsOwn() {
        assertThat(shape("""
                transform clip_by_global_norm {
                  hyper max_norm = 1
                  grad *= min(1, max_norm/global norm(grad))
                }
                """ + ADAM + "optimizer clipped = clip_by_global_norm >> adam"))
                .isEqualTo("""
                        pass: grad -> sum
                        pass: adam.m adam.v grad theta -> adam.m adam.v theta
                        """);
    }

    @Test
    void nothingIsStoredBeforeTheLastGradientIsThere() {
        assertThat(shape("""
                transform sam {
                  hyper rho = 0.05
                  grad = grad(theta + rho/global norm(grad)*grad)
                }
                optimizer sgd { hyper lr = 0.1; state m = 0; m = m + grad; theta -= lr*m }
                optimizer sharp = sam >> sgd
                """)).isEqualTo("""
                pass: grad -> sum
                pass: grad theta -> point
                pass: grad sgd.m theta -> sgd.m theta
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v = g*v + lr*grad; theta -= v                                                      | true
            hyper k: int = 2; state s: group scalar = 1; s *= 2; if t % k == 0 { theta -= s }  | true
            theta -= lr*(grad + normal())                                                      | false
            state s: scalar = 1; theta -= s*grad                                               | false
            state v = 0; first { v = grad } else { v = 2*grad }; theta -= v                    | false
            theta -= grad/sum(grad)                                                            | 'false, false'
            theta -= grad/global sum(grad)                                                     | 'false, true'
            theta -= grad*t/count(grad)                                                        | false
            """)
    void aPassThatKnowsNothingOfItsTensorIsUniform(String text, String uniform) {
        Plan plan = plan(text.replace("; ", "\n"));
        assertThat(IntStream.range(0, plan.passes().size())
                        .mapToObj(pass -> Boolean.toString(plan.isUniform(pass)))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(uniform);
    }

    private static Plan plan(String text) {
        LoweredRule rule = PassPipeline.exact().run(TestRules.lower(text));
        return Fusion.fuse(rule).variants().get(0).step();
    }

    private static String shape(String text) {
        Plan plan = plan(text);
        return plan.passes().stream()
                .map(pass -> pass.loops().stream().map(loop -> loop(plan, loop)).collect(Collectors.joining("; ")))
                .map(line -> "pass: " + line + "\n")
                .collect(Collectors.joining());
    }

    private static String loop(Plan plan, Plan.Loop loop) {
        if (loop instanceof Plan.Accumulate reduce) {
            return loads(plan.program(), reduce.body()) + " -> sum" + (reduce.firstOnly() ? " at first" : "");
        }
        return choice(plan, ((Plan.Update) loop).choice());
    }

    private static String choice(Plan plan, Plan.Choice choice) {
        if (choice instanceof Plan.Test test) {
            return "either " + choice(plan, test.yes()) + " or " + choice(plan, test.no());
        }
        return ((Plan.Run) choice)
                .bodies().stream().map(body -> update(plan, body)).collect(Collectors.joining("; "));
    }

    private static String update(Plan plan, Body body) {
        var stores = body.outputs().stream()
                .map(output -> stored(plan, output.place()))
                .collect(Collectors.toCollection(TreeSet::new));
        return loads(plan.program(), body) + " -> " + String.join(" ", stores);
    }

    private static String loads(Program program, Body body) {
        var loads = new TreeSet<String>();
        for (Plan.Value value : body.values()) {
            Op op = value.node().op();
            if (op instanceof Op.Theta) {
                loads.add("theta");
            } else if (op instanceof Op.Gradient) {
                loads.add("grad");
            } else if (op instanceof Op.State state) {
                loads.add(program.states().get(state.slot()).name());
            } else if (op instanceof Op.Kept) {
                loads.add("term");
            }
        }
        return String.join(" ", loads);
    }

    private static String stored(Plan plan, Place place) {
        if (place instanceof Place.State state) {
            return plan.program().states().get(state.slot()).name();
        }
        boolean point = place instanceof Place.Scratch scratch && scratch.number() < plan.points();
        return place instanceof Place.Theta ? "theta" : point ? "point" : "term";
    }
}
