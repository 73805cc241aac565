package dev.glissade.watch;

import java.io.Console;

/** Whether a person is watching. */
public final class Terminal {

    private Terminal() {}

    /** Whether the program reads from a terminal and writes to one. */
    @SuppressWarnings(
            "SystemConsoleNull") // since 22 there is a console without a terminal too, hence the second question
    public static boolean isPresent() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
