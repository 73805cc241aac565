package dev.glissade;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.Realignment;
import dev.glissade.spi.TensorFrame;
import java.util.Objects;

/** What a pass runs over: stretches of elements, each seen through a frame, cut into blocks that are numbered through. */
final class Stretches {
    private final TensorFrame[] frames;
    private final int[] tensors;
    private final int[] lengths;

    /** The number of the first block of each, and behind the last the number of all. */
    private final int[] start;

    private int count;

    /** Makes room for as many stretches as there are frames. */
    Stretches(TensorFrame[] room) {
        this.frames = room.clone();
        this.tensors = new int[room.length];
        this.lengths = new int[room.length];
        this.start = new int[room.length + 1];
    }

    void clear() {
        count = 0;
    }

    /**
     * Adds a stretch that {@code frame} shows; its length need not be the frame's.
     *
     * @param tensor the number of its first tensor
     */
    void add(TensorFrame frame, int tensor, int length) {
        frames[count] = frame;
        tensors[count] = tensor;
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

    /** Looks where the memory of each stretch begins, before kernels run. */
    void align() {
        for (int k = 0; k < count; k++) {
            frames[k].align();
        }
    }

    /** Runs a pass over the blocks {@code from} to {@code to} (exclusive). */
    void run(Kernel kernel, int pass, int from, int to) {
        Objects.checkFromToIndex(from, to, start[count]);
        int k = holding(from);
        int block = from;
        while (block < to) {
            int last = Math.min(to, start[k + 1]);
            int end = last == start[k + 1] ? lengths[k] : (last - start[k]) * Kernel.BLOCK;
            run(kernel, pass, frames[k], (block - start[k]) * Kernel.BLOCK, end);
            block = last;
            k++;
        }
    }

    /** Runs a pass over a part of what a frame shows, wherever its memory is. */
    static void run(Kernel kernel, int pass, TensorFrame frame, int from, int to) {
        if (frame.offHeap) {
            Realignment.run(kernel, pass, frame, from, to);
        } else {
            kernel.run(pass, frame, from, to);
        }
    }

    /** Does some work on each of the blocks {@code from} to {@code to} (exclusive). */
    void run(BlockWork work, int from, int to) {
        Objects.checkFromToIndex(from, to, start[count]);
        int k = holding(from);
        for (int block = from; block < to; block++) {
            while (block == start[k + 1]) {
                k++;
            }
            int at = (block - start[k]) * Kernel.BLOCK;
            work.run(frames[k], tensors[k], at, Math.min(lengths[k] - at, Kernel.BLOCK) + at);
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
