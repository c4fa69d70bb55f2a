// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Dashboards in the form that Grafana 10 and 11 import. */
public final class JsonBoards {
    private static final int SCHEMA = 39;
    private static final int COLUMNS = 24;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE = "${datasource}";

    private JsonBoards() {}

    /** Ends with a line feed. */
    public static String text(Board board) {
        var root = JSON.createObjectNode();
        root.put("uid", board.uid());
        root.put("title", board.title());
        root.put("description", board.meaning());
        root.put("schemaVersion", SCHEMA);
        root.put("version", 1);
        root.put("editable", true);
        root.put("graphTooltip", 1);
        root.put("refresh", "30s");
        root.put("timezone", "browser");
        root.putArray("tags").add("postern");
        root.putObject("time").put("from", "now-6h").put("to", "now");
        var link = root.putArray("links").addObject();
        link.put("type", "dashboards").put("title", "Postern").put("asDropdown", true);
        link.put("includeVars", true).put("keepTime", true).putArray("tags").add("postern");
        variables(root.putObject("templating").putArray("list"));
        panels(board, root.putArray("panels"));
        try {
            var printer = new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
            return JSON.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void variables(ArrayNode list) {
        list.addObject()
                .put("name", "datasource")
                .put("label", "Prometheus")
                .put("type", "datasource")
                .put("query", "prometheus")
                .put("refresh", 1);
        var space = list.addObject();
        space.put("name", "namespace")
                .put("label", "Namespace")
                .put("type", "query")
                .put("refresh", 2);
        space.put("query", "label_values(postern_service_ready, namespace)");
        space.put("includeAll", true).put("allValue", ".*").put("sort", 1);
        source(space);
        space.putObject("current").put("text", "All").put("value", "$__all");
    }

    private static void panels(Board board, ArrayNode panels) {
        int id = 1;
        int y = 0;
        for (var row : board.rows()) {
            var header = panels.addObject();
            header.put("id", id++).put("type", "row").put("title", row.title()).put("collapsed", false);
            place(header, 0, y++, COLUMNS, 1);
            header.putArray("panels");
            int x = 0;
            int height = 0;
            for (var panel : row.panels()) {
                int width = panel.small() ? 4 : 8;
                if (x + width > COLUMNS) {
                    x = 0;
                    y += height;
                    height = 0;
                }
                var node = panels.addObject().put("id", id++);
                panel(panel, node);
                place(node, x, y, width, panel.small() ? 4 : 8);
                x += width;
                height = Math.max(height, panel.small() ? 4 : 8);
            }
            y += height;
        }
    }

    private static void place(ObjectNode panel, int x, int y, int width, int height) {
        panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
    }

    private static void panel(Panel panel, ObjectNode node) {
        node.put("type", panel.small() ? "stat" : "timeseries");
        node.put("title", panel.title()).put("description", panel.meaning());
        source(node);
        var defaults = node.putObject("fieldConfig").putObject("defaults");
        defaults.put("unit", panel.unit()).put("min", 0);
        switch (panel.style()) {
            case ZERO -> thresholds(defaults);
            case FIGURE -> {}
            case LINES -> curve(defaults, 10, "none");
            case STACK -> curve(defaults, 40, "normal");
        }
        ((ObjectNode) node.get("fieldConfig")).putArray("overrides");
        var options = node.putObject("options");
        if (panel.small()) {
            options.put("colorMode", panel.style() == Panel.Style.ZERO ? "background" : "value")
                    .put("graphMode", "area");
            options.putObject("reduceOptions").putArray("calcs").add("lastNotNull");
        } else {
            options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
            var legend = options.putObject("legend").put("displayMode", "list").put("placement", "bottom");
            legend.put("showLegend", true).putArray("calcs");
        }
        var targets = node.putArray("targets");
        for (int i = 0; i < panel.queries().size(); i++) {
            var query = panel.queries().get(i);
            var target = targets.addObject().put("refId", String.valueOf((char) ('A' + i)));
            source(target);
            target.put("expr", query.scoped())
                    .put("legendFormat", query.legend())
                    .put("range", true);
        }
    }

    private static void curve(ObjectNode defaults, int fill, String stacking) {
        var custom = defaults.putObject("custom");
        custom.put("lineWidth", 1)
                .put("fillOpacity", fill)
                .put("showPoints", "never")
                .put("spanNulls", false);
        custom.putObject("stacking").put("mode", stacking).put("group", "A");
    }

    private static void thresholds(ObjectNode defaults) {
        defaults.remove("min");
        defaults.putObject("color").put("mode", "thresholds");
        var steps = defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
        steps.addObject().put("color", "red").putNull("value");
        steps.addObject().put("color", "green").put("value", 0);
        steps.addObject().put("color", "red").put("value", 0.000001);
    }

    private static void source(ObjectNode node) {
        node.putObject("datasource").put("type", "prometheus").put("uid", SOURCE);
    }
}
