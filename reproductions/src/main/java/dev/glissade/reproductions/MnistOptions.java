package dev.glissade.reproductions;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands that train on MNIST are told. */
final class MnistOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--data", defaultValue = "reproductions/target/mnist", description = "MNIST (${DEFAULT-VALUE})")
    private Path data = Path.of("");

    @Option(
            names = "--runs",
            description =
                    "where runs on these data are kept, to go on from when cut (reproductions/target/${COMMAND-NAME})")
    private Optional<Path> runs = Optional.empty();

    @Option(names = "--seeds", description = "from seed 1 (5 if the command does not say otherwise)")
    private Optional<Integer> seeds = Optional.empty();

    /** The digits; fetched if they are not there. */
    Mnist.Parts digits(PrintStream out) throws IOException {
        return Mnist.read(data, out);
    }

    /** The folder of the command's runs and pictures. */
    Path folder() {
        return runs.orElseGet(() -> Path.of("reproductions", "target", command.name()));
    }

    /**
     * The command's runs.
     *
     * @throws IOException if those in the folder were made with other data; says what to do
     */
    Runs runs(Mnist.Parts digits, PrintStream out) throws IOException {
        return Runs.in(folder(), digits.digest(), out);
    }

    /** The number of seeds, from 1: 5 unless something else was asked for. */
    int seeds() {
        return seeds(5);
    }

    /** The number of seeds, from 1, of a command that usually takes so many. */
    int seeds(int usual) {
        return atLeastOne("--seeds", seeds.orElse(usual));
    }

    /** The value of an option, if it is a number that can be counted to. */
    int atLeastOne(String option, int value) {
        return Counts.atLeastOne(command, option, value);
    }

    /** The value of an option, if it is a number that a step or a noise can be multiplied with. */
    double above0(String option, double value) {
        return Counts.above0(command, option, value);
    }
}
