package dev.glissade;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.TensorFrame;
import java.util.Objects;

/** What a pass runs over: stretches of elements, each seen through a frame, cut into blocks that are numbered through. */
final class Stretches {
    private final TensorFrame[] frames;
    private final int[] lengths;

    /** The number of the first block of each, and behind the last the number of all. */
    private final int[] start;

    private int count;

    /** Makes room for as many stretches as there are frames. */
    Stretches(TensorFrame[] room) {
        this.frames = room.clone();
        this.lengths = new int[room.length];
        this.start = new int[room.length + 1];
    }

    void clear() {
        count = 0;
    }

    /** Adds a stretch that {@code frame} shows; its length need not be the frame's. */
    void add(TensorFrame frame, int length) {
        frames[count] = frame;
        lengths[count] = length;
        count++;
        start[count] = Math.addExact(start[count - 1], blocks(length));
    }

    /** The number of the stretches. */
    int count() {
        return count;
    }

    TensorFrame frame(int number) {
        return frames[number];
    }

    int length(int number) {
        return lengths[number];
    }

    /** The number of all blocks. */
    int blocks() {
        return start[count];
    }

    /** Runs a pass over the blocks {@code from} to {@code to} (exclusive). */
    void run(Kernel kernel, int pass, int from, int to) {
        Objects.checkFromToIndex(from, to, start[count]);
        int k = holding(from);
        int block = from;
        while (block < to) {
            int last = Math.min(to, start[k + 1]);
            int end = last == start[k + 1] ? lengths[k] : (last - start[k]) * Kernel.BLOCK;
            kernel.run(pass, frames[k], (block - start[k]) * Kernel.BLOCK, end);
            block = last;
            k++;
        }
    }

    /** The stretch that a block belongs to. */
    private int holding(int block) {
        int low = 0;
        int high = count;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (start[middle] <= block) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int blocks(int length) {
        return (int) (((long) length + Kernel.BLOCK - 1) / Kernel.BLOCK);
    }
}
