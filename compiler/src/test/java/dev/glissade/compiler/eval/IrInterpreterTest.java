package dev.glissade.compiler.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.LoweredRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The language's own statements (sections 4, 5, 12 and 13), worked out by hand. */
final class IrInterpreterTest {

    private static TestRun run(String rule, double... theta) {
        return new TestRun(rule, Arithmetic.DOUBLE, Map.of(), theta);
    }

    private static TestRun floats(String rule, double... theta) {
        return new TestRun(rule, Arithmetic.FLOAT, Map.of(), theta);
    }

    @Test
    void momentumIsSequential() {
        var run = new TestRun("v = g*v + lr*grad; theta -= v", Arithmetic.DOUBLE, Map.of("g", 0.5, "lr", 0.25), 1, 2);
        run.step(4, -8);
        // v = 0.25*4, 0.25*-8
        assertThat(run.state("v")).containsExactly(1, -2);
        assertThat(run.theta()).containsExactly(0, 4);
        run.step(2, 0);
        // v = 0.5*1 + 0.25*2 = 1, 0.5*-2 + 0 = -1
        assertThat(run.state("v")).containsExactly(1, -1);
        assertThat(run.theta()).containsExactly(-1, 5);
    }

    @Test
    void scalarsMeetFloatTensorsRounded() {
        // 0.1f and 1f - 0.1f*1f; the double 0.1 would leave 0.9 rounded once
        var run = new TestRun("theta -= lr*grad", Arithmetic.FLOAT, Map.of("lr", 0.1), 1);
        assertThat(run.step(1).theta()).containsExactly(1f - 0.1f);
        // 9*lr is worked out in double, then rounded: not 9f*0.1f
        run = new TestRun("theta -= 9*lr*grad", Arithmetic.FLOAT, Map.of("lr", 0.1), 0);
        assertThat(run.step(1).theta()).containsExactly(-(float) (9 * 0.1));
        assertThat((float) (9 * 0.1)).isNotEqualTo(9f * 0.1f);
    }

    @Test
    void aScalarAssignedToATensorIsATensorFromThenOn() {
        // third is a tensor, so third*3 is float arithmetic: (float) (1/3.0) * 3f
        String rule = "optimizer r {\n let third = theta\n third = 1/3\n theta = third*3 - 1 + 0*theta\n}";
        assertThat(floats(rule, 5).step(0).theta()).containsExactly((float) (1 / 3.0) * 3f - 1f);
        // as a scalar it is 1/3*3 - 1 = 0 in double
        assertThat(floats("optimizer r {\n let third = 1/3\n theta = third*3 - 1 + 0*theta\n}", 5)
                        .step(0)
                        .theta())
                .containsExactly(0);
    }

    @Test
    void eachOperationRoundsOnce() {
        // 1 + 2^-24 is a tie in float and stays 1, twice; (2^-24 + 2^-24) + 1 would not
        assertThat(floats("theta = theta + grad + grad", 1).step(0x1p-24).theta())
                .containsExactly(1);
        assertThat(floats("theta = theta + (grad + grad)", 1).step(0x1p-24).theta())
                .containsExactly(1 + 0x1p-23);
    }

    @Test
    void nothingTraps() {
        double inf = Double.POSITIVE_INFINITY;
        assertThat(run("theta = theta/grad", 1, -1, 0, 0).step(0, 0, 0, -0.0).theta())
                .containsExactly(inf, -inf, Double.NaN, Double.NaN);
        assertThat(run("theta = sign(grad)", 9, 9, 9, 9)
                        .step(-0.0, 0.0, -3, Double.NaN)
                        .theta())
                .containsExactly(-0.0, 0.0, -1, Double.NaN);
        assertThat(run("theta = max(theta, grad)", -0.0, Double.NaN, 1)
                        .step(0.0, 1, Double.NaN)
                        .theta())
                .containsExactly(0.0, Double.NaN, Double.NaN);
        assertThat(run("theta = where(grad < 0, 1, where(grad != grad, 2, 3))", 0, 0, 0)
                        .step(-1, Double.NaN, 1)
                        .theta())
                .containsExactly(1, 2, 3);
    }

    @Test
    void loopsAndListsWorkInTheirOrder() {
        var run = run("""
                optimizer r {
                  hyper w: list = [1, 10]
                  state v[w] = w[1]
                  for i in w { v[i] += i*grad; theta = theta*w[i] + v[i] }
                }
                """, 1);
        run.step(3);
        // v[0] = 10 + 0*3 = 10, theta = 1*1 + 10 = 11; v[1] = 10 + 1*3 = 13, theta = 11*10 + 13 = 123
        assertThat(run.theta()).containsExactly(123);
        assertThat(run.state("v[0]")).containsExactly(10);
        assertThat(run.state("v[1]")).containsExactly(13);
    }

    @Test
    void conditionsOnScalarsChooseOneBranch() {
        var run = run("optimizer r {\n hyper k: int = 2\n if t % k == 0 { theta = 10*t } else { theta -= grad }\n}", 7);
        assertThat(run.step(1).theta()).containsExactly(6);
        assertThat(run.step(1).theta()).containsExactly(20);
        assertThat(run.step(1).theta()).containsExactly(19);
    }

    @Test
    void lossIsReadFromTheStep() {
        var run = run("theta -= loss*grad", 1);
        run.step(new StepInput(point -> Map.of("w", new double[] {2}), Set.of(), 0.25, Map.of()));
        assertThat(run.theta()).containsExactly(0.5);
    }

    @Test
    void staleValuesAreHandedInOrThePresentOnes() {
        String rule = "optimizer r {\n state s = 5\n theta = s - stale(s)\n s += grad\n}";
        var run = run(rule, 0);
        assertThat(run.step(1).theta()).containsExactly(0);
        run.step(new StepInput(
                point -> Map.of("w", new double[] {1}), Set.of(), 0, Map.of("s", Map.of("w", new double[] {2}))));
        // s is 6 when the step begins
        assertThat(run.theta()).containsExactly(4);
    }

    @Test
    void storedStatesAreRoundedWhenAssigned() {
        // bf16 has 8 bits: 1 + 2^-9 is 1, and it is read as 1 at once
        var run = run("optimizer r {\n state s = 1 as bf16\n s += grad\n theta = s\n}", 0);
        assertThat(run.step(0x1p-9).theta()).containsExactly(1);
        assertThat(run.step(0x1p-7).theta()).containsExactly(1 + 0x1p-7);
        // the initial value is rounded too: 257 needs 9 bits
        assertThat(run("optimizer r {\n state s = 257 as bf16\n s = s\n theta = s\n}", 0)
                        .step(0)
                        .theta())
                .containsExactly(256);
    }

    @Test
    void gradientsArePutTogetherFromThePointsAskedFor() {
        // f = x^2/2, so the gradient is the point; v = 0.5*1*(8 - 0) = 4, theta 4; then the point is 4 - 0.5*4 = 2
        var run = new TestRun(
                "v = mu*v + lr*grad(theta - mu*v); theta -= v", Arithmetic.DOUBLE, Map.of("mu", 0.5, "lr", 0.5), 8);
        StepInput half = StepInput.of(point -> point);
        assertThat(run.step(half).theta()).containsExactly(4);
        // v = 0.5*4 + 0.5*2 = 3
        assertThat(run.step(half).theta()).containsExactly(1);
    }

    @Test
    void evaluationIsThetaBeforeTheFirstStep() {
        var run = run("optimizer r {\n state x = theta\n theta -= grad\n x = (x + theta)/2\n eval = x + t\n}", 4);
        assertThat(run.evaluation()).containsExactly(4);
        // theta 2, x = (4 + 2)/2 = 3, t = 1
        assertThat(run.step(2).evaluation()).containsExactly(4);
        assertThat(run.theta()).containsExactly(2);
    }

    @Test
    void drawsAreTheNumbersOfThePage() {
        LoweredRule rule = TestRules.lower("theta = normal()");
        var interpreter = new IrInterpreter(
                rule.variants().get(0),
                Arithmetic.DOUBLE,
                42,
                List.of(new Tensor("w", 0, 0, 0)),
                List.of(new double[0]));
        interpreter.step(StepInput.of(Map.of("w", new double[2])));
        assertThat(interpreter.theta("w")).containsExactly(-0x1.ba76c8ba66ab0p0, 0x1.4e3004c4fa898p-2);
        interpreter.step(StepInput.of(Map.of("w", new double[2])));
        assertEquals(0x1.25048d02eb6bap0, interpreter.theta("w")[0]);
    }

    /** Three tensors in two groups, in an order that is not that of their names, and an empty one. */
    private static IrInterpreter groups(String text, double... hypers) {
        LoweredRule rule = TestRules.lower(text);
        return new IrInterpreter(
                rule.variants().get(0),
                Arithmetic.DOUBLE,
                0,
                List.of(new Tensor("c", 0, 1, 2), new Tensor("b", 1, 4), new Tensor("a", 0, 8), new Tensor("none", 1)),
                List.of(hypers, hypers));
    }

    private static StepInput gradients(Set<String> absent) {
        return new StepInput(
                point -> Map.of("c", new double[] {3, 4}, "b", new double[] {12}, "a", new double[] {84}),
                absent,
                0,
                Map.of());
    }

    private static Map<String, double[]> theta(IrInterpreter interpreter) {
        Map<String, double[]> all = new HashMap<>();
        List.of("a", "b", "c", "none").forEach(name -> all.put(name, interpreter.theta(name)));
        return all;
    }

    @Test
    void reductionsGoOverATensorAGroupOrAll() {
        var one = groups("theta = norm(grad)");
        one.step(gradients(Set.of()));
        assertThat(theta(one).get("c")).containsExactly(5, 5);
        var group = groups("theta = group sum(grad) + group count(grad)");
        group.step(gradients(Set.of()));
        assertThat(theta(group).get("c")).containsExactly(94, 94);
        assertThat(theta(group).get("a")).containsExactly(94);
        assertThat(theta(group).get("b")).containsExactly(13);
        var all = groups("theta = global norm(grad)");
        all.step(gradients(Set.of()));
        // 3, 4, 12, 84: 9 + 16 + 144 + 7056 = 7225 = 85^2
        assertThat(theta(all).get("b")).containsExactly(85);
        assertThat(theta(all).get("none")).isEmpty();
    }

    @Test
    void tensorsWithoutAGradientTakeNoPart() {
        var interpreter = groups("""
                optimizer r {
                  state m = 0
                  state n: scalar = 0
                  m += grad; n += 1
                  theta = global norm(grad) + n
                }
                """);
        interpreter.step(gradients(Set.of("a")));
        // 9 + 16 + 144 = 13^2
        assertThat(theta(interpreter).get("c")).containsExactly(14, 14);
        assertThat(theta(interpreter).get("a")).containsExactly(8);
        assertThat(interpreter.state("n", "a")).containsExactly(0);
        interpreter.step(gradients(Set.of("b")));
        assertThat(interpreter.state("n", "a")).containsExactly(1);
        assertThat(interpreter.state("n", "b")).containsExactly(1);
        assertThat(interpreter.state("n", "c")).containsExactly(2);
    }

    @Test
    void firstIsEachTensorsOwnAndTIsTheOptimizers() {
        var interpreter = groups("first { theta = 100*t } else { theta = t }");
        interpreter.step(gradients(Set.of("a")));
        interpreter.step(gradients(Set.of()));
        assertThat(theta(interpreter).get("c")).containsExactly(2, 2);
        assertThat(theta(interpreter).get("a")).containsExactly(200);
    }

    @Test
    void statesBeginAtTheirTensorsFirstStepOrTheFirstOfAll() {
        String rule = """
                optimizer r {
                  hyper lr = 1
                  state mine: scalar = 10*lr; state ours: group scalar = 20*lr; state start = theta; state seen: scalar = sum(grad)
                  mine += 1; ours += 1; seen += 0
                  start = start
                  theta = mine + ours + 1000*start
                }
                """;
        var interpreter = groups(rule, 1);
        interpreter.step(gradients(Set.of("a")));
        // group and global states begin in the first step of all, those of tensor a when it joins, with the lr of then
        interpreter.set(0, 0, 3);
        interpreter.step(gradients(Set.of()));
        assertThat(interpreter.state("mine", "a")).containsExactly(31);
        assertThat(interpreter.state("mine", "c")).containsExactly(12);
        assertThat(interpreter.state("ours", 0)).isEqualTo(22);
        assertThat(interpreter.state("start", "a")).containsExactly(8);
        assertThat(interpreter.state("start", "c")).containsExactly(1, 2);
        assertThat(interpreter.state("seen", "a")).containsExactly(84);
        assertThat(theta(interpreter).get("a")).containsExactly(31 + 22 + 8000);
    }

    @Test
    void groupsHaveTheirOwnHyperparameters() {
        var interpreter = groups("optimizer r {\n hyper lr = 1\n theta = lr\n}", 1);
        interpreter.set(1, 0, 7);
        interpreter.step(gradients(Set.of()));
        assertThat(theta(interpreter).get("b")).containsExactly(7);
        assertThat(theta(interpreter).get("c")).containsExactly(1, 1);
    }

    @Test
    void aFailingSourceOfGradientsChangesNothing() {
        var interpreter = groups("optimizer r {\n state s: group scalar = 1\n s += 1\n theta -= grad\n}");
        StepInput failing = StepInput.of(point -> {
            throw new IllegalStateException("no gradient today");
        });
        assertThatThrownBy(() -> interpreter.step(failing)).hasMessage("no gradient today");
        assertEquals(0, interpreter.steps());
        interpreter.step(gradients(Set.of()));
        assertThat(theta(interpreter).get("b")).containsExactly(-8);
        assertEquals(2, interpreter.state("s", 0));
    }

    @Test
    void gradientsOfTheWrongLengthAreRefusedByName() {
        var interpreter = groups("theta -= grad");
        assertThatThrownBy(() -> interpreter.step(StepInput.of(Map.of("c", new double[] {1}))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'c' has 1 elements, the tensor 2");
    }

    @Test
    void unknownNamesListTheKnownOnes() {
        var interpreter = groups("m += grad; theta -= m");
        assertThatThrownBy(() -> interpreter.state("v", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no state is named 'v', there are [m]");
        assertThatThrownBy(() -> interpreter.theta("d")).hasMessage("no tensor is named 'd'");
    }
}
