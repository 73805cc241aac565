package dev.glissade.benchmarks.measure;

/** A JVM that measured did not come to its end. */
public final class ForkFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForkFailedException(String message) {
        super(message);
    }

    ForkFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
