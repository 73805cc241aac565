package dev.glissade.compiler.emit;

import com.palantir.javapoet.ClassName;

/** The runtime's types, which the compiler knows by name only. */
final class RuntimeNames {
    private static final String SPI = "dev.glissade.spi";

    static final ClassName RULE_UNIT = ClassName.get(SPI, "RuleUnit");
    static final ClassName UPDATE_RULE = ClassName.get(SPI, "UpdateRule");
    static final ClassName SCHEDULE_RULE = ClassName.get(SPI, "ScheduleRule");
    static final ClassName UNIT_KIND = ClassName.get(SPI, "UnitKind");
    static final ClassName RULE_INFO = ClassName.get(SPI, "RuleInfo");
    static final ClassName VARIANT = RULE_INFO.nestedClass("Variant");
    static final ClassName LANES = ClassName.get(SPI, "Lanes");
    static final ClassName SQUARES = ClassName.get(SPI, "Squares");
    static final ClassName SPARSITY = ClassName.get(SPI, "Sparsity");
    static final ClassName RULE_SOURCE = RULE_INFO.nestedClass("RuleSource");
    static final ClassName HYPERPARAMETER = ClassName.get(SPI, "Hyperparameter");
    static final ClassName HYPER_TYPE = HYPERPARAMETER.nestedClass("Type");
    static final ClassName RANGE = ClassName.get(SPI, "Range");
    static final ClassName STATE_SLOT = ClassName.get(SPI, "StateSlot");
    static final ClassName SCOPE = ClassName.get(SPI, "Scope");
    static final ClassName STORAGE = ClassName.get(SPI, "Storage");
    static final ClassName PRECISION = ClassName.get(SPI, "Precision");
    static final ClassName KERNEL = ClassName.get(SPI, "Kernel");
    static final ClassName LAYOUT = ClassName.get(SPI, "KernelLayout");
    static final ClassName REDUCTION = LAYOUT.nestedClass("Reduction");
    static final ClassName COMBINE = LAYOUT.nestedClass("Combine");
    static final ClassName REQUEST = LAYOUT.nestedClass("GradientRequest");
    static final ClassName GLOBAL_FRAME = ClassName.get(SPI, "GlobalFrame");
    static final ClassName GROUP_FRAME = ClassName.get(SPI, "GroupFrame");
    static final ClassName TENSOR_FRAME = ClassName.get(SPI, "TensorFrame");
    static final ClassName REALIGNMENT = ClassName.get(SPI, "Realignment");
    static final ClassName BLOCK_COPY = ClassName.get(SPI, "BlockCopy");
    static final ClassName BLOCK_STAGE = ClassName.get(SPI, "BlockStage");
    static final ClassName RELAXED_MATH = ClassName.get(SPI, "RelaxedMath");
    static final ClassName FLOAT_MATH = ClassName.get(SPI, "FloatMath");
    static final ClassName SIGNS = ClassName.get(SPI, "Signs");
    static final ClassName BFLOAT16 = ClassName.get(SPI, "BFloat16");
    static final ClassName HALF = ClassName.get(SPI, "Half");
    static final ClassName PHILOX = ClassName.get(SPI, "Philox");
    static final ClassName GENERATED_FROM = ClassName.get("dev.glissade.annotation", "GeneratedFrom");
    static final ClassName RULE_BUILDER = ClassName.get("dev.glissade", "RuleBuilder");
    static final ClassName AUTO_SERVICE = ClassName.get("com.google.auto.service", "AutoService");
    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private RuntimeNames() {}
}
