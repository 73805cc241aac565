package dev.glissade.training.random;

/**
 * A sequence of random numbers that begins at a place: a seed and further numbers, such as the epoch. Whoever wants the numbers of the
 * same place again starts there again; so a run that goes on after a stop needs no state of a generator.
 *
 * <p>SplitMix64 (Steele, Lea, Flood 2014): 64 bits of state, passes the usual test batteries. The numbers are the same on every machine.
 * Not thread-safe.
 */
public final class Draws {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final double ULP = 0x1p-53;

    private long state;

    /** A sequence that begins nowhere in particular until {@link #start} is called. */
    public Draws() {}

    /** The sequence of a place. */
    public static Draws at(long seed, long... place) {
        Draws draws = new Draws();
        draws.state = mix(seed);
        for (long number : place) {
            draws.state = mix(draws.state + GAMMA + number);
        }
        return draws;
    }

    /** Goes to the place of two numbers below a seed: as {@link #at}, without a new object. */
    public void start(long seed, long first, long second) {
        state = mix(mix(mix(seed) + GAMMA + first) + GAMMA + second);
    }

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** 64 random bits. */
    public long next() {
        state += GAMMA;
        return mix(state);
    }

    /** A number in {@code [0, 1)}, a multiple of 2^-53. */
    public double uniform() {
        return (next() >>> 11) * ULP;
    }

    /** A whole number in {@code [0, bound)}, each equally likely. */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("no whole number is in [0, " + bound + ")");
        }
        long bits = next() >>> 33;
        long value = bits % bound;
        // what is left over above the last multiple of the bound would make small values more likely
        while (bits - value + (bound - 1) >= 1L << 31) {
            bits = next() >>> 33;
            value = bits % bound;
        }
        return (int) value;
    }

    /** A number from the normal distribution of mean 0 and variance 1 (Box and Muller; the second number is left). */
    public double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Puts the first {@code count} elements into a random order, each equally likely (Fisher and Yates). */
    public void shuffle(int[] elements, int count) {
        for (int i = count - 1; i > 0; i--) {
            int j = below(i + 1);
            int element = elements[i];
            elements[i] = elements[j];
            elements[j] = element;
        }
    }
}
