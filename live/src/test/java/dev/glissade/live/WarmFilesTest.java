package dev.glissade.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

final class WarmFilesTest {
    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();

    @Test
    void handsOutWhatCameBack() {
        WarmFiles first = WarmFiles.take(javac);
        first.giveBack();

        WarmFiles again = WarmFiles.take(javac);
        assertThat(again).isSameAs(first);
        again.giveBack();
    }

    @Test
    void givesTwoCompilesTwo() {
        WarmFiles one = WarmFiles.take(javac);
        WarmFiles other = WarmFiles.take(javac);

        assertThat(other).isNotSameAs(one);
        one.giveBack();
        other.giveBack();
    }

    @Test
    void rulesCompileInSeveralThreadsAtOnce() throws Exception {
        LiveCompiler compiler = LiveCompiler.on(getClass().getClassLoader());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String name = "rule" + i;
                work.add(() -> compiler.optimizer(name + ".opt", "theta -= lr*grad")
                        .info()
                        .name());
            }
            List<String> names = new ArrayList<>();
            for (Future<String> name : pool.invokeAll(work)) {
                names.add(name.get());
            }
            assertThat(names).hasSize(12).doesNotHaveDuplicates().allMatch(n -> n.matches("rule\\d+"));
        } finally {
            pool.shutdownNow();
        }
    }
}
