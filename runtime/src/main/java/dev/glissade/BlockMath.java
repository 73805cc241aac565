package dev.glissade;

import dev.glissade.spi.BlockCopy;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.Squares;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Loops over a block of at most {@link Kernel#BLOCK} elements of a {@code float[]} or {@code double[]}, or
 * of a buffer off the heap, which goes through an array in the nearest cache. Sums are made as the
 * language's reductions are (docs/numerics): eight lanes in the precision of the array, then the lanes in order.
 */
final class BlockMath {
    private static final int LANES = 8;
    private static final ThreadLocal<float[]> FLOATS = ThreadLocal.withInitial(() -> new float[Kernel.BLOCK]);
    private static final ThreadLocal<double[]> DOUBLES = ThreadLocal.withInitial(() -> new double[Kernel.BLOCK]);

    private BlockMath() {}

    /** The sum of the squares of {@code factor*x}, where each product is rounded by itself. */
    static double squares(Object memory, int from, int length, double factor) {
        if (memory instanceof Buffer) {
            Object copy = copy(memory);
            BlockCopy.load(memory, from, copy, 0, length);
            return squares(copy, 0, length, factor);
        }
        if (factor == 1 && length == Kernel.BLOCK) {
            return memory instanceof float[] floats
                    ? Squares.ofBlock(floats, from)
                    : Squares.ofBlock((double[]) memory, from);
        }
        return memory instanceof float[] floats
                ? squares(floats, from, length, (float) factor)
                : squares((double[]) memory, from, length, factor);
    }

    private static double squares(float[] x, int from, int length, float factor) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int whole = from + length - length % LANES;
        for (int i = from; i < whole; i += LANES) {
            a += square(x[i] * factor);
            b += square(x[i + 1] * factor);
            c += square(x[i + 2] * factor);
            d += square(x[i + 3] * factor);
            e += square(x[i + 4] * factor);
            f += square(x[i + 5] * factor);
            g += square(x[i + 6] * factor);
            h += square(x[i + 7] * factor);
        }
        int rest = length % LANES;
        a += rest > 0 ? square(x[whole] * factor) : 0;
        b += rest > 1 ? square(x[whole + 1] * factor) : 0;
        c += rest > 2 ? square(x[whole + 2] * factor) : 0;
        d += rest > 3 ? square(x[whole + 3] * factor) : 0;
        e += rest > 4 ? square(x[whole + 4] * factor) : 0;
        f += rest > 5 ? square(x[whole + 5] * factor) : 0;
        g += rest > 6 ? square(x[whole + 6] * factor) : 0;
        return ((((((a + b) + c) + d) + e) + f) + g) + h;
    }

    private static float square(float x) {
        return x * x;
    }

    private static double squares(double[] x, int from, int length, double factor) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int whole = from + length - length % LANES;
        for (int i = from; i < whole; i += LANES) {
            a += square(x[i] * factor);
            b += square(x[i + 1] * factor);
            c += square(x[i + 2] * factor);
            d += square(x[i + 3] * factor);
            e += square(x[i + 4] * factor);
            f += square(x[i + 5] * factor);
            g += square(x[i + 6] * factor);
            h += square(x[i + 7] * factor);
        }
        int rest = length % LANES;
        a += rest > 0 ? square(x[whole] * factor) : 0;
        b += rest > 1 ? square(x[whole + 1] * factor) : 0;
        c += rest > 2 ? square(x[whole + 2] * factor) : 0;
        d += rest > 3 ? square(x[whole + 3] * factor) : 0;
        e += rest > 4 ? square(x[whole + 4] * factor) : 0;
        f += rest > 5 ? square(x[whole + 5] * factor) : 0;
        g += rest > 6 ? square(x[whole + 6] * factor) : 0;
        return ((((((a + b) + c) + d) + e) + f) + g) + h;
    }

    private static double square(double x) {
        return x * x;
    }

    /** An array of the calling thread's for a block of that memory. */
    private static Object copy(Object memory) {
        return memory instanceof FloatBuffer || memory instanceof float[] ? FLOATS.get() : DOUBLES.get();
    }

    /** Puts {@code now - before} into {@code before}, which begins at 0. */
    static void change(Object now, int from, Object before, int length) {
        // into a block that begins at 0 too: C2 makes no vectors of a loop over two arrays that begin at different
        // places
        Object after = copy(now);
        BlockCopy.load(now, from, after, 0, length);
        if (after instanceof float[] floats) {
            if (length == Kernel.BLOCK) {
                changeBlock(floats, (float[]) before);
            } else {
                changeTail(floats, (float[]) before, length);
            }
        } else {
            if (length == Kernel.BLOCK) {
                changeBlock((double[]) after, (double[]) before);
            } else {
                changeTail((double[]) after, (double[]) before, length);
            }
        }
    }

    // A whole block has a loop of its own: one that has seen short lengths first stays slow on long ones.

    private static void changeBlock(float[] now, float[] before) {
        for (int i = 0; i < Kernel.BLOCK; i++) {
            before[i] = now[i] - before[i];
        }
    }

    private static void changeTail(float[] now, float[] before, int length) {
        for (int i = 0; i < length; i++) {
            before[i] = now[i] - before[i];
        }
    }

    private static void changeBlock(double[] now, double[] before) {
        for (int i = 0; i < Kernel.BLOCK; i++) {
            before[i] = now[i] - before[i];
        }
    }

    private static void changeTail(double[] now, double[] before, int length) {
        for (int i = 0; i < length; i++) {
            before[i] = now[i] - before[i];
        }
    }

    /** Multiplies by {@code first}, then by {@code second}, both rounded to the precision of the array. */
    static void scale(Object array, int from, int length, double first, double second) {
        if (array instanceof Buffer) {
            Object copy = copy(array);
            BlockCopy.load(array, from, copy, 0, length);
            scale(copy, 0, length, first, second);
            BlockCopy.store(copy, 0, array, from, length);
        } else if (array instanceof float[] floats) {
            if (length == Kernel.BLOCK) {
                scaleBlock(floats, from, (float) first, (float) second);
            } else {
                scaleTail(floats, from, length, (float) first, (float) second);
            }
        } else if (array instanceof double[] doubles) {
            if (length == Kernel.BLOCK) {
                scaleBlock(doubles, from, first, second);
            } else {
                scaleTail(doubles, from, length, first, second);
            }
        }
    }

    private static void scaleBlock(float[] x, int from, float first, float second) {
        for (int i = 0; i < Kernel.BLOCK; i++) {
            x[from + i] = x[from + i] * first * second;
        }
    }

    private static void scaleTail(float[] x, int from, int length, float first, float second) {
        for (int i = 0; i < length; i++) {
            x[from + i] = x[from + i] * first * second;
        }
    }

    private static void scaleBlock(double[] x, int from, double first, double second) {
        for (int i = 0; i < Kernel.BLOCK; i++) {
            x[from + i] = x[from + i] * first * second;
        }
    }

    private static void scaleTail(double[] x, int from, int length, double first, double second) {
        for (int i = 0; i < length; i++) {
            x[from + i] = x[from + i] * first * second;
        }
    }

    static void zero(Object array, int from, int length) {
        if (array instanceof Buffer) {
            Object copy = copy(array);
            zero(copy, 0, length);
            BlockCopy.store(copy, 0, array, from, length);
        } else if (array instanceof float[] floats) {
            Arrays.fill(floats, from, from + length, 0);
        } else if (array instanceof double[] doubles) {
            Arrays.fill(doubles, from, from + length, 0);
        }
    }

    /** Whether no element times {@code factor} is NaN or infinite. */
    static boolean isFinite(Object memory, int from, int length, double factor) {
        for (int i = from; i < from + length; i++) {
            double product;
            if (memory instanceof float[] floats) {
                product = floats[i] * (float) factor;
            } else if (memory instanceof FloatBuffer floats) {
                product = floats.get(i) * (float) factor;
            } else {
                product = (memory instanceof DoubleBuffer doubles ? doubles.get(i) : ((double[]) memory)[i]) * factor;
            }
            if (!Double.isFinite(product)) {
                return false;
            }
        }
        return true;
    }
}
