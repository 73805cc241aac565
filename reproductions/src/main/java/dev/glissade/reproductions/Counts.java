package dev.glissade.reproductions;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options that say how many or how much. */
final class Counts {

    private Counts() {}

    /** The value, or what is wrong with it. */
    static int atLeastOne(CommandSpec command, String option, int value) {
        if (value < 1) {
            throw new ParameterException(command.commandLine(), option + "=" + value + "; expected 1 or more");
        }
        return value;
    }

    /** The value, or what is wrong with it. */
    static double above0(CommandSpec command, String option, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(command.commandLine(), option + "=" + value + "; expected a number above 0");
        }
        return value;
    }

    /** The value, or what is wrong with it. */
    static int between(CommandSpec command, String option, int value, int low, int high) {
        if (value < low || value > high) {
            throw new ParameterException(
                    command.commandLine(), option + "=" + value + "; expected from " + low + " to " + high);
        }
        return value;
    }

    /** A share of what was, kept in each step, or what is wrong with it. */
    static double below1(CommandSpec command, String option, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new ParameterException(command.commandLine(), option + "=" + value + "; expected one in [0, 1)");
        }
        return value;
    }
}
