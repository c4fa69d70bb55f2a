// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every image that the chart asks for is one that there is a way to make. */
class ImagesTest {
    @SuppressWarnings("unused")
    private static final List<String> SETS = RenderedChartTest.SETS;

    private static final Pattern BUILT = Pattern.compile("\\$\\{\\*:-([^}]+)}");

    @ParameterizedTest
    @FieldSource("SETS")
    void deploy_images_build_makes_what_pods_run(String set) {
        var built = BUILT.matcher(HelmChart.read(HelmChart.ROOT.resolve("deploy/images/build")));
        assertThat(built.find()).isTrue();
        var modules = List.of(built.group(1).split(" "));
        var ours = RenderedSets.of(set).stream()
                .flatMap(each -> each.containers().stream())
                .map(container -> String.valueOf(container.get("image")))
                .filter(image -> image.contains("postern/"))
                .map(image -> image.replaceFirst(".*postern/([^:@]+).*", "$1"));
        assertThat(ours).contains("launcher").isSubsetOf(modules);
    }
}
