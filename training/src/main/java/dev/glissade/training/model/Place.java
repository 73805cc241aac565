package dev.glissade.training.model;

import dev.glissade.spi.Precision;

/**
 * Where a layer stands in a network.
 *
 * @param name the first part of the names of its tensors
 * @param position from 0
 * @param inputs how many numbers come in
 * @param capacity the number of rows of the largest batch
 * @param byRows whether gradients over sparse rows list the rows of the weights that the batch touches
 */
record Place(String name, int position, int inputs, int capacity, Precision precision, boolean byRows) {

    /** Whether nothing with parameters stands before it, so that nobody asks for the gradient of its input. */
    boolean isFirst() {
        return position == 0;
    }
}
