package dev.glissade.training.model;

import dev.glissade.Parameters;
import java.util.List;

/** A part of a network: what it is, without numbers. */
sealed interface Layer permits Dense, Activate, Dropout, BatchNorm {

    /** A tensor of the layer. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    record Declared(String name, int... shape) {}

    /** How many numbers come out, of so many that go in; as many, unless a layer says otherwise. */
    default int outputs(int inputs) {
        return inputs;
    }

    /** What its tensors are called, with a number: {@code dense} makes {@code dense1.weight}. */
    String kind();

    /** The tensors that have gradients: none, unless a layer says otherwise. */
    default List<Declared> trained(String name, int inputs) {
        return List.of();
    }

    /** The tensors that are learnt without gradients: none, unless a layer says otherwise. */
    default List<Declared> remembered(String name, int inputs) {
        return List.of();
    }

    /** Gives fresh tensors, all zeros, the values to begin with, where these are others. */
    default void initialise(String name, Parameters parameters, long seed, int position) {}

    /** Working room for batches of up to so many rows. */
    Stage stage(Place place);
}
