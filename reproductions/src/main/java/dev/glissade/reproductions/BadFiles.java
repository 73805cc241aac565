package dev.glissade.reproductions;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Lets a command say what is wrong with a file in a line; anything else is ours and is thrown on. Thread-safe. */
public final class BadFiles implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
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
