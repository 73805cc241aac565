package dev.glissade.stress;

import dev.glissade.spi.Precision;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.D_Result;

/** Two steps add 1 to the same element. */
@JCStressTest
@Outcome(id = "2.0", expect = Expect.ACCEPTABLE, desc = "Both steps count.")
@Outcome(id = "1.0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "One step is lost.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A number that nobody wrote.")
@State
public class OneElement {
    private final Pair pair = Pair.descent(Precision.FLOAT, 0);

    @Actor
    public void first() {
        pair.stepFirst();
    }

    @Actor
    public void second() {
        pair.stepSecond();
    }

    @Arbiter
    public void after(D_Result result) {
        result.r1 = pair.weight(0);
    }
}
