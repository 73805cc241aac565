package dev.glissade.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that appears under its name when it is complete and on the disk. */
final class AtomicFile {
    /** How the names of unfinished files begin and end. */
    static final String PREFIX = ".glissade-";

    static final String SUFFIX = ".part";

    private AtomicFile() {}

    /** What fills it. */
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is a folder; give the name of a file");
        }
        Path part = folder.resolve(PREFIX + target.getFileName() + "-" + UUID.randomUUID() + SUFFIX);
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException | Error failure) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        force(folder);
    }

    /** Makes the new name outlive a loss of power, where the system has a way to. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows opens no folder: the file is complete all the same, and its name as safe as the system makes it
        }
    }
}
