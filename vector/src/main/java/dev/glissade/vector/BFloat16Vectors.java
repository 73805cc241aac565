package dev.glissade.vector;

import dev.glissade.spi.Precision;
import dev.glissade.spi.StateCodec;
import dev.glissade.spi.Storage;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** States in bfloat16 under parameters of float, as many numbers at once as the machine's vectors hold. */
final class BFloat16Vectors implements StateCodec {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    private static final VectorSpecies<Short> SHORTS =
            VectorSpecies.of(short.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));
    private static final int LANES = FLOATS.length();

    private final StateCodec scalar = StateCodec.scalar(Storage.BF16, Precision.FLOAT);

    @Override
    public void read(Object memory, int at, float[] values, int start, int length) {
        short[] elements = (short[]) memory;
        int whole = FLOATS.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            IntVector halves = (IntVector)
                    ShortVector.fromArray(SHORTS, elements, at + i).convertShape(VectorOperators.S2I, INTS, 0);
            halves.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().intoArray(values, start + i);
        }
        scalar.read(memory, at + whole, values, start + whole, length - whole);
    }

    @Override
    public void write(float[] values, int start, int length, Object memory, int at) {
        short[] elements = (short[]) memory;
        int whole = FLOATS.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector rounded = nearest(FloatVector.fromArray(FLOATS, values, start + i));
            rounded.intoArray(values, start + i);
            IntVector halves = rounded.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16);
            ((ShortVector) halves.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(elements, at + i);
        }
        scalar.write(values, start + whole, length - whole, memory, at + whole);
    }

    @Override
    public void round(float[] values, int start, int length) {
        int whole = FLOATS.loopBound(length);
        for (int i = 0; i < whole; i += LANES) {
            nearest(FloatVector.fromArray(FLOATS, values, start + i)).intoArray(values, start + i);
        }
        scalar.round(values, start + whole, length - whole);
    }

    /** Adds just under half a unit, and one more to odd numbers, and cuts off; of every NaN it makes the same. */
    private static FloatVector nearest(FloatVector values) {
        IntVector bits = values.reinterpretAsInts();
        IntVector odd = bits.lanewise(VectorOperators.LSHR, 16).and(1);
        IntVector cut = bits.add(0x7fff).add(odd).and(0xffff0000);
        return cut.reinterpretAsFloats().blend(Float.NaN, values.compare(VectorOperators.NE, values));
    }

    @Override
    public void read(Object memory, int at, double[] values, int start, int length) {
        scalar.read(memory, at, values, start, length);
    }

    @Override
    public void write(double[] values, int start, int length, Object memory, int at) {
        scalar.write(values, start, length, memory, at);
    }

    @Override
    public void round(double[] values, int start, int length) {
        scalar.round(values, start, length);
    }
}
