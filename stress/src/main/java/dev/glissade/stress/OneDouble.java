package dev.glissade.stress;

import dev.glissade.spi.Precision;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.D_Result;

/** One step adds 1 to a double, somebody reads it meanwhile. The language lets halves be seen; 64-bit JVMs do not. */
@JCStressTest
@Outcome(id = "0.0", expect = Expect.ACCEPTABLE, desc = "Before the step.")
@Outcome(id = "1.0", expect = Expect.ACCEPTABLE, desc = "After the step.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Half of a number.")
@State
public class OneDouble {
    private final Pair pair = Pair.descent(Precision.DOUBLE, 0);

    @Actor
    public void step() {
        pair.stepFirst();
    }

    @Actor
    public void read(D_Result result) {
        result.r1 = pair.weight(0);
    }
}
