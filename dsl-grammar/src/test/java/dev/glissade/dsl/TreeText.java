package dev.glissade.dsl;

import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a tree out in full, without places: two trees are the same rule if these texts are equal. */
public final class TreeText {

    private TreeText() {}

    public static String of(Object node) {
        if (node instanceof Optional<?> optional) {
            return optional.map(TreeText::of).orElse("-");
        }
        if (node instanceof List<?> list) {
            return list.stream().map(TreeText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (!(node instanceof Record)) {
            return String.valueOf(node);
        }
        var parts = new StringBuilder();
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            if (component.getType() != Span.class && component.getType() != SourceText.class) {
                parts.append(parts.isEmpty() ? "" : ", ").append(of(value(component, node)));
            }
        }
        return node.getClass().getSimpleName() + "(" + parts + ")";
    }

    private static Object value(RecordComponent component, Object node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
