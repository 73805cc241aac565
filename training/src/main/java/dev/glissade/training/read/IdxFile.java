package dev.glissade.training.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of unsigned bytes in the IDX format (yann.lecun.com/exdb/mnist): two zero bytes, the type 8, the number of dimensions, their
 * sizes as big-endian 32-bit numbers, the elements. Those called {@code .gz} are unpacked.
 *
 * @param sizes of the dimensions, at least one
 * @param elements row-major
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record IdxFile(Path file, int[] sizes, byte[] elements) {
    private static final int UNSIGNED_BYTE = 8;

    /** The first sizes and the place of the elements. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    record Head(int[] sizes, int length, long elements) {}

    static IdxFile read(Path file, int dimensions, String content) throws IOException {
        byte[] bytes = bytes(file);
        Head head = head(file, bytes, bytes.length, dimensions, content);
        return new IdxFile(file, head.sizes(), Arrays.copyOfRange(bytes, head.length(), bytes.length));
    }

    /**
     * Checks the head of a file.
     *
     * @param bytes the file, or as much of it as a head can take
     * @param fileLength in bytes
     */
    static Head head(Path file, byte[] bytes, long fileLength, int dimensions, String content) throws BadDataException {
        if (fileLength == 0) {
            throw new BadDataException(file + ":byte 0: the file is empty; expected " + content + " in the IDX format");
        }
        if (bytes.length < 4 || bytes[0] != 0 || bytes[1] != 0) {
            throw new BadDataException(file + ":byte 0: not a file in the IDX format: it begins with "
                    + hex(Arrays.copyOf(bytes, Math.min(4, bytes.length))) + ", expected 00 00 08 0" + dimensions);
        }
        if (bytes[2] != UNSIGNED_BYTE) {
            throw new BadDataException(
                    file + ":byte 2: type " + hex(new byte[] {bytes[2]}) + " where unsigned bytes, 08, are expected");
        }
        if (bytes[3] != dimensions) {
            throw new BadDataException(
                    file + ":byte 3: " + (bytes[3] & 0xff) + " dimensions where " + content + " have " + dimensions);
        }
        int length = 4 + 4 * dimensions;
        if (bytes.length < length) {
            throw new BadDataException(file + ":byte " + bytes.length + ": the file is cut short: its head has "
                    + bytes.length + " of " + length + " bytes");
        }
        int[] sizes = new int[dimensions];
        long elements = 1;
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = ByteBuffer.wrap(bytes).getInt(4 + 4 * i);
            if (sizes[i] < 1) {
                throw new BadDataException(
                        file + ":byte " + (4 + 4 * i) + ": size " + Integer.toUnsignedString(sizes[i])
                                + " of dimension " + (i + 1) + "; expected one from 1 to " + Integer.MAX_VALUE);
            }
            elements = elements > Long.MAX_VALUE / sizes[i] ? Long.MAX_VALUE : elements * sizes[i];
        }
        if (fileLength - length < elements) {
            throw new BadDataException(file + ":byte " + fileLength + ": the file is cut short: it has "
                    + (fileLength - length) + " of " + elements + " elements");
        }
        if (fileLength - length > elements) {
            throw new BadDataException(file + ":byte " + (length + elements) + ": " + (fileLength - length - elements)
                    + " bytes after the last of " + elements + " elements");
        }
        return new Head(sizes, length, elements);
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return String.valueOf(file.getFileName()).endsWith(".gz")
                    ? new GZIPInputStream(in).readAllBytes()
                    : in.readAllBytes();
        } catch (NoSuchFileException e) {
            throw new BadDataException("there is no file '" + file + "'");
        } catch (EOFException e) {
            throw new BadDataException(file + ":byte " + Files.size(file) + ": the file is cut short");
        } catch (ZipException e) {
            throw new BadDataException(file + ": not packed as its name says: " + e.getMessage());
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(text.length() == 0 ? "" : " ").append(String.format("%02x", b));
        }
        return text.toString();
    }

    /** The number of elements behind each index of the first dimension. */
    int stride() {
        return elements.length / sizes[0];
    }
}
