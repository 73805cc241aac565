package dev.glissade.spi;

/** States in double, under parameters of double; floats have none. */
final class DoubleCodec implements StateCodec {

    @Override
    public void read(Object memory, int at, float[] values, int start, int length) {
        throw tooWide();
    }

    @Override
    public void read(Object memory, int at, double[] values, int start, int length) {
        System.arraycopy(memory, at, values, start, length);
    }

    @Override
    public void write(float[] values, int start, int length, Object memory, int at) {
        throw tooWide();
    }

    @Override
    public void write(double[] values, int start, int length, Object memory, int at) {
        System.arraycopy(values, start, memory, at, length);
    }

    @Override
    public void round(float[] values, int start, int length) {
        throw tooWide();
    }

    @Override
    public void round(double[] values, int start, int length) {
        // holds every value that there is
    }

    private static IllegalStateException tooWide() {
        return new IllegalStateException("states in double need parameters of double");
    }
}
