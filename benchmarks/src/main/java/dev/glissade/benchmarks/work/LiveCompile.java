package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.live.LiveCompiler;
import java.util.List;
import java.util.Map;

/** Makes a loaded class of the text of a rule of the library, of another one each time. */
public final class LiveCompile implements Work {
    private final LiveCompiler compiler = LiveCompiler.on(LiveCompile.class.getClassLoader());
    private final List<Map.Entry<String, String>> texts;
    private int next;

    /** Takes {@code rules}: how many to take in turn. */
    public LiveCompile(Arguments arguments) {
        this.texts = List.copyOf(LibraryTexts.first(arguments.number("rules")).entrySet());
    }

    public static WorkSpec of(int rules) {
        return WorkSpec.of(LiveCompile.class).with("rules", rules);
    }

    @Override
    public void run() {
        Map.Entry<String, String> text = texts.get(next++ % texts.size());
        if (compiler.compile(text.getKey() + ".opt", text.getValue()).isEmpty()) {
            throw new IllegalStateException("nothing came of " + text.getKey());
        }
    }
}
