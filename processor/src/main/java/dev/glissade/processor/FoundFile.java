package dev.glissade.processor;

/**
 * A rule file as it was found.
 *
 * @param name its name without folders
 * @param place its path as a class-path resource, for example {@code com/acme/opt/momentum.opt}
 * @param bytes what it holds
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the decoder; nobody compares two of them
record FoundFile(String name, String place, byte[] bytes) {}
