package dev.glissade.spi;

/** States in IEEE 754 binary16. */
final class HalfCodec implements StateCodec {

    @Override
    public void read(Object memory, int at, float[] values, int start, int length) {
        short[] elements = (short[]) memory;
        for (int i = 0; i < length; i++) {
            values[start + i] = Half.toFloat(elements[at + i]);
        }
    }

    @Override
    public void read(Object memory, int at, double[] values, int start, int length) {
        short[] elements = (short[]) memory;
        for (int i = 0; i < length; i++) {
            values[start + i] = Half.toFloat(elements[at + i]);
        }
    }

    @Override
    public void write(float[] values, int start, int length, Object memory, int at) {
        short[] elements = (short[]) memory;
        for (int i = 0; i < length; i++) {
            short element = Half.of(values[start + i]);
            elements[at + i] = element;
            values[start + i] = Half.toFloat(element);
        }
    }

    @Override
    public void write(double[] values, int start, int length, Object memory, int at) {
        short[] elements = (short[]) memory;
        for (int i = 0; i < length; i++) {
            short element = Half.of(values[start + i]);
            elements[at + i] = element;
            values[start + i] = Half.toFloat(element);
        }
    }

    @Override
    public void round(float[] values, int start, int length) {
        for (int i = 0; i < length; i++) {
            values[start + i] = Half.toFloat(Half.of(values[start + i]));
        }
    }

    @Override
    public void round(double[] values, int start, int length) {
        for (int i = 0; i < length; i++) {
            values[start + i] = Half.toFloat(Half.of(values[start + i]));
        }
    }
}
