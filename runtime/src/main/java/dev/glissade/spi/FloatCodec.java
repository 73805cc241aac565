package dev.glissade.spi;

/** States in float. */
final class FloatCodec implements StateCodec {

    @Override
    public void read(Object memory, int at, float[] values, int start, int length) {
        System.arraycopy(memory, at, values, start, length);
    }

    @Override
    public void read(Object memory, int at, double[] values, int start, int length) {
        float[] elements = (float[]) memory;
        for (int i = 0; i < length; i++) {
            values[start + i] = elements[at + i];
        }
    }

    @Override
    public void write(float[] values, int start, int length, Object memory, int at) {
        System.arraycopy(values, start, memory, at, length);
    }

    @Override
    public void write(double[] values, int start, int length, Object memory, int at) {
        float[] elements = (float[]) memory;
        for (int i = 0; i < length; i++) {
            float element = (float) values[start + i];
            elements[at + i] = element;
            values[start + i] = element;
        }
    }

    @Override
    public void round(float[] values, int start, int length) {
        // holds every value that there is
    }

    @Override
    public void round(double[] values, int start, int length) {
        for (int i = 0; i < length; i++) {
            values[start + i] = (float) values[start + i];
        }
    }
}
