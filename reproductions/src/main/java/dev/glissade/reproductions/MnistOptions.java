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

    @Option(names = "--seeds", defaultValue = "5", description = "from seed 1 (${DEFAULT-VALUE})")
    private int seeds;

    /** The digits; fetched if they are not there. */
    Mnist.Parts digits(PrintStream out) throws IOException {
        return Mnist.read(data, out);
    }

    /** The folder of the command's runs. */
    Path runs() {
        return runs.orElseGet(() -> Path.of("reproductions", "target", command.name()));
    }

    /** The number of seeds, from 1. */
    int seeds() {
        return atLeastOne("--seeds", seeds);
    }

    /** The value of an option, if it is a number that can be counted to. */
    int atLeastOne(String option, int value) {
        return Counts.atLeastOne(command, option, value);
    }
}
