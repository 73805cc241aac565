package dev.glissade.benchmarks.peers;

import dev.glissade.benchmarks.c.FusedAdam;
import dev.glissade.benchmarks.peer.AdamSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A prepared call of the fused kernel over lists of tensors, which the caller keeps alive. */
final class FusedAdamCall implements AutoCloseable {
    private final long handle;

    /** @param lists those that {@link FusedAdam#prepare} names, in its order */
    FusedAdamCall(List<List<Tensor>> lists) {
        Loader.load(torch.class);
        int tensors = lists.get(0).size();
        long[] addresses = new long[(FusedAdam.LISTS + 1) * tensors];
        for (int list = 0; list < FusedAdam.LISTS; list++) {
            for (int i = 0; i < tensors; i++) {
                addresses[list * tensors + i] = lists.get(list).get(i).address();
            }
        }
        List<Tensor> steps = lists.get(FusedAdam.LISTS - 1);
        for (int i = 0; i < tensors; i++) {
            addresses[FusedAdam.LISTS * tensors + i] =
                    steps.get(i).data_ptr_float().address();
        }
        handle = FusedAdam.prepare(library(), tensors, addresses);
        if (handle == 0) {
            throw new IllegalStateException("this PyTorch exports no fused Adam kernel for the CPU");
        }
    }

    void step(AdamSettings settings) {
        FusedAdam.step(handle, settings.lr(), settings.beta1(), settings.beta2(), settings.eps());
    }

    @Override
    public void close() {
        FusedAdam.release(handle);
    }

    /** Where the library lies that this process has loaded; JavaCPP tells only where its own glue is. */
    private static String library() {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.endsWith("libtorch_cpu.so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("libtorch_cpu.so is not loaded"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot see which libraries are loaded", e);
        }
    }
}
