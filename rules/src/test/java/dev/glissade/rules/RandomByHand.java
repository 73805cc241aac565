package dev.glissade.rules;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The language's normal numbers once more, straight from docs/numerics and the Philox paper, in whole numbers of any size.
 *
 * <p>Slow on purpose: no trick here is one of the library's.
 */
final class RandomByHand {
    private static final BigInteger TWO_32 = BigInteger.ONE.shiftLeft(32);
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    private RandomByHand() {}

    /** Philox4x32-10 of four counter words and two key words. */
    static BigInteger[] philox(BigInteger[] counter, BigInteger[] key) {
        BigInteger[] c = counter.clone();
        BigInteger[] k = key.clone();
        for (int round = 0; round < 10; round++) {
            BigInteger[] left = hex("D2511F53").multiply(c[0]).divideAndRemainder(TWO_32);
            BigInteger[] right = hex("CD9E8D57").multiply(c[2]).divideAndRemainder(TWO_32);
            c = new BigInteger[] {
                right[0].xor(c[1]).xor(k[0]), right[1], left[0].xor(c[3]).xor(k[1]), left[1]
            };
            k[0] = k[0].add(hex("9E3779B9")).mod(TWO_32);
            k[1] = k[1].add(hex("BB67AE85")).mod(TWO_32);
        }
        return c;
    }

    /** The number that a call of normal() gives an element. */
    static double normal(long seed, int step, String tensor, int unit, int place, int index) {
        BigInteger key =
                mix(BigInteger.valueOf(seed).add(hex("9e3779b97f4a7c15")).mod(TWO_64));
        key = mix(key.xor(hash(tensor)));
        key = mix(key.xor(BigInteger.valueOf(unit).shiftLeft(32).or(BigInteger.valueOf(place))));
        BigInteger[] halves = key.divideAndRemainder(TWO_32);
        BigInteger zero = BigInteger.ZERO;
        BigInteger[] words = philox(
                new BigInteger[] {BigInteger.valueOf(index), zero, BigInteger.valueOf(step), zero},
                new BigInteger[] {halves[1], halves[0]});
        double radius = fraction(words[1], words[0]) + Math.pow(2, -53);
        double turn = fraction(words[3], words[2]);
        return Math.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * Math.PI * turn);
    }

    /** The upper 53 bits of two words, as a number in [0, 1). */
    private static double fraction(BigInteger high, BigInteger low) {
        return high.shiftLeft(32).or(low).shiftRight(11).doubleValue() * Math.pow(2, -53);
    }

    private static BigInteger hash(String name) {
        BigInteger hash = hex("cbf29ce484222325");
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = hash.xor(BigInteger.valueOf(b & 0xff))
                    .multiply(hex("100000001b3"))
                    .mod(TWO_64);
        }
        return hash;
    }

    private static BigInteger mix(BigInteger value) {
        BigInteger z = value;
        z = z.xor(z.shiftRight(30)).multiply(hex("bf58476d1ce4e5b9")).mod(TWO_64);
        z = z.xor(z.shiftRight(27)).multiply(hex("94d049bb133111eb")).mod(TWO_64);
        return z.xor(z.shiftRight(31));
    }

    static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
