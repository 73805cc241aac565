package dev.glissade.watch;

import java.io.Console;

/** Whether a person is watching. */
final class Terminal {

    private Terminal() {}

    /** Since JDK 22 there is a console also without a terminal, and a method that tells; it is not there on 17. */
    @SuppressWarnings(
            "SystemConsoleNull") // what 17 says is not yet the answer on 22 and later, hence the second question
    static boolean isPresent() {
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
