/**
 * Tables in Arrow's file and stream formats (Feather version 2 is the same as the first) as data to train on: columns by name, as in CSV.
 *
 * <p>A module of its own, because Arrow brings a dozen libraries and wants a JVM started with {@code
 * --add-opens=java.base/java.nio=ALL-UNNAMED}.
 */
@NullMarked
package dev.glissade.arrow;

import org.jspecify.annotations.NullMarked;
