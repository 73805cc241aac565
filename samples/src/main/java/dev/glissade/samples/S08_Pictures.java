package dev.glissade.samples;

import dev.glissade.samples.pictures.Fluctuation;
import dev.glissade.samples.pictures.Ways;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The pictures of the surveys, drawn anew: writes them as SVG, PNG and moving pages into a folder, {@code pictures} unless another is
 * named.
 */
public final class S08_Pictures {

    private S08_Pictures() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length == 0 ? "pictures" : args[0]);
        Ways.write(folder);
        Fluctuation.write(folder);
        System.out.println(
                "in " + folder.toAbsolutePath() + ": beale, saddle, ravine, himmelblau, rosenbrock, fluctuation");
    }
}
