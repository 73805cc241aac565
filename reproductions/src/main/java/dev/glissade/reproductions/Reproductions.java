package dev.glissade.reproductions;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line: a subcommand for each reproduction. */
@Command(
        name = "reproductions",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Does again what the literature shows, and prints it beside the published figure.")
public final class Reproductions {

    private Reproductions() {}

    public static void main(String[] args) {
        int status = commandLine(System.out).execute(args.length == 0 ? new String[] {"--help"} : args);
        if (status != 0) {
            System.exit(status);
        }
    }

    static CommandLine commandLine(PrintStream out) {
        return new CommandLine(new Reproductions())
                .addSubcommand(new SaddleCommand(out))
                .addSubcommand(new NoisyDescentCommand(out))
                .addSubcommand(new KingmaBaCommand(out))
                .addSubcommand(new BatchNormCommand(out))
                .addSubcommand(new GradientNoiseCommand(out))
                .addSubcommand(new AveragingCommand(out))
                .addSubcommand(new DelayedCommand(out))
                .addSubcommand(new ZeilerCommand(out))
                .setExecutionExceptionHandler(Reproductions::explain);
    }

    /** A file that is not what it should be is told as such; anything else is ours. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof IOException bad) {
            command.getErr().println(message(bad));
            return 1;
        }
        throw failure;
    }

    /** Some of Java's own have the name of the file for a message, and no more. */
    private static String message(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile() + ", and it cannot be made";
        }
        if (failure instanceof FileAlreadyExistsException other) {
            return other.getFile() + " is there, but is no folder";
        }
        return String.valueOf(failure.getMessage());
    }
}
