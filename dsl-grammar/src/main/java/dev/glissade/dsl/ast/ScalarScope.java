package dev.glissade.dsl.ast;

/** For how much one scalar stands: a tensor, a group of tensors, or the whole optimizer. Ordered from narrow to wide. */
public enum ScalarScope {
    TENSOR,
    GROUP,
    GLOBAL
}
