package dev.glissade.spi;

/**
 * A state of a rule. Immutable, thread-safe.
 *
 * @param name as checkpoints and read-outs call it, for example {@code m} or {@code adam.m} or {@code v[0]}
 * @param scope {@code ELEMENT} for a tensor of the parameter's shape
 * @param storage how a tensor state is kept; {@code PARAM} for scalars, which are doubles
 */
public record StateSlot(String name, Scope scope, Storage storage) {}
