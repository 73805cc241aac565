package dev.glissade.training.loop;

import dev.glissade.checkpoint.Checkpoint;
import dev.glissade.checkpoint.CheckpointDirectory;
import dev.glissade.checkpoint.StoredTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A run in checkpoints: what is saved besides the optimizer, and how it comes back. */
final class Savings {
    private static final String POSITION = "training.position";
    private static final String SETTING = "training.setting";
    private static final String MEMORY = "training.memory.";
    private static final String SLASH = "/";

    private final CheckpointDirectory folder;
    private final Optional<String> measure;
    private final String setting;
    private final List<Memory> memories;
    private long lastStep = -1;

    /**
     * Saves into a folder.
     *
     * @param measure what decides which checkpoint is the best
     * @param setting what must be the same for the run to go on with the same bits
     */
    Savings(CheckpointDirectory folder, Optional<String> measure, String setting, List<Memory> memories) {
        this.folder = folder;
        this.measure = measure;
        this.setting = setting;
        this.memories = memories;
    }

    void save(Run run) throws IOException {
        folder.save(of(run));
        lastStep = run.step();
    }

    /** Saves a run that is about to be left, unless it has been saved after its last step. */
    void saveLast(Run run) throws IOException {
        if (run.step() != lastStep) {
            save(run);
        }
    }

    void save(Run run, EpochReport report) throws IOException {
        if (measure.isEmpty()) {
            save(run);
        } else {
            folder.save(of(run), report.measure(measure.get()));
            lastStep = run.step();
        }
    }

    private Checkpoint of(Run run) {
        Checkpoint checkpoint = Checkpoint.of(run.optimizer())
                .with(POSITION, run.position().text())
                .with(SETTING, setting);
        for (Memory memory : memories) {
            String name = MEMORY + memory.memoryName();
            Remembered remembered = memory.remember();
            checkpoint = checkpoint.with(name, remembered.text());
            for (StoredTensor tensor : remembered.tensors()) {
                checkpoint = checkpoint.with(renamed(tensor, name + SLASH + tensor.name()));
            }
        }
        return checkpoint;
    }

    private static Remembered remembered(Memory memory, Checkpoint saved) {
        String name = MEMORY + memory.memoryName();
        List<StoredTensor> tensors = saved.extras().stream()
                .filter(tensor -> tensor.name().startsWith(name + SLASH))
                .map(tensor -> renamed(tensor, tensor.name().substring(name.length() + SLASH.length())))
                .toList();
        return new Remembered(saved.section(name), tensors);
    }

    private static StoredTensor renamed(StoredTensor tensor, String name) {
        return new StoredTensor(name, tensor.type(), tensor.shape(), tensor.values());
    }

    /** Puts back what the last checkpoint holds, if there is one. */
    void resume(Run run) throws IOException {
        Optional<Path> latest = folder.latest();
        if (latest.isEmpty()) {
            return;
        }
        Checkpoint saved = Checkpoint.read(latest.get());
        if (!saved.section(SETTING).equals(setting)) {
            throw new IllegalStateException("the run of " + latest.get() + " was made with " + saved.section(SETTING)
                    + "; this one has " + setting);
        }
        Position position = Position.of(saved.section(POSITION));
        for (Memory memory : memories) {
            saved.section(MEMORY + memory.memoryName());
        }
        saved.resume(run.optimizer());
        for (Memory memory : memories) {
            memory.recall(remembered(memory, saved));
        }
        run.resume(position);
        lastStep = run.step();
    }
}
