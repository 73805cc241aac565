package dev.glissade.checkpoint;

import dev.glissade.OptimizerState;
import dev.glissade.OptimizerState.Entry;
import dev.glissade.checkpoint.Manifest.Stored;
import dev.glissade.checkpoint.Manifest.StoredGroup;
import dev.glissade.checkpoint.Manifest.StoredState;
import dev.glissade.checkpoint.SavedSettings.SavedGroup;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo.RuleSource;
import dev.glissade.spi.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes a checkpoint of a file's content, which nobody vouches for. */
final class CheckpointParser {
    /** Fields of a later version may be there; those of this one must. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final Map<String, StoredTensor> tensors = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private CheckpointParser(Path file, Safetensors content) {
        this.file = file;
        content.tensors().forEach(t -> tensors.put(t.name(), t));
    }

    static Checkpoint parse(Path file, Safetensors content) throws SafetensorsException {
        return new CheckpointParser(file, content).checkpoint(content.metadata());
    }

    /** The caller's text under a name, without the tensors. */
    static Optional<String> section(Path file, String name) throws IOException {
        Manifest manifest = manifest(file, Safetensors.readMetadata(file));
        return Optional.ofNullable(manifest.sections().get(name));
    }

    private Checkpoint checkpoint(Map<String, String> metadata) throws SafetensorsException {
        Manifest manifest = manifest(file, metadata);
        Checkpoint checkpoint = null;
        try {
            checkpoint = assemble(manifest, metadata.getOrDefault(CheckpointFormat.RULE_TEXT, ""));
        } catch (IllegalArgumentException | NullPointerException inconsistent) {
            problems.add("the metadata contradict themselves: " + inconsistent.getMessage());
        }
        if (checkpoint == null || !problems.isEmpty()) {
            throw new SafetensorsException(file, problems);
        }
        return checkpoint;
    }

    private static Manifest manifest(Path file, Map<String, String> metadata) throws SafetensorsException {
        String text = metadata.get(CheckpointFormat.MANIFEST);
        if (text == null) {
            throw new SafetensorsException(
                    file,
                    "a safetensors file, but no checkpoint: it has no metadata entry '" + CheckpointFormat.MANIFEST
                            + "'; Safetensors.read takes it");
        }
        try {
            int format = JSON.readTree(text).path("format").asInt(0);
            if (format != Manifest.FORMAT) {
                throw new SafetensorsException(
                        file, "a checkpoint of format " + format + "; this version reads " + Manifest.FORMAT);
            }
            requireUndamaged(file, metadata);
            return JSON.readValue(text, Manifest.class);
        } catch (JacksonException malformed) {
            throw new SafetensorsException(
                    file,
                    "metadata entry '" + CheckpointFormat.MANIFEST + "' is not what a checkpoint says of itself: "
                            + malformed.getOriginalMessage());
        }
    }

    private static void requireUndamaged(Path file, Map<String, String> metadata) throws SafetensorsException {
        String sum = CheckpointFormat.checksum(metadata);
        String saved = metadata.getOrDefault(CheckpointFormat.CHECKSUM, "missing");
        if (!saved.equals(sum)) {
            throw new SafetensorsException(
                    file, "the metadata are damaged or were edited: their CRC-32C is " + sum + ", not " + saved);
        }
    }

    private Checkpoint assemble(Manifest manifest, String ruleText) {
        manifest.crc32c().forEach(this::checkSum);
        List<StoredTensor> parameters = named(manifest.parameters());
        List<Entry> entries = new ArrayList<>();
        for (StoredState state : manifest.states()) {
            entry(state).ifPresent(entries::add);
        }
        Precision precision = Precision.valueOf(manifest.precision());
        for (StoredTensor parameter : parameters) {
            if (parameter.type() != (precision == Precision.FLOAT ? DataType.F32 : DataType.F64)) {
                problems.add("parameter '" + parameter.name() + "' is " + parameter.type() + " among " + precision);
            }
        }
        return new Checkpoint(
                new RuleSource(manifest.place(), ruleText, manifest.sha256()),
                precision,
                parameters,
                new OptimizerState(
                        manifest.rule(), manifest.step(), manifest.seed(), Set.copyOf(manifest.started()), entries),
                new SavedSettings(
                        manifest.flags(),
                        manifest.frozen(),
                        manifest.groups().stream().map(CheckpointParser::group).toList()),
                manifest.sections(),
                named(manifest.extras()));
    }

    private void checkSum(String key, String sum) {
        StoredTensor tensor = tensors.get(key);
        if (tensor != null && !CheckpointFormat.checksum(tensor).equals(sum)) {
            problems.add("the elements of '" + key + "' are damaged: their CRC-32C is "
                    + CheckpointFormat.checksum(tensor) + ", not " + sum);
        }
    }

    private List<StoredTensor> named(List<Stored> list) {
        List<StoredTensor> named = new ArrayList<>();
        for (Stored stored : list) {
            find(stored.key())
                    .ifPresent(t -> named.add(new StoredTensor(stored.name(), t.type(), t.shape(), t.values())));
        }
        return named;
    }

    private Optional<Entry> entry(StoredState state) {
        return find(state.key()).flatMap(tensor -> {
            Optional<Storage> storage = storage(tensor.type());
            if (storage.isEmpty()) {
                problems.add("state '" + state.key() + "' is " + tensor.type() + ", in which no state is kept");
            }
            return storage.map(s -> new Entry(state.state(), state.scope(), state.owner(), s, tensor.values()));
        });
    }

    private Optional<StoredTensor> find(String key) {
        Optional<StoredTensor> tensor = Optional.ofNullable(tensors.get(key));
        if (tensor.isEmpty()) {
            problems.add("the metadata speak of a tensor '" + key + "' that is not there");
        }
        return tensor;
    }

    private static Optional<Storage> storage(DataType type) {
        return switch (type) {
            case F32 -> Optional.of(Storage.F32);
            case F64 -> Optional.of(Storage.F64);
            case BF16 -> Optional.of(Storage.BF16);
            case F16 -> Optional.of(Storage.F16);
            case BOOL, U8, I8, F8_E4M3, F8_E5M2, U16, I16, U32, I32, U64, I64 -> Optional.empty();
        };
    }

    private static SavedGroup group(StoredGroup group) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        group.values()
                .forEach((name, numbers) ->
                        values.put(name, numbers.stream().map(Double::valueOf).toList()));
        return new SavedGroup(group.name(), group.tensors(), values);
    }
}
