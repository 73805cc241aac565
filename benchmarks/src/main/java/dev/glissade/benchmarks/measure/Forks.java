package dev.glissade.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures work by JMH in fresh JVMs, one after the other. Every JVM has the same flags, whatever it measures. Not thread-safe. */
public final class Forks {
    /** The flag that makes {@code jdk.incubator.vector} known to a JVM, which then is used where it helps. */
    public static final String VECTORS = "--add-modules=jdk.incubator.vector";

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final List<String> flags;

    /**
     * @param properties system properties that the JVMs get
     */
    public Forks(Map<String, String> properties) {
        this(properties, false);
    }

    /**
     * @param properties system properties that the JVMs get
     * @param vectors whether they are started with {@link #VECTORS}
     */
    public Forks(Map<String, String> properties, boolean vectors) {
        this.flags = new ArrayList<>(List.of("-Xms4g", "-Xmx4g", "--enable-native-access=ALL-UNNAMED"));
        if (vectors) {
            flags.add(VECTORS);
        }
        properties.forEach((name, value) -> flags.add("-D" + name + "=" + value));
    }

    /** The flags that the JVMs have. */
    public List<String> flags() {
        return List.copyOf(flags);
    }

    /**
     * Measures work in one fresh JVM, several pieces in turn, iteration by iteration.
     *
     * @return for each piece the nanoseconds of one run, the median of its iterations
     * @throws ForkFailedException if the JVM failed; the work may be at fault
     */
    public double[] measure(ForkLength length, WorkSpec... works) {
        return measure(length, List.of(), works);
    }

    /** As {@link #measure(ForkLength, WorkSpec...)}, with more JVM flags: for measurements that are about flags. */
    public double[] measure(ForkLength length, List<String> moreFlags, WorkSpec... works) {
        List<IterationResult> iterations =
                List.copyOf(run(options(length, moreFlags, works)).getIterationResults());
        double[][] scores = new double[works.length][length.iterations()];
        for (int i = 0; i < iterations.size(); i++) {
            scores[i % works.length][i / works.length] =
                    iterations.get(i).getPrimaryResult().getScore();
        }
        return Arrays.stream(scores).mapToDouble(s -> Spread.of(s).median()).toArray();
    }

    /**
     * The bytes that one run allocates in all threads, after the warm-up: the median of the iterations, as the last one also has
     * what {@link Work#check} allocates.
     */
    public double allocation(ForkLength length, WorkSpec work) {
        BenchmarkResult result = run(options(length, List.of(), work).addProfiler(GCProfiler.class));
        double[] bytes = result.getIterationResults().stream()
                .filter(iteration -> iteration.getSecondaryResults().containsKey(ALLOCATED))
                .mapToDouble(iteration ->
                        iteration.getSecondaryResults().get(ALLOCATED).getScore())
                .toArray();
        if (bytes.length != length.iterations()) {
            throw new ForkFailedException("the profiler says nothing of " + ALLOCATED);
        }
        return Spread.of(bytes).median();
    }

    private ChainedOptionsBuilder options(ForkLength length, List<String> moreFlags, WorkSpec... works) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(moreFlags);
        return new OptionsBuilder()
                .include("^" + WorkBenchmark.class.getName().replace(".", "\\.") + "\\.run$")
                .param(
                        "works",
                        Arrays.stream(works).map(WorkSpec::print).collect(Collectors.joining(WorkBenchmark.AND)))
                .forks(1)
                .warmupIterations(length.warmups() * works.length)
                .warmupTime(TimeValue.milliseconds(length.milliseconds()))
                .measurementIterations(length.iterations() * works.length)
                .measurementTime(TimeValue.milliseconds(length.milliseconds()))
                .jvmArgsAppend(all.toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static BenchmarkResult run(ChainedOptionsBuilder options) {
        Collection<RunResult> results;
        try {
            results = new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new ForkFailedException("a fork failed: " + e.getMessage(), e);
        }
        Collection<BenchmarkResult> forks =
                results.stream().flatMap(r -> r.getBenchmarkResults().stream()).toList();
        if (forks.size() != 1) {
            throw new ForkFailedException("one fork was asked for and " + forks.size() + " came back");
        }
        BenchmarkResult only = forks.iterator().next();
        BenchmarkParams params = only.getParams();
        if (only.getIterationResults().size() != params.getMeasurement().getCount()) {
            throw new ForkFailedException("a fork broke off: " + params.getParam("works"));
        }
        return only;
    }
}
