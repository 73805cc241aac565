package dev.glissade.vector;

import dev.glissade.spi.Kernel;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The eight lanes of a sum in one vector of floats or two of doubles. */
final class LaneSquares {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;
    private static final int LANES = 8;

    private LaneSquares() {}

    /** Whether the machine has vectors of that size; narrower ones would be imitated, slowly. */
    static boolean fits() {
        return VectorShape.preferredShape().vectorBitSize() >= FLOATS.vectorBitSize();
    }

    static float sum(float[] values, int from) {
        FloatVector lanes = FloatVector.zero(FLOATS);
        for (int i = 0; i < Kernel.BLOCK; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, values, from + i);
            lanes = lanes.add(x.mul(x));
        }
        float sum = lanes.lane(0);
        for (int lane = 1; lane < LANES; lane++) {
            sum += lanes.lane(lane);
        }
        return sum;
    }

    static double sum(double[] values, int from) {
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = DoubleVector.zero(DOUBLES);
        for (int i = 0; i < Kernel.BLOCK; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, values, from + i);
            DoubleVector y = DoubleVector.fromArray(DOUBLES, values, from + i + LANES / 2);
            low = low.add(x.mul(x));
            high = high.add(y.mul(y));
        }
        double sum = low.lane(0);
        for (int lane = 1; lane < LANES / 2; lane++) {
            sum += low.lane(lane);
        }
        for (int lane = 0; lane < LANES / 2; lane++) {
            sum += high.lane(lane);
        }
        return sum;
    }
}
