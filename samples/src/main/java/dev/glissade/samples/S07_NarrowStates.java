package dev.glissade.samples;

import dev.glissade.samples.digits.StorageTrial;
import java.io.IOException;

/**
 * Adam's states in half the memory: what rounding to bf16 costs, and why it should be stochastic.
 *
 * <p>With {@code beta2 = 0.999} a step changes {@code v} by a thousandth of the difference to {@code grad^2}; a bf16 number is
 * some four thousandths from the next one. Rounded to nearest, {@code v} stands still although the gradients have become smaller,
 * and the steps stay too short. Rounded up or down at random, {@code v} is right in the mean.
 */
public final class S07_NarrowStates {

    private S07_NarrowStates() {}

    public static void main(String[] args) throws IOException {
        StorageTrial.run(args.length > 0 ? Integer.parseInt(args[0]) : 60, 3, System.out);
    }
}
