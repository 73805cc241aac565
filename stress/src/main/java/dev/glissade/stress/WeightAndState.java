package dev.glissade.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.DD_Result;

/** Two steps of Adagrad on one element: the weight, and the sum of squares that its rate is made of. */
@JCStressTest
@Outcome(id = "1.7071067811865475, 2.0", expect = Expect.ACCEPTABLE, desc = "Both steps count: 1 and 1/root 2.")
@Outcome(id = "1.0, 1.0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "One step is lost, weight and state.")
@Outcome(
        id = "2.0, 1.0",
        expect = Expect.ACCEPTABLE_INTERESTING,
        desc = "The state has lost a step, the weight none: its rate was too high.")
@Outcome(
        id = {"1.0, 2.0", "0.7071067811865475, 2.0", "0.7071067811865475, 1.0"},
        expect = Expect.ACCEPTABLE_INTERESTING,
        desc = "The weight has lost a step.")
@Outcome(
        id = "1.7071067811865475, 1.0",
        expect = Expect.ACCEPTABLE_INTERESTING,
        desc = "The state has lost a step that a weight was made with.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A number that nobody could have written.")
@State
public class WeightAndState {
    private final Pair pair = Pair.adagrad();

    @Actor
    public void first() {
        pair.stepFirst();
    }

    @Actor
    public void second() {
        pair.stepSecond();
    }

    @Arbiter
    public void after(DD_Result result) {
        result.r1 = pair.weight(0);
        result.r2 = pair.squares();
    }
}
