package dev.glissade.processor;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads our annotations by name: the processor does not depend on the runtime that declares them. */
final class Annotations {

    static final String OPT_RULE = "dev.glissade.annotation.OptRule";
    static final String OPT_RULES = "dev.glissade.annotation.OptRules";
    static final String REGISTER_OPTIMIZER = "dev.glissade.annotation.RegisterOptimizer";

    private final Elements elements;
    private final AnnotationMirror mirror;

    private Annotations(Elements elements, AnnotationMirror mirror) {
        this.elements = elements;
        this.mirror = mirror;
    }

    /** The annotation of the given type on {@code element}, which bears it. */
    static Annotations of(Elements elements, Element element, String type) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (((TypeElement) mirror.getAnnotationType().asElement())
                    .getQualifiedName()
                    .contentEquals(type)) {
                return new Annotations(elements, mirror);
            }
        }
        throw new IllegalStateException(element + " has no " + type);
    }

    AnnotationMirror mirror() {
        return mirror;
    }

    String text(String member) {
        return String.valueOf(value(member).getValue());
    }

    boolean flag(String member) {
        return Boolean.TRUE.equals(value(member).getValue());
    }

    List<String> texts(String member) {
        return ((List<?>) value(member).getValue())
                .stream()
                        .map(v -> String.valueOf(((AnnotationValue) v).getValue()))
                        .toList();
    }

    private AnnotationValue value(String member) {
        return elements.getElementValuesWithDefaults(mirror).entrySet().stream()
                .filter(e -> e.getKey().getSimpleName().contentEquals(member))
                .<AnnotationValue>map(e -> e.getValue())
                .findFirst()
                .or(Optional::empty)
                .orElseThrow(() -> new IllegalStateException("no member '" + member + "'"));
    }
}
