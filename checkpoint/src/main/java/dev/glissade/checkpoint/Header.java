package dev.glissade.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands before the elements: which tensors there are, and where each lies.
 *
 * @param places in the order of the elements, each beginning where the one before ends
 */
record Header(Map<String, String> metadata, List<Place> places) {
    static final String METADATA = "__metadata__";

    /** The longest that the format allows, in bytes. */
    static final int LONGEST = 100_000_000;

    /** What its length, and so the first element, is a multiple of. */
    private static final int ALIGNMENT = 8;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A tensor: its elements are the bytes {@code begin} to {@code end} (exclusive) behind the header. */
    record Place(String name, DataType type, List<Integer> shape, long begin, long end) {

        /** The number of elements. */
        int length() {
            return (int) ((end - begin) / type.bytes());
        }
    }

    /** The header of a file with this content; the widest elements come first, so that all are aligned. */
    static Header of(Safetensors content) {
        List<Place> places = new ArrayList<>();
        long end = 0;
        for (StoredTensor tensor : ordered(content.tensors())) {
            long begin = end;
            end += (long) tensor.length() * tensor.type().bytes();
            places.add(new Place(tensor.name(), tensor.type(), tensor.shape(), begin, end));
        }
        return new Header(content.metadata(), places);
    }

    static List<StoredTensor> ordered(List<StoredTensor> tensors) {
        return tensors.stream()
                .sorted(Comparator.comparingInt(t -> -t.type().bytes()))
                .toList();
    }

    /** The JSON text in UTF-8, with spaces at the end that make the elements aligned. */
    byte[] bytes() {
        ObjectNode root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = root.putObject(METADATA);
            metadata.forEach(texts::put);
        }
        for (Place place : places) {
            ObjectNode entry = root.putObject(place.name());
            entry.put("dtype", place.type().name());
            ArrayNode shape = entry.putArray("shape");
            place.shape().forEach(shape::add);
            entry.putArray("data_offsets").add(place.begin()).add(place.end());
        }
        byte[] text = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }
}
