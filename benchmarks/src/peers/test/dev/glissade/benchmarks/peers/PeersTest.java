package dev.glissade.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.benchmarks.c.C;
import dev.glissade.benchmarks.c.CCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each peer in a JVM of its own, as their natives do not live together. */
class PeersTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "PyTorch fused, 1",
        "PyTorch fused, 2",
        "PyTorch C++ optim, 2",
        "TensorFlow, 2",
        "ND4J, 2",
        "DJL, 2",
        "Tribuo, 1"
    })
    void computesWhatItsFormulaSays(String name, int threads) throws IOException, InterruptedException {
        CCompiler.Result c = CCompiler.compile("gcc", folder);
        assertThat(c).isInstanceOf(CCompiler.Compiled.class);
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-D" + C.LIBRARY + "=" + ((CCompiler.Compiled) c).library(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PeerCheck.class.getName(),
                        name,
                        Integer.toString(threads)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).contains("equal: ");
    }
}
