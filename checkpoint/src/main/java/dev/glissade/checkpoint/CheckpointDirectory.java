package dev.glissade.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with the last checkpoints of a run, and the best:
 *
 * <pre>{@code
 * CheckpointDirectory folder = CheckpointDirectory.in(path).keepLast(3).keepBest(1);
 * folder.save(Checkpoint.of(optimizer), validationLoss);
 *
 * Optional<Path> latest = folder.latest();
 * }</pre>
 *
 * <p>Files are called {@code step-000000001200.safetensors}; a checkpoint of a step that is there already replaces it. Files of other
 * names are never touched, but for unfinished ones that a run left when it was killed more than an hour ago.
 *
 * <p>Immutable; one run, in one thread, at a time may save into a folder. Others may read.
 */
public final class CheckpointDirectory {
    /** The section in which the value that decides what is best is kept. */
    static final String METRIC = "glissade.metric";

    private static final Pattern NAME = Pattern.compile("step-(\\d{12,18})\\.safetensors");
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;
    private final int last;
    private final int best;
    private final boolean highestIsBest;

    private CheckpointDirectory(Path folder, int last, int best, boolean highestIsBest) {
        this.folder = folder;
        this.last = last;
        this.best = best;
        this.highestIsBest = highestIsBest;
    }

    /** A folder, made when something is saved, that keeps the last three checkpoints and the one with the lowest value. */
    public static CheckpointDirectory in(Path folder) {
        return new CheckpointDirectory(folder, 3, 1, false);
    }

    /** Keeps the checkpoints of so many last steps, at least 1. */
    public CheckpointDirectory keepLast(int count) {
        return new CheckpointDirectory(folder, atLeast(1, count), best, highestIsBest);
    }

    /** Keeps so many with the best values, besides the last; may be 0. */
    public CheckpointDirectory keepBest(int count) {
        return new CheckpointDirectory(folder, last, atLeast(0, count), highestIsBest);
    }

    /** Takes the highest value for the best, as of an accuracy. */
    public CheckpointDirectory highestIsBest() {
        return new CheckpointDirectory(folder, last, best, true);
    }

    private static int atLeast(int least, int count) {
        if (count < least) {
            throw new IllegalArgumentException("cannot keep " + count + " checkpoints; at least " + least);
        }
        return count;
    }

    /**
     * Saves a checkpoint without a value, and then deletes those that are not to be kept.
     *
     * @return the file
     * @throws IOException if it cannot be written; nothing is deleted then
     */
    public Path save(Checkpoint checkpoint) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(
                String.format("step-%012d.safetensors", checkpoint.state().step()));
        checkpoint.write(file);
        clean(file);
        return file;
    }

    /**
     * As {@link #save(Checkpoint)}, with the value that says how good it is.
     *
     * @param metric a validation loss, or an accuracy; NaN is worse than any other
     */
    public Path save(Checkpoint checkpoint, double metric) throws IOException {
        return save(checkpoint.with(METRIC, Double.toString(metric)));
    }

    /** The checkpoint of the last step. */
    public Optional<Path> latest() throws IOException {
        List<Path> files = files();
        return files.isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
    }

    /**
     * The checkpoint with the best value, of equal ones the earliest; empty if none has a value.
     *
     * @throws SafetensorsException if a file's header cannot be read
     */
    public Optional<Path> best() throws IOException {
        return byQuality().stream().findFirst();
    }

    /** The checkpoints that are there, by step. */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> NAME.matcher(name(p)).matches())
                    .sorted(Comparator.comparingLong(CheckpointDirectory::step))
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static long step(Path file) {
        Matcher matcher = NAME.matcher(name(file));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    private record Valued(Path file, double metric) {}

    private List<Path> byQuality() throws IOException {
        List<Valued> valued = new ArrayList<>();
        for (Path file : files()) {
            Optional<String> metric = CheckpointParser.section(file, METRIC);
            metric.map(Double::valueOf).filter(m -> !m.isNaN()).ifPresent(m -> valued.add(new Valued(file, m)));
        }
        Comparator<Valued> lowest = Comparator.comparingDouble(Valued::metric);
        valued.sort(highestIsBest ? lowest.reversed() : lowest);
        return valued.stream().map(Valued::file).toList();
    }

    private void clean(Path saved) throws IOException {
        List<Path> files = files();
        Set<Path> kept = new HashSet<>(files.subList(Math.max(0, files.size() - last), files.size()));
        kept.add(saved);
        if (best > 0) {
            List<Path> good = byQuality();
            kept.addAll(good.subList(0, Math.min(best, good.size())));
        }
        for (Path file : files) {
            if (!kept.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
        deleteAbandoned();
    }

    private void deleteAbandoned() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path part : all.filter(CheckpointDirectory::isPart).toList()) {
                if (Files.exists(part)
                        && Files.getLastModifiedTime(part)
                                .toInstant()
                                .isBefore(Instant.now().minus(ABANDONED))) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static boolean isPart(Path file) {
        return name(file).startsWith(AtomicFile.PREFIX + "step-") && name(file).endsWith(AtomicFile.SUFFIX);
    }
}
