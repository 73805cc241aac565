package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder of runs says about the data that they were made with. */
final class RunsTest {
    @TempDir
    private Path folder;

    private String[] command() {
        return new String[] {
            "kingma-ba", "--data=" + folder, "--runs=" + folder.resolve("runs"), "--epochs=1", "--trial=1", "--seeds=1"
        };
    }

    @Test
    void runsWithOtherDataAreRefused() throws IOException {
        SmallDigits.write(folder);
        String printed = CommandRun.of(command());
        assertThat(CommandRun.of(command())).isEqualTo(printed);
        Path images = folder.resolve("t10k-images-idx3-ubyte");
        byte[] bytes = Files.readAllBytes(images);
        bytes[bytes.length - 1]++;
        Files.write(images, bytes);

        assertThat(CommandRun.failing(command()))
                .contains("the runs in " + folder.resolve("runs") + " were made with other data than those of --data")
                .contains("give another folder with --runs")
                .doesNotContain("\tat ");
    }

    @Test
    void runsThatDoNotSayTheirDataAreRefused() throws IOException {
        SmallDigits.write(folder);
        Files.createDirectories(folder.resolve("runs").resolve("adam-0.1-1-1"));

        assertThat(CommandRun.failing(command()))
                .contains("do not say with which data they were made")
                .doesNotContain("\tat ");
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        SmallDigits.write(folder);
        Files.writeString(folder.resolve("runs"), "not a folder");

        assertThat(CommandRun.failing(command())).contains(folder.resolve("runs") + " is there, but is no folder");
    }
}
