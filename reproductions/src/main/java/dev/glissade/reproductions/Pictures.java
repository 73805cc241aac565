package dev.glissade.reproductions;

import dev.glissade.plots.LinePlot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Pictures in a folder, as SVG and PNG. */
final class Pictures {

    private Pictures() {}

    /** Draws a plot, and says where it lies. */
    static void draw(LinePlot plot, Path folder, String name, PrintStream out) throws IOException {
        Path picture = folder.resolve(name + ".png");
        plot.write(folder.resolve(name + ".svg"), picture);
        out.println("picture: " + picture);
    }
}
