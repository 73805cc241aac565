package dev.glissade.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Writes files. */
final class SafetensorsWriter {

    private SafetensorsWriter() {}

    static void write(Safetensors content, FileChannel channel) throws IOException {
        byte[] header = Header.of(content).bytes();
        if (header.length > Header.LONGEST) {
            throw new IOException("the header has " + header.length + " bytes, the format allows " + Header.LONGEST);
        }
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        all(channel, length.putLong(header.length).flip());
        all(channel, ByteBuffer.wrap(header));
        for (StoredTensor tensor : Header.ordered(content.tensors())) {
            for (Piece piece : Piece.of(tensor.type(), tensor.values())) {
                all(channel, piece.give());
            }
        }
    }

    private static void all(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
