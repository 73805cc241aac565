package dev.glissade.plots.look;

import java.awt.Font;

/** The fonts of all pictures. */
public final class Fonts {
    public static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    public static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    public static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    public static final Font LEGEND = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    private Fonts() {}
}
