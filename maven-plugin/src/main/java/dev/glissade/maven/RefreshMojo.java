package dev.glissade.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Makes {@code mvn compile} see changes of rule files.
 *
 * <p>Maven compiles again when Java sources change; a rule file is none, and a deleted one even stays behind in the class output.
 * This goal compares the rule files, and the version of Glissade, with those of the last build. If a file was added, edited,
 * renamed or deleted, or the version is another, it removes what was made of rules: their copies, the generated sources and
 * classes, their services entries, and the classes of the annotated packages and types, so that the compiler finds these missing
 * and compiles again.
 */
@Mojo(name = "refresh", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class RefreshMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    private String version;

    /** Leaves everything as it is. */
    @Parameter(property = "glissade.refresh.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            return;
        }
        Path build = Path.of(project.getBuild().getDirectory());
        refresh(
                project.getBuild().getResources(),
                Path.of(project.getBuild().getOutputDirectory()),
                build.resolve("generated-sources/annotations"),
                build.resolve("glissade/rules.txt"));
        refresh(
                project.getBuild().getTestResources(),
                Path.of(project.getBuild().getTestOutputDirectory()),
                build.resolve("generated-test-sources/test-annotations"),
                build.resolve("glissade/test-rules.txt"));
    }

    private void refresh(List<Resource> resources, Path output, Path generatedSources, Path record)
            throws MojoExecutionException {
        List<Path> roots = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource.getTargetPath() == null) {
                roots.add(new File(resource.getDirectory()).toPath());
            }
        }
        try {
            RuleFiles now = RuleFiles.in(roots, version);
            RuleFiles before = RuleFiles.recorded(record);
            List<String> changes = now.changesSince(before);
            var classes = new ClassOutput(output, generatedSources);
            if (!changes.isEmpty() && classes.hasRules()) {
                getLog().info("rule files changed, compiling again: " + String.join(", ", changes));
                classes.forgetRules(now.gone(before));
            }
            now.record(record);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot bring the compiled rules up to date: " + e.getMessage(), e);
        }
    }
}
