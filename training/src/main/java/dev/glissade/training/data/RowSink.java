package dev.glissade.training.data;

import java.io.IOException;

/** Somebody who takes dense rows one by one: memory, a file, or whoever looks at each row once. */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes a row.
     *
     * @param inputs may be filled again afterwards
     * @param target the label or the number; 0 where there is none
     */
    void add(double[] inputs, double target) throws IOException;
}
