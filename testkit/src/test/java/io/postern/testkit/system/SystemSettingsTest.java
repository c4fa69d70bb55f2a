// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SystemSettingsTest {

    @Test
    void keys_are_split_at_dots_outside_quotes() {
        assertThat(SystemSettings.split("a.b.\"local.test\".c")).containsExactly("a", "b", "local.test", "c");
    }

    @Test
    void settings_nest_and_later_ones_win() {
        var yaml = new SystemSettings()
                .set("postern.greylist.block-period", "4m")
                .set("postern.greylist.block-period", "2s")
                .set("postern.relay-domains", List.of("local.test"))
                .yaml();
        assertThat(yaml.replaceAll("\\s", ""))
                .isEqualTo("{\"postern\":{\"greylist\":{\"block-period\":\"2s\"},\"relay-domains\":[\"local.test\"]}}");
    }
}
