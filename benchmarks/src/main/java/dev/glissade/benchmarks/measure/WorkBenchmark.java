package dev.glissade.benchmarks.measure;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The one JMH benchmark: whatever work it is given. Of several pieces of work each iteration does one, in turn, so that one JVM
 * serves, say, two sizes of the same rule.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WorkBenchmark {
    /** Between the specifications of several pieces of work. */
    static final String AND = "|";

    /** The specifications. */
    @Param("")
    public String works = "";

    private List<Work> all = List.of();
    private int iteration;
    private Work current = () -> {};

    /** Prepares all work. */
    @Setup(Level.Trial)
    public void open() {
        all = Arrays.stream(works.split("\\" + AND, -1))
                .map(text -> WorkSpec.parse(text).make())
                .toList();
    }

    /** Takes the next piece. */
    @Setup(Level.Iteration)
    public void next() {
        current = all.get(iteration++ % all.size());
    }

    /** Looks at what came out. */
    @TearDown(Level.Trial)
    public void close() {
        all.forEach(Work::check);
        all.forEach(Work::close);
    }

    /** What is timed. */
    @Benchmark
    public void run() {
        current.run();
    }
}
