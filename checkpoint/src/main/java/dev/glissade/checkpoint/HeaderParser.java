package dev.glissade.checkpoint;

import dev.glissade.checkpoint.Header.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a header that nobody vouches for: every number is checked before anything is made of it. */
final class HeaderParser {
    /** The longest array that every JVM makes. */
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(Header.LONGEST)
                            .maxNumberLength(32)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final long dataBytes;
    private final List<String> problems = new ArrayList<>();

    private HeaderParser(long dataBytes) {
        this.dataBytes = dataBytes;
    }

    /** What was read, or what is wrong with it. */
    record Parsed(Header header, List<String> problems) {}

    /**
     * Parses a header.
     *
     * @param dataBytes the number of bytes that follow it in the file
     */
    static Parsed parse(byte[] text, long dataBytes) {
        var parser = new HeaderParser(dataBytes);
        Header header = new Header(Map.of(), List.of());
        try {
            header = parser.header(JSON.readTree(utf8(text)));
        } catch (CharacterCodingException malformed) {
            parser.problems.add("the header is not UTF-8");
        } catch (JacksonException malformed) {
            parser.problems.add("the header is no JSON object of the format: " + malformed.getOriginalMessage());
        }
        return new Parsed(header, parser.problems);
    }

    private static String utf8(byte[] text) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    }

    private Header header(JsonNode root) {
        if (!root.isObject()) {
            problems.add("the header is no JSON object");
            return new Header(Map.of(), List.of());
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Place> places = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals(Header.METADATA)) {
                metadata(entry.getValue(), metadata);
            } else {
                place(entry.getKey(), entry.getValue()).ifPresent(places::add);
            }
        }
        places.sort(Comparator.comparingLong(Place::begin).thenComparingLong(Place::end));
        if (problems.isEmpty()) {
            checkOrder(places);
        }
        return new Header(metadata, places);
    }

    private void metadata(JsonNode node, Map<String, String> into) {
        if (!node.isObject()) {
            problems.add(Header.METADATA + " is no object");
            return;
        }
        for (Map.Entry<String, JsonNode> text : node.properties()) {
            if (text.getValue().isString()) {
                into.put(text.getKey(), text.getValue().stringValue());
            } else {
                problems.add(Header.METADATA + " entry '" + text.getKey() + "' is no text");
            }
        }
    }

    private Optional<Place> place(String name, JsonNode node) {
        String tensor = "tensor '" + name + "'";
        Optional<DataType> type = type(tensor, node.path("dtype"));
        Optional<long[]> shape = numbers(tensor, "shape", node.path("shape"));
        Optional<long[]> offsets = numbers(tensor, "data_offsets", node.path("data_offsets"));
        if (type.isEmpty() || shape.isEmpty() || offsets.isEmpty()) {
            return Optional.empty();
        }
        long elements = elements(shape.get());
        if (elements < 0 || Arrays.stream(shape.get()).anyMatch(size -> size > Integer.MAX_VALUE)) {
            problems.add(
                    tensor + " of shape " + Arrays.toString(shape.get()) + " has more elements than an array holds");
            return Optional.empty();
        }
        if (offsets.get().length != 2
                || offsets.get()[0] > offsets.get()[1]
                || offsets.get()[1] - offsets.get()[0] != elements * type.get().bytes()) {
            problems.add(tensor + " has " + elements + " elements of " + type.get() + ", "
                    + elements * type.get().bytes() + " bytes, but data_offsets " + Arrays.toString(offsets.get()));
            return Optional.empty();
        }
        List<Integer> sizes =
                Arrays.stream(shape.get()).mapToObj(Math::toIntExact).toList();
        return Optional.of(new Place(name, type.get(), sizes, offsets.get()[0], offsets.get()[1]));
    }

    private Optional<DataType> type(String tensor, JsonNode node) {
        Optional<DataType> type = Arrays.stream(DataType.values())
                .filter(t -> node.isString() && t.name().equals(node.stringValue()))
                .findFirst();
        if (type.isEmpty()) {
            problems.add(tensor + " has dtype " + (node.isMissingNode() ? "missing" : node) + "; known are "
                    + Arrays.toString(DataType.values()));
        }
        return type;
    }

    /** Whole numbers from 0, or a report. */
    private Optional<long[]> numbers(String tensor, String field, JsonNode node) {
        long[] numbers = new long[node.size()];
        boolean good = node.isArray();
        for (int i = 0; good && i < numbers.length; i++) {
            JsonNode number = node.get(i);
            good = number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
            numbers[i] = good ? number.longValue() : 0;
        }
        if (!good) {
            problems.add(tensor + " has no " + field + " of whole numbers from 0");
            return Optional.empty();
        }
        return Optional.of(numbers);
    }

    /** The product of the sizes, or -1 if no array is as long. */
    private static long elements(long[] shape) {
        if (Arrays.stream(shape).anyMatch(size -> size == 0)) {
            return 0;
        }
        long elements = 1;
        for (long size : shape) {
            if (size > MOST_ELEMENTS / elements) {
                return -1;
            }
            elements *= size;
        }
        return elements;
    }

    private void checkOrder(List<Place> places) {
        long end = 0;
        for (Place place : places) {
            if (place.begin() != end) {
                problems.add("tensor '" + place.name() + "' begins at byte " + place.begin() + " of the data, "
                        + (place.begin() < end ? "inside another one" : "with nothing from byte " + end + " on"));
            }
            end = Math.max(end, place.end());
        }
        if (end > dataBytes) {
            problems.add(
                    "the file was cut short: the header speaks of " + end + " bytes of data, there are " + dataBytes);
        } else if (end < dataBytes) {
            problems.add((dataBytes - end) + " bytes at the end belong to no tensor");
        }
    }
}
