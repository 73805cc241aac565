package dev.glissade.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.apache.arrow.vector.ipc.ReadChannel;

/**
 * The bytes of a stream. Before each message stand its length and a mark, of four bytes each, and Arrow takes memory for any length; here
 * one that goes beyond the end of the file is refused.
 */
final class Messages extends ReadChannel {
    private static final int MARK = -1;

    private final long size;

    Messages(FileChannel file) throws IOException {
        super(file);
        this.size = file.size();
    }

    @Override
    public int readFully(ByteBuffer buffer) throws IOException {
        int read = super.readFully(buffer);
        if (buffer.capacity() == Integer.BYTES && read == Integer.BYTES) {
            int length = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(0);
            if (length != MARK && (length < 0 || length > size - bytesRead())) {
                throw new IOException("at byte " + (bytesRead() - Integer.BYTES) + " of " + size
                        + " begins a message of " + length + " bytes");
            }
        }
        return read;
    }
}
