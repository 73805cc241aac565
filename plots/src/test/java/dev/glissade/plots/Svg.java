package dev.glissade.plots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An SVG file as a viewer would find it: well-formed, with texts and outlines. */
public final class Svg {
    private static final Pattern POINT = Pattern.compile("([ML])([-\\d.]+),([-\\d.]+)");

    private final Document document;

    private Svg(Document document) {
        this.document = document;
    }

    public static Svg read(Path file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return new Svg(factory.newDocumentBuilder().parse(Files.newInputStream(file)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    public List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    /** Where a text begins; those that are turned have other coordinates. */
    public double xOf(String text) {
        return elements("text").stream()
                .filter(element -> element.getTextContent().equals(text))
                .mapToDouble(element -> Double.parseDouble(element.getAttribute("x")))
                .findFirst()
                .orElseThrow();
    }

    /** The outlines whose style has a text, such as {@code stroke:rgb(0,114,178);stroke-width:2}, each a list of stretches of points. */
    public List<List<List<Point>>> paths(String style) {
        return elements("path").stream()
                .filter(element -> element.getAttribute("style").contains(style))
                .map(element -> stretches(element.getAttribute("d")))
                .toList();
    }

    public boolean has(String style) {
        return !paths(style).isEmpty();
    }

    private static List<List<Point>> stretches(String outline) {
        List<List<Point>> stretches = new ArrayList<>();
        Matcher matcher = POINT.matcher(outline);
        while (matcher.find()) {
            if (matcher.group(1).equals("M")) {
                stretches.add(new ArrayList<>());
            }
            stretches
                    .get(stretches.size() - 1)
                    .add(new Point(Double.parseDouble(matcher.group(2)), Double.parseDouble(matcher.group(3))));
        }
        return stretches;
    }

    private List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** A place in pixels, from the upper left corner. */
    public record Point(double x, double y) {}
}
