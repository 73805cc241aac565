package dev.glissade.reproductions;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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
                .setExecutionExceptionHandler(new BadFiles());
    }
}
