package dev.glissade.dsl.ast;

import dev.glissade.dsl.text.Span;

/**
 * A name where it is written. Greek letters and subscripts are already spelled out ({@code β₁} is {@code beta1}).
 *
 * @param text the name in ASCII
 * @param span where it stands
 */
public record Identifier(String text, Span span) {}
