package dev.glissade.samples.digits;

/** The data file does not hold what it must; the message says where, what was expected and what stands there. */
final class BadDataException extends Exception {

    private static final long serialVersionUID = 1;

    BadDataException(String message) {
        super(message);
    }
}
