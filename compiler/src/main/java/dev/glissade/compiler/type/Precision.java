package dev.glissade.compiler.type;

/** How exactly a number is held. Truth values count as {@link #DOUBLE}. */
public enum Precision {
    /** Always double: the arithmetic of scalars. */
    DOUBLE,
    /** The parameter's own, float or double: the arithmetic of tensors. */
    WORKING
}
