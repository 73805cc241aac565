package dev.glissade.training.read;

/** What stands in a text where a value is not there. */
final class Missing {

    private Missing() {}

    static boolean is(String text) {
        return text.isEmpty() || text.equals("?") || text.equals("NA");
    }
}
