package dev.glissade.benchmarks.train;

import dev.glissade.benchmarks.measure.Spread;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A contest between all who are there. First each finds out how many epochs it needs; then all train so many, in turn, round by round, each
 * time from the beginning in a fresh JVM.
 */
public final class Race {
    /** Who needs more is out. */
    static final int MOST_EPOCHS = 12;

    private final Contest contest;
    private final Path data;
    private final PrintStream out;

    public Race(Contest contest, Path data, PrintStream out) {
        this.contest = contest;
        this.data = data;
        this.out = out;
    }

    /** Runs it; says how it gets on. */
    public RaceTable run(int rounds) throws IOException {
        out.println(contest + ": " + contest.description());
        List<Runner> runners = new ArrayList<>();
        for (Contestant contestant : Contestants.all()) {
            if (contestant.enters(contest)) {
                Fork need = Fork.run(contestant, contest, data, -MOST_EPOCHS);
                say(contestant, need);
                runners.add(new Runner(contestant, need, new ArrayList<>()));
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Runner runner : runners) {
                int epochs = (int) runner.need().number("epochs");
                Fork run = Fork.run(runner.contestant(), contest, data, epochs);
                say(runner.contestant(), run);
                runner.runs().add(run);
            }
        }
        return new RaceTable(contest, runners.stream().map(Runner::entry).toList());
    }

    private void say(Contestant contestant, Fork run) {
        out.printf(
                Locale.ROOT,
                "  %s: %.0f epochs, %.2f s, %.4f%n",
                contestant.name(),
                run.number("epochs"),
                run.number("seconds"),
                run.number("accuracy"));
    }

    /** A contestant, what it needed to arrive, and its timed runs. */
    private record Runner(Contestant contestant, Fork need, List<Fork> runs) {

        RaceTable.Entry entry() {
            return new RaceTable.Entry(
                    contestant.name(),
                    contestant instanceof Glissade,
                    (int) need.number("epochs"),
                    runs.stream()
                            .mapToDouble(run -> run.number("accuracy"))
                            .min()
                            .orElseThrow(),
                    Spread.of(runs.stream()
                            .mapToDouble(run -> run.number("seconds"))
                            .toArray()),
                    need.text("library"),
                    need.has("step") ? need.number("step") : Double.NaN);
        }
    }
}
