package dev.glissade.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

    @Test
    @Timeout(120)
    void everyRuleGoesOnInANewJvmBitForBit(@TempDir Path folder) throws IOException, InterruptedException {
        Process whole = Jvm.start(folder, ResumeProgram.class, "whole", folder.toString());
        Process killed = Jvm.start(folder, ResumeProgram.class, "killed", folder.toString());
        end(whole, 0, folder);
        end(killed, 9, folder);
        end(Jvm.start(folder, ResumeProgram.class, "resume", folder.toString()), 0, folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> wholes =
                    files.filter(p -> p.toString().endsWith("-whole")).sorted().toList();
            assertThat(wholes).hasSizeGreaterThan(160); // at least three per rule of the library
            for (Path file : wholes) {
                Checkpoint expected = Checkpoint.read(file);
                Checkpoint found = Checkpoint.read(Path.of(file.toString().replaceAll("-whole$", "-resume")));
                assertSame(file, expected, found);
            }
        }
    }

    private static void assertSame(Path run, Checkpoint expected, Checkpoint found) {
        assertThat(found.state().step()).as(run.toString()).isEqualTo(14);
        assertThat(found.state().seed()).as(run.toString()).isEqualTo(42);
        for (StoredTensor parameter : expected.parameters()) {
            assertThat(found.parameter(parameter.name()).values())
                    .as(run + " " + parameter)
                    .isEqualTo(parameter.values());
        }
        assertThat(found.state().entries()).hasSameSizeAs(expected.state().entries());
        for (var entry : expected.state().entries()) {
            assertThat(found.state().entries())
                    .as(run + " " + entry.state() + " of " + entry.owner())
                    .anySatisfy(other -> {
                        assertThat(other.state() + other.owner()).isEqualTo(entry.state() + entry.owner());
                        assertThat(other.storage()).isEqualTo(entry.storage());
                        assertThat(other.values()).isEqualTo(entry.values());
                    });
        }
    }

    private static void end(Process process, int status, Path folder) throws IOException, InterruptedException {
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Jvm.output(folder)).isEqualTo(status);
    }
}
