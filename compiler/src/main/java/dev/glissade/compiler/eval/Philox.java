package dev.glissade.compiler.eval;

/**
 * The counter-based generator Philox 4x32-10 of Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011: 128 bits for each counter of four words and key of two.
 */
final class Philox {

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long WORD = 0xFFFFFFFFL;

    private Philox() {}

    /** Four words; the arguments are words too, from the first to the last. */
    static int[] block(int c0, int c1, int c2, int c3, int k0, int k1) {
        int[] x = {c0, c1, c2, c3};
        int key0 = k0;
        int key1 = k1;
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (x[0] & WORD);
            long product1 = MULTIPLIER_1 * (x[2] & WORD);
            x = new int[] {
                high(product1) ^ x[1] ^ key0, (int) product1, high(product0) ^ x[3] ^ key1, (int) product0,
            };
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        return x;
    }

    private static int high(long product) {
        return (int) (product >>> Integer.SIZE);
    }
}
