package dev.glissade.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.glissade.OptimizerState.Entry;
import dev.glissade.checkpoint.Manifest.Stored;
import dev.glissade.checkpoint.Manifest.StoredGroup;
import dev.glissade.checkpoint.Manifest.StoredState;
import dev.glissade.checkpoint.SavedSettings.SavedGroup;
import dev.glissade.spi.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import tools.jackson.databind.json.JsonMapper;

/** How a checkpoint lies in a safetensors file. */
final class CheckpointFormat {
    static final String MANIFEST = "glissade";
    static final String RULE_TEXT = "glissade.rule";
    static final String CHECKSUM = "glissade.crc32c";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Set<String> keys = new LinkedHashSet<>();
    private final List<StoredTensor> tensors = new ArrayList<>();

    private CheckpointFormat() {
        keys.add(Header.METADATA);
    }

    static Safetensors pack(Checkpoint checkpoint) {
        return new CheckpointFormat().packed(checkpoint);
    }

    static Checkpoint unpack(Path file, Safetensors content) throws SafetensorsException {
        return CheckpointParser.parse(file, content);
    }

    private Safetensors packed(Checkpoint checkpoint) {
        List<Stored> parameters = store(checkpoint.parameters(), "");
        List<StoredState> states = new ArrayList<>();
        for (Entry entry : checkpoint.state().entries()) {
            String owner = entry.owner().isEmpty() ? "" : ":" + entry.owner();
            String key = put("state:" + entry.state() + owner, type(entry), shape(entry, checkpoint), entry.values());
            states.add(new StoredState(entry.state(), entry.scope(), entry.owner(), key));
        }
        List<Stored> extras = store(checkpoint.extras(), "extra:");
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(MANIFEST, JSON.writeValueAsString(manifest(checkpoint, parameters, states, extras)));
        metadata.put(RULE_TEXT, checkpoint.rule().text());
        metadata.put(CHECKSUM, checksum(metadata));
        return new Safetensors(metadata, tensors);
    }

    private Manifest manifest(
            Checkpoint checkpoint, List<Stored> parameters, List<StoredState> states, List<Stored> extras) {
        Map<String, String> sums = new LinkedHashMap<>();
        tensors.forEach(t -> sums.put(t.name(), checksum(t)));
        return new Manifest(
                Manifest.FORMAT,
                checkpoint.state().rule(),
                checkpoint.rule().place(),
                checkpoint.rule().sha256(),
                checkpoint.precision().name(),
                checkpoint.state().step(),
                checkpoint.state().seed(),
                List.copyOf(new TreeSet<>(checkpoint.state().started())),
                parameters,
                states,
                extras,
                checkpoint.settings().flags(),
                checkpoint.settings().frozen(),
                checkpoint.settings().groups().stream()
                        .map(CheckpointFormat::stored)
                        .toList(),
                checkpoint.sections(),
                sums);
    }

    private static StoredGroup stored(SavedGroup group) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        group.values()
                .forEach((name, numbers) ->
                        values.put(name, numbers.stream().map(String::valueOf).toList()));
        return new StoredGroup(group.name(), group.tensors(), values);
    }

    private List<Stored> store(List<StoredTensor> named, String prefix) {
        List<Stored> stored = new ArrayList<>();
        for (StoredTensor tensor : named) {
            String key = put(prefix + tensor.name(), tensor.type(), tensor.shape(), tensor.values());
            stored.add(new Stored(tensor.name(), key));
        }
        return stored;
    }

    /** Adds a tensor under the wanted key, or under one with primes where that is taken. */
    private String put(String wanted, DataType type, List<Integer> shape, Object values) {
        String key = wanted;
        while (!keys.add(key)) {
            key += "'";
        }
        tensors.add(new StoredTensor(key, type, shape, values));
        return key;
    }

    private static DataType type(Entry entry) {
        return switch (entry.storage()) {
            case F32 -> DataType.F32;
            case F64 -> DataType.F64;
            case BF16, BF16_STOCHASTIC -> DataType.BF16;
            case F16 -> DataType.F16;
            case PARAM -> throw new IllegalArgumentException("a state is kept in some precision");
        };
    }

    private static List<Integer> shape(Entry entry, Checkpoint checkpoint) {
        return entry.scope() == Scope.ELEMENT
                ? checkpoint.parameter(entry.owner()).shape()
                : List.of();
    }

    /** Of the texts that say what the tensors are. */
    static String checksum(Map<String, String> metadata) {
        CRC32C sum = new CRC32C();
        for (String entry : List.of(MANIFEST, RULE_TEXT)) {
            sum.update(metadata.getOrDefault(entry, "").getBytes(UTF_8));
            sum.update(0);
        }
        return Long.toHexString(sum.getValue());
    }

    static String checksum(StoredTensor tensor) {
        CRC32C sum = new CRC32C();
        for (Piece piece : Piece.of(tensor.type(), tensor.values())) {
            sum.update(piece.give());
        }
        return Long.toHexString(sum.getValue());
    }
}
