package dev.glissade.reproductions;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options that say how many. */
final class Counts {

    private Counts() {}

    /** The value, or what is wrong with it. */
    static int atLeastOne(CommandSpec command, String option, int value) {
        if (value < 1) {
            throw new ParameterException(command.commandLine(), option + "=" + value + "; expected 1 or more");
        }
        return value;
    }
}
