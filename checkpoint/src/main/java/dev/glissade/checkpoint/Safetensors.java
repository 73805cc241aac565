package dev.glissade.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The content of a safetensors file: named tensors, and texts about them. The format (github.com/huggingface/safetensors) is the
 * length of a header in 8 bytes, little-endian; the header, a JSON object; the elements, little-endian, without a gap.
 *
 * <p>Immutable but for the arrays of the tensors; thread-safe as long as nobody writes those.
 *
 * @param metadata texts by key; in the order in which they are written
 * @param tensors with different names
 */
public record Safetensors(Map<String, String> metadata, List<StoredTensor> tensors) {

    public Safetensors {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = List.copyOf(tensors);
        Set<String> names = new HashSet<>();
        for (StoredTensor tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new IllegalArgumentException("there are two tensors '" + tensor.name() + "'");
            }
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws SafetensorsException if it is not of the format, was cut short, or holds a type or a size that does not fit here;
     *     the message names everything that is wrong with the header
     * @throws IOException if it cannot be read
     */
    public static Safetensors read(Path file) throws IOException {
        return SafetensorsReader.read(file);
    }

    /** As {@link #read}, but only the texts: the elements of the tensors stay on the disk. */
    public static Map<String, String> readMetadata(Path file) throws IOException {
        return SafetensorsReader.metadata(file);
    }

    /**
     * Writes a file as a whole: the bytes go to a new file in the same folder, which takes the name at the end. Whatever happens
     * in the middle, the former file stays.
     *
     * @throws IOException if it cannot be written; nothing is left behind then
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, channel -> SafetensorsWriter.write(this, channel));
    }

    /**
     * The tensor of a name.
     *
     * @throws NoSuchElementException if there is none
     */
    public StoredTensor tensor(String name) {
        return tensors.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no tensor '" + name + "'; there are "
                        + tensors.stream().map(StoredTensor::name).toList()));
    }
}
