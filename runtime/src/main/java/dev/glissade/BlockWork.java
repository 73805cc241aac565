package dev.glissade;

import dev.glissade.spi.TensorFrame;

/** What is done with one block at a time. Thread-safe on different blocks. */
@FunctionalInterface
interface BlockWork {

    /**
     * Does a block.
     *
     * @param tensor the number of the tensor that the frame shows, or of the first if it shows several
     * @param from the first element, a multiple of the block's length
     * @param to behind the last element of the block
     */
    void run(TensorFrame frame, int tensor, int from, int to);
}
