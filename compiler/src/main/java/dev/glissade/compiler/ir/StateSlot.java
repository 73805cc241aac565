package dev.glissade.compiler.ir;

import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import java.util.OptionalInt;

/**
 * A state of the whole rule under one choice of flags.
 *
 * @param name the public name: {@code m}, in a chain {@code adam.m}, of a list {@code v[0]}
 * @param scope {@code ELEMENT} for a tensor
 * @param fill a scalar value (of hyperparameters and literals) that it is filled with before its first step; empty if the program
 *     itself selects an initial value by {@link Op.First}
 */
public record StateSlot(String name, Scope scope, Storage storage, OptionalInt fill) {}
