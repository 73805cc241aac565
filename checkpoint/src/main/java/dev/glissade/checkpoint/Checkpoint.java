package dev.glissade.checkpoint;

import dev.glissade.Optimizer;
import dev.glissade.OptimizerState;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A training run at one moment: the parameters, everything that the optimizer keeps between steps, and what the caller adds. A
 * run that is stopped and resumed from it goes on bit for bit.
 *
 * <pre>{@code
 * Checkpoint.of(optimizer).with("epoch", "12").write(file);
 *
 * Checkpoint saved = Checkpoint.read(file);
 * saved.resume(optimizer);                     // an optimizer of the same rule over tensors of the same names and shapes
 * int epoch = Integer.parseInt(saved.section("epoch"));
 * }</pre>
 *
 * <p>Hyperparameters stand apart from the state: {@code resume} leaves those that the optimizer was made with, so that a run can go
 * on at another rate; {@link #restoreSettings} puts the saved ones back.
 *
 * <p>In the file ({@link Safetensors}) every parameter is a tensor of its own name, so that whatever reads the format reads the
 * model. The rest is listed in the metadata entry {@code glissade}, a JSON object; each tensor has a CRC-32C there.
 *
 * <p>Immutable but for the arrays of the tensors; thread-safe as long as nobody writes those.
 *
 * @param rule which rule, and its text
 * @param precision of the parameters
 * @param parameters by name, in the order in which they were saved
 * @param state what the rule keeps between steps, the number of steps and the seed
 * @param settings hyperparameters, flags and frozen tensors
 * @param sections texts of the caller's, by name: the position in the data, the memory of a stopping rule
 * @param extras tensors of the caller's: the best weights so far, running statistics
 */
public record Checkpoint(
        RuleInfo.RuleSource rule,
        Precision precision,
        List<StoredTensor> parameters,
        OptimizerState state,
        SavedSettings settings,
        Map<String, String> sections,
        List<StoredTensor> extras) {

    public Checkpoint {
        parameters = List.copyOf(parameters);
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        extras = List.copyOf(extras);
    }

    /** A copy of everything that an optimizer is made of now. */
    public static Checkpoint of(Optimizer optimizer) {
        return Snapshot.of(optimizer);
    }

    /**
     * Reads a file that {@link #write} has written.
     *
     * @throws SafetensorsException if it is no such file, was cut short or damaged; the message names all that is wrong
     * @throws IOException if it cannot be read
     */
    public static Checkpoint read(Path file) throws IOException {
        return CheckpointFormat.unpack(file, Safetensors.read(file));
    }

    /**
     * Writes it as a whole, as {@link Safetensors#write} does: whatever happens in the middle, the former file stays.
     *
     * @throws IOException if it cannot be written; nothing is left behind then
     */
    public void write(Path file) throws IOException {
        CheckpointFormat.pack(this).write(file);
    }

    /** This checkpoint with a text of the caller's under a name; one that was there is replaced. */
    public Checkpoint with(String section, String text) {
        Map<String, String> more = new LinkedHashMap<>(sections);
        more.put(section, text);
        return new Checkpoint(rule, precision, parameters, state, settings, more, extras);
    }

    /** This checkpoint with a tensor of the caller's; one of the same name is replaced. */
    public Checkpoint with(StoredTensor extra) {
        List<StoredTensor> more = new ArrayList<>(extras);
        more.removeIf(t -> t.name().equals(extra.name()));
        more.add(extra);
        return new Checkpoint(rule, precision, parameters, state, settings, sections, more);
    }

    /**
     * This checkpoint for another text of its rule. Whoever calls it says that the states mean the same under both.
     *
     * @throws IllegalArgumentException if the rule has another name
     */
    public Checkpoint under(RuleInfo changed) {
        if (!changed.name().equals(state.rule())) {
            throw new IllegalArgumentException(
                    "a checkpoint of rule '" + state.rule() + "' is none of rule '" + changed.name() + "'");
        }
        return new Checkpoint(changed.source(), precision, parameters, state, settings, sections, extras);
    }

    /**
     * A text of the caller's.
     *
     * @throws NoSuchElementException if there is none of this name
     */
    public String section(String name) {
        String text = sections.get(name);
        if (text == null) {
            throw new NoSuchElementException("no section '" + name + "'; there are " + sections.keySet());
        }
        return text;
    }

    /**
     * A tensor of the caller's.
     *
     * @throws NoSuchElementException if there is none of this name
     */
    public StoredTensor extra(String name) {
        return named(extras, name);
    }

    /**
     * A parameter.
     *
     * @throws NoSuchElementException if there is none of this name
     */
    public StoredTensor parameter(String name) {
        return named(parameters, name);
    }

    private static StoredTensor named(List<StoredTensor> tensors, String name) {
        return tensors.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no tensor '" + name + "'; there are "
                        + tensors.stream().map(StoredTensor::name).toList()));
    }

    /**
     * Puts parameters, states, the number of steps and the seed into an optimizer, whatever the order of its tensors. Its
     * hyperparameters and frozen tensors stay as they are.
     *
     * @throws CheckpointMismatchException if the optimizer has another rule, text of the rule or flag, or its tensors have other
     *     names, shapes or precisions; the message names all of it, and nothing is changed
     * @throws IllegalStateException if the optimizer is in the middle of a step, or its parameters are swapped
     */
    public void resume(Optimizer optimizer) {
        Resumption.of(this, optimizer).run();
    }

    /**
     * Gives an optimizer the hyperparameters and frozen tensors that were saved. Hyperparameters that followed a schedule or others
     * when the checkpoint was made, or do now, are left alone.
     *
     * @throws CheckpointMismatchException if the optimizer has other groups, hyperparameters or tensors; the message names all of
     *     it, and nothing is changed
     */
    public void restoreSettings(Optimizer optimizer) {
        settings.restore(optimizer);
    }
}
