package dev.glissade.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * A file of events that TensorBoard reads: records with check sums, in each an {@code Event} message. Each event is in the file when the
 * method returns. Not thread-safe.
 */
public final class EventFile implements AutoCloseable {
    private static final int MASK = 0xa282ead8;
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    private static final int SESSION_START = 1;

    private final Path path;
    private final OutputStream out;
    private final Clock clock;

    private EventFile(Path path, OutputStream out, Clock clock) throws IOException {
        this.path = path;
        this.out = out;
        this.clock = clock;
        write(event().text(FILE_VERSION, "brain.Event:2"));
    }

    /**
     * A new file in a folder, which is made if there is none. TensorBoard takes all files of a folder for one run.
     *
     * @throws IOException if it cannot be written
     */
    public static EventFile in(Path folder) throws IOException {
        return in(folder, Clock.systemUTC());
    }

    static EventFile in(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        String name = "events.out.tfevents." + clock.instant().getEpochSecond() + ".glissade";
        Path path = folder.resolve(name);
        for (int i = 1; Files.exists(path); i++) {
            path = folder.resolve(name + "." + i);
        }
        return new EventFile(path, Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), clock);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Writes a number. */
    public void scalar(String tag, long step, double value) throws IOException {
        summary(step, new Wire().text(1, tag).real(2, (float) value));
    }

    /** Writes how numbers are distributed; those that are not finite are left out, and nothing is written if none are. */
    public void histogram(String tag, long step, double... values) throws IOException {
        Histogram histogram = Histogram.of(values);
        if (histogram.count > 0) {
            summary(step, new Wire().text(1, tag).message(5, histogram.message()));
        }
    }

    /** Says that a run goes on: what TensorBoard has read of this step and later ones counts no longer. */
    public void restart(long step) throws IOException {
        write(event().varint(STEP, step).message(SESSION_LOG, new Wire().varint(1, SESSION_START)));
    }

    private void summary(long step, Wire value) throws IOException {
        write(event().varint(STEP, step).message(SUMMARY, new Wire().message(1, value)));
    }

    private Wire event() {
        Instant now = clock.instant();
        return new Wire().real(WALL_TIME, now.getEpochSecond() + now.getNano() / 1e9);
    }

    private void write(Wire event) throws IOException {
        byte[] data = event.toBytes();
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length)
                .array();
        ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        record.put(length).putInt(masked(length)).put(data).putInt(masked(data));
        out.write(record.array());
        out.flush();
    }

    /** TensorFlow turns and shifts a check sum, since one over data that contain check sums is weak. */
    static int masked(byte[] data) {
        var sum = new CRC32C();
        sum.update(data);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
