package dev.glissade.samples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a Markdown page.
 *
 * <p>What a block needs and a reader does not stands in HTML comments on the lines before it: {@code <!-- name: momentum -->}.
 *
 * @param page the page, from the root of the project
 * @param line the line of its first fence, from 1
 * @param language what stands after the fence
 * @param notes the comments before it, by their word
 */
record CodeBlock(Path page, int line, String language, Map<String, String> notes, String text) {

    private static final Pattern NOTE = Pattern.compile("\\s*<!-- ([a-z]+): (.*) -->\\s*");
    private static final Pattern FENCE = Pattern.compile("(\\s*)```([a-z]*)\\s*");

    /** The blocks of one page, from top to bottom. */
    static List<CodeBlock> in(Path root, Path page) {
        List<String> lines;
        try {
            lines = Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var blocks = new ArrayList<CodeBlock>();
        var notes = new TreeMap<String, String>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            Matcher note = NOTE.matcher(lines.get(i));
            if (note.matches()) {
                notes.put(note.group(1), note.group(2));
            } else if (fence.matches()) {
                int end = i + 1;
                var text = new StringBuilder();
                while (!lines.get(end).strip().equals("```")) {
                    String line = lines.get(end++);
                    text.append(
                                    line.startsWith(fence.group(1))
                                            ? line.substring(fence.group(1).length())
                                            : line)
                            .append('\n');
                }
                blocks.add(new CodeBlock(
                        root.relativize(page), i + 1, fence.group(2), Map.copyOf(notes), text.toString()));
                notes.clear();
                i = end;
            } else if (!lines.get(i).isBlank()) {
                notes.clear();
            }
        }
        return blocks;
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
