package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.c.C;
import dev.glissade.benchmarks.c.CMemory;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Passes over streams in C that read and write them and do next to nothing else: no step can be faster. */
public final class Traffic implements Work {
    private static final int ADDRESSES = 16;

    private final Precision precision;
    private final int elements;
    private final int threads;
    private final List<List<Pass>> cycle;
    private final CMemory memory;
    private final CMemory addresses;
    private int step;

    /** Takes {@code form}, {@code elements}, {@code precision} and {@code threads}. */
    public Traffic(Arguments arguments) {
        this.precision = arguments.precision();
        this.elements = arguments.elements();
        this.threads = arguments.threads();
        this.cycle = Form.parse(arguments.text("form")).cycle();
        int streams = cycle.stream()
                .flatMap(List::stream)
                .mapToInt(Pass::streams)
                .max()
                .orElse(1);
        this.memory = new CMemory(precision, streams, elements);
        for (int i = 0; i < streams; i++) {
            CStreams.fill(memory, precision, i, i, elements);
        }
        this.addresses = new CMemory(Precision.DOUBLE, 1, ADDRESSES);
        long[] table = new long[ADDRESSES];
        for (int i = 0; i < streams; i++) {
            table[i] = memory.stream(i);
        }
        C.putLongs(addresses.stream(0), table);
        run();
    }

    /** Passes of a form. */
    public static WorkSpec of(Form form, Precision precision, int elements, int threads) {
        return WorkSpec.of(Traffic.class)
                .with("form", form.print())
                .with("precision", precision)
                .with("elements", elements)
                .with("threads", threads);
    }

    @Override
    public void run() {
        for (Pass pass : cycle.get(step)) {
            boolean known = precision == Precision.FLOAT
                    ? C.trafficFloat(addresses.stream(0), pass.updated, pass.read, pass.written, elements, threads)
                    : C.trafficDouble(addresses.stream(0), pass.updated, pass.read, pass.written, elements, threads);
            if (!known) {
                throw new IllegalArgumentException("baselines.c has no loop for " + pass);
            }
        }
        step = (step + 1) % cycle.size();
    }

    @Override
    public void close() {
        addresses.close();
        memory.close();
    }

    /** One pass: how many streams are updated in place, only read, only written. */
    public record Pass(int updated, int read, int written) {
        int streams() {
            return updated + read + written;
        }

        /** Streams that move: those in place count twice. */
        int moved() {
            return 2 * updated + read + written;
        }
    }

    /**
     * The passes of a step; where steps differ in turn, of each.
     *
     * <p>As text {@code 0/2/0+2/1/0}: first two streams are read, then two are updated and one is read. {@code ;} parts steps.
     */
    public record Form(List<List<Pass>> cycle) {
        /** Reads the text. */
        public static Form parse(String text) {
            return new Form(Arrays.stream(text.split(";", -1))
                    .map(step ->
                            Arrays.stream(step.split("\\+", -1)).map(Form::pass).toList())
                    .toList());
        }

        String print() {
            return cycle.stream()
                    .map(step -> step.stream()
                            .map(p -> p.updated + "/" + p.read + "/" + p.written)
                            .collect(Collectors.joining("+")))
                    .collect(Collectors.joining(";"));
        }

        /** The bytes that a step moves for each element, on average. */
        public double bytes(Precision precision) {
            return cycle.stream().flatMap(List::stream).mapToInt(Pass::moved).sum()
                    * (double) precision.bytes()
                    / cycle.size();
        }

        private static Pass pass(String text) {
            String[] counts = text.split("/", -1);
            return new Pass(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]), Integer.parseInt(counts[2]));
        }
    }
}
