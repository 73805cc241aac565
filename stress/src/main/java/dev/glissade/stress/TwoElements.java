package dev.glissade.stress;

import dev.glissade.spi.Precision;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.DD_Result;

/** One step adds 1 to two elements, somebody reads the second and then the first. */
@JCStressTest
@Outcome(
        id = {"0.0, 0.0", "1.0, 1.0"},
        expect = Expect.ACCEPTABLE,
        desc = "Before the step, or after it.")
@Outcome(id = "0.0, 1.0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "The first element is new, the second old.")
@Outcome(
        id = "1.0, 0.0",
        expect = Expect.ACCEPTABLE_INTERESTING,
        desc = "The second element is new, the first old: out of order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A number that nobody wrote.")
@State
public class TwoElements {
    private final Pair pair = Pair.descent(Precision.FLOAT, 0, 1);

    @Actor
    public void step() {
        pair.stepFirst();
    }

    @Actor
    public void read(DD_Result result) {
        result.r1 = pair.weight(1);
        result.r2 = pair.weight(0);
    }
}
