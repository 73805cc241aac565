package dev.glissade.reproductions;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Zhang et al., Dive into Deep Learning, section on stochastic gradient descent: where it ends, over many seeds. */
@Command(
        name = "noisy-descent",
        mixinStandardHelpOptions = true,
        description = "The end of SGD with noise and decaying rates over many seeds, and d2l.ai's single runs in it.")
final class NoisyDescentCommand implements Callable<Integer> {
    private static final double TAIL = 0.005;

    @Option(names = "--seeds", defaultValue = "1000", description = "from seed 1 (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Spec
    private CommandSpec command = CommandSpec.create();

    private final PrintStream out;

    NoisyDescentCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Counts.atLeastOne(command, "--seeds", seeds);
        out.printf("x1² + 2*x2² from (-5, -2), noise of variance 1, rate 0.1; the ends of %d seeds%n", seeds);
        out.printf("%-12s %-3s %9s %9s   %-22s %s%n", "rate", "", "mean", "deviation", "central 99%", "published");
        for (NoisyDescent descent :
                List.of(NoisyDescent.constant(), NoisyDescent.exponential(), NoisyDescent.polynomial())) {
            List<double[]> ends =
                    LongStream.rangeClosed(1, seeds).mapToObj(descent::end).toList();
            for (int coordinate = 0; coordinate < 2; coordinate++) {
                print(descent, coordinate, NoisyDescent.sorted(ends, coordinate));
            }
        }
        return 0;
    }

    private void print(NoisyDescent descent, int coordinate, double[] ends) {
        double mean = LongStream.range(0, ends.length)
                .mapToDouble(i -> ends[(int) i])
                .average()
                .orElseThrow();
        double squares = 0;
        for (double end : ends) {
            squares += (end - mean) * (end - mean);
        }
        double low = NoisyDescent.quantile(ends, TAIL);
        double high = NoisyDescent.quantile(ends, 1 - TAIL);
        StringBuilder published = new StringBuilder();
        for (double[] run : descent.published()) {
            boolean lies = low <= run[coordinate] && run[coordinate] <= high;
            published.append(String.format(Locale.ROOT, "%.6f %s  ", run[coordinate], lies ? "inside" : "OUTSIDE"));
        }
        out.printf(
                Locale.ROOT,
                "%-12s x%d  %9.4f %9.4f   %9.4f to %9.4f  %s%n",
                coordinate == 0 ? descent.name() : "",
                coordinate + 1,
                mean,
                Math.sqrt(squares / Math.max(1, ends.length - 1)),
                low,
                high,
                published.toString().strip());
    }
}
