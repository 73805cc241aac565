package dev.glissade.benchmarks.train;

import dev.glissade.reproductions.Mnist;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One contestant in a JVM of its own; prints lines of {@code name=value}.
 *
 * <p>Takes the contestant's name, the contest, the folder of MNIST, and a number of epochs: trains so many, or up to so many with a minus
 * before it, from the beginning each time, until the accuracy is reached.
 */
public final class TrainingFork {
    private TrainingFork() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Contestant contestant = Contestants.named(arguments[0]);
        Contest contest = Contest.named(arguments[1]);
        Mnist.Parts parts = Mnist.read(Path.of(arguments[2]), System.err);
        int epochs = Integer.parseInt(arguments[3]);
        Digits train = new Digits(parts.train());
        Digits test = new Digits(parts.test());
        for (int count = epochs < 0 ? 1 : epochs; count <= Math.abs(epochs); count++) {
            Trained trained = contestant.train(contest, train, count);
            double accuracy = trained.accuracy(test);
            print("epochs", count);
            print("seconds", trained.seconds());
            print("accuracy", accuracy);
            if (accuracy >= contest.accuracy()) {
                break;
            }
        }
        System.out.println("library=" + contestant.description());
        if (epochs < 0 && contestant instanceof Glissade ours) {
            StepShares shares = ours.shares(contest, train);
            print("read", shares.read());
            print("gradient", shares.gradient());
            print("step", shares.step());
        }
        System.exit(0); // some leave threads behind
    }

    private static void print(String name, double value) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.6g", value));
    }
}
