package dev.glissade.samples;

import dev.glissade.samples.digits.DigitsCommand;
import picocli.CommandLine;

/**
 * The main job: reads handwritten digits with a rule file of your own.
 *
 * <p>Edit {@code my_momentum.opt}, or put another rule file beside it, and run this again. {@code --help} lists what it takes.
 */
public final class S06_Digits {

    private S06_Digits() {}

    public static void main(String[] args) {
        int status = new CommandLine(new DigitsCommand(System.out)).execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }
}
