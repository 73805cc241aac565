package dev.glissade.compiler.emit;

import java.util.HashMap;
import java.util.Map;

/** The blocks of working room of a kernel whose loops do not see the tensors themselves, by what is brought there. */
final class Blocks {

    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * The number of the block for an array.
     *
     * @param array the array as the frame calls it, or what a part of a loop leaves
     */
    int of(String array) {
        return numbers.computeIfAbsent(array, a -> numbers.size());
    }

    static String kept(int number) {
        return "kept[" + number + "]";
    }
}
