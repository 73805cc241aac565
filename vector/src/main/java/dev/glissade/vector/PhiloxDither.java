package dev.glissade.vector;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.Philox;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The noise of {@link Kernel#BLOCK} floats, by blocks of {@link Philox}, four of them in the lanes of a vector of longs. Each round goes
 * over all blocks before the next, so that nothing waits; and no vector lives from one turn of a loop to the next, so that none is made
 * an object.
 *
 * <p>As there, two words stand in one number, the earlier in its upper half. The rounds leave four words of eight lanes of 16 bits:
 * those of {@code front} are the noise of a block's first four floats, those of {@code back} of the other four.
 */
final class PhiloxDither {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;

    /** The floats that one block serves. */
    private static final int LANES = 8;

    private static final int WORD = 32;
    private static final int BLOCKS = 4;
    private static final ThreadLocal<Words> WORDS = ThreadLocal.withInitial(Words::new);

    /** Where each float's half of a word is in it. */
    private static final IntVector HALVES = IntVector.fromArray(INTS, new int[] {0, 16, 0, 16, 0, 16, 0, 16}, 0);

    private static final VectorMask<Integer> LAST = VectorMask.fromLong(INTS, 0b11110000);

    /** The first block's words, the earlier for two floats, the later for two, and both once more. */
    private static final VectorShuffle<Integer> FOURS = VectorShuffle.fromValues(INTS, 1, 1, 0, 0, 1, 1, 0, 0);

    private PhiloxDither() {}

    /** The words of the blocks that serve {@link Kernel#BLOCK} floats, two in a number; behind them room to read a vector. */
    private static final class Words {
        private static final int COUNT = Kernel.BLOCK / LANES;
        private final long[] front = new long[COUNT + BLOCKS - 1];
        private final long[] back = new long[COUNT + BLOCKS - 1];
    }

    /** Whether the machine has vectors of that size; narrower ones would be imitated, slowly. */
    static boolean fits() {
        return VectorShape.preferredShape().vectorBitSize() >= FLOATS.vectorBitSize();
    }

    static void round(float[] values, int from, long key, long step, long counter) {
        Words words = WORDS.get();
        for (int block = 0; block < Words.COUNT; block++) {
            words.front[block] = Long.rotateLeft(counter + block, WORD);
            words.back[block] = Long.rotateLeft(step, WORD);
        }
        long keyFront = key << WORD;
        long keyBack = key & -1L << WORD;
        for (int round = 0; round < Philox.ROUNDS; round++) {
            mix(words, keyFront, keyBack);
            keyFront += Philox.WEYL_0;
            keyBack += Philox.WEYL_1;
        }
        round(values, from, words);
    }

    /** One round of all blocks: they do not wait for each other, as the rounds of one do. */
    private static void mix(Words words, long keyFront, long keyBack) {
        for (int block = 0; block < Words.COUNT; block += BLOCKS) {
            LongVector front = LongVector.fromArray(LONGS, words.front, block);
            LongVector back = LongVector.fromArray(LONGS, words.back, block);
            mixed(Philox.MULTIPLIER_1, back, front, keyFront).intoArray(words.front, block);
            mixed(Philox.MULTIPLIER_0, front, back, keyBack).intoArray(words.back, block);
        }
    }

    private static LongVector mixed(long multiplier, LongVector other, LongVector own, long key) {
        return other.lanewise(VectorOperators.LSHR, WORD)
                .mul(multiplier)
                .lanewise(VectorOperators.XOR, own.lanewise(VectorOperators.LSHL, WORD))
                .lanewise(VectorOperators.XOR, key);
    }

    /** Adds their noise to the numbers and cuts off; of every NaN it makes the same. */
    private static void round(float[] values, int from, Words words) {
        for (int block = 0; block < Words.COUNT; block++) {
            IntVector early = LongVector.fromArray(LONGS, words.front, block).reinterpretAsInts();
            IntVector late = LongVector.fromArray(LONGS, words.back, block).reinterpretAsInts();
            IntVector noise = early.rearrange(FOURS)
                    .blend(late.rearrange(FOURS), LAST)
                    .lanewise(VectorOperators.LSHR, HALVES)
                    .and(0xffff);
            int at = from + block * LANES;
            FloatVector x = FloatVector.fromArray(FLOATS, values, at);
            IntVector cut = x.reinterpretAsInts().add(noise).and(0xffff0000);
            cut.reinterpretAsFloats()
                    .blend(Float.NaN, x.compare(VectorOperators.NE, x))
                    .intoArray(values, at);
        }
    }
}
