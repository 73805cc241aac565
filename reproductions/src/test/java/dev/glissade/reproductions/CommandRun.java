package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/** A command line that was typed, and what it printed. */
final class CommandRun {

    private CommandRun() {}

    /** What a command prints that succeeds. */
    static String of(String... arguments) {
        var bytes = new ByteArrayOutputStream();
        int status = Reproductions.commandLine(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .execute(arguments);
        assertThat(status).isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What a command says that fails. */
    static String failing(String... arguments) {
        var said = new StringWriter();
        CommandLine line =
                Reproductions.commandLine(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(said, true));
        assertThat(line.execute(arguments)).isNotZero();
        return said.toString();
    }

    /** The numbers of the first line with a name, without what stands in brackets. */
    static double[] numbers(String printed, String name) {
        String line = printed.lines()
                .filter(l -> l.startsWith(name + " "))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(line.substring(name.length())
                        .replaceAll("\\([^)]*\\)", "")
                        .strip()
                        .split(" +", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
