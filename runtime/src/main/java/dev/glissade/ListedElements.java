package dev.glissade;

/** Somebody who looks at a sparse gradient, element by element. Called by the thread that asks; need not be thread-safe. */
@FunctionalInterface
public interface ListedElements {

    /**
     * Takes an element.
     *
     * @param index in the tensor, row-major, from 0
     * @param value to be added to what the list has said of this element before
     */
    void element(int index, double value);
}
