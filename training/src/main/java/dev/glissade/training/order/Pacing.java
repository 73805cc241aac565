package dev.glissade.training.order;

/** How much of the data a curriculum has opened up. */
@FunctionalInterface
public interface Pacing {

    /**
     * The share of the rows, the easiest ones, that an epoch may take.
     *
     * @param epoch from 1
     * @return above 0; 1 and more is all
     */
    double share(long epoch);

    /** From a share in the first epoch, in equal steps, to all in the epoch {@code epochs}. */
    static Pacing linear(double first, int epochs) {
        return epoch -> epoch >= epochs ? 1 : first + (1 - first) * (epoch - 1) / (epochs - 1);
    }

    /** From a share in the first epoch, multiplied by {@code growth} after every {@code epochs} epochs. */
    static Pacing exponential(double first, double growth, int epochs) {
        return epoch -> first * Math.pow(growth, (double) Math.floorDiv(epoch - 1, epochs));
    }
}
