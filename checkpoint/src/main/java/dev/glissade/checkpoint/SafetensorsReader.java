package dev.glissade.checkpoint;

import dev.glissade.checkpoint.Header.Place;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads files. */
final class SafetensorsReader {

    private SafetensorsReader() {}

    static Safetensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Header header = header(file, channel);
            List<StoredTensor> tensors = new ArrayList<>();
            for (Place place : header.places()) {
                tensors.add(
                        new StoredTensor(place.name(), place.type(), place.shape(), elements(file, channel, place)));
            }
            return new Safetensors(header.metadata(), tensors);
        }
    }

    static Map<String, String> metadata(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return header(file, channel).metadata();
        }
    }

    /** Reads up to the first element. */
    private static Header header(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new SafetensorsException(
                    file, "it has " + size + " bytes; a safetensors file begins with the 8 bytes of a length");
        }
        long length = bytes(file, channel, Long.BYTES).getLong();
        if (length < 2 || length > Header.LONGEST) {
            throw new SafetensorsException(
                    file,
                    "no safetensors file: its first 8 bytes should be the length of a header, 2 to " + Header.LONGEST
                            + ", but are " + Long.toUnsignedString(length));
        }
        if (length > size - Long.BYTES) {
            throw new SafetensorsException(
                    file,
                    "the file was cut short: a header of " + length + " bytes, of which " + (size - 8) + " are there");
        }
        byte[] text = new byte[(int) length];
        bytes(file, channel, text.length).get(text);
        HeaderParser.Parsed parsed = HeaderParser.parse(text, size - Long.BYTES - length);
        if (!parsed.problems().isEmpty()) {
            throw new SafetensorsException(file, parsed.problems());
        }
        return parsed.header();
    }

    private static Object elements(Path file, FileChannel channel, Place place) throws IOException {
        Object array = place.type().array(place.length());
        for (Piece piece : Piece.of(place.type(), array)) {
            piece.take(bytes(file, channel, piece.bytes()));
        }
        return array;
    }

    private static ByteBuffer bytes(Path file, FileChannel channel, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException(file + " became shorter while it was read");
            }
        }
        return bytes.flip();
    }
}
