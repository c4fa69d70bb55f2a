// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One of our modules, as Maven knows it. */
record Pom(Element project) {

    /** @param module empty for the root */
    static Pom of(String module) {
        var file = Tree.ROOT.resolve(Path.of(module, "pom.xml"));
        try {
            var parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            return new Pom(parser.parse(file.toFile()).getDocumentElement());
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    /** All modules of the reactor; of the root only. */
    Set<String> modules() {
        return texts("module").collect(Collectors.toCollection(TreeSet::new));
    }

    boolean uses(String plugin) {
        return texts("artifactId").anyMatch(plugin::equals);
    }

    /** Modules of ours that this one is built from, not for its tests only. */
    Set<String> parts() {
        return elements(project.getElementsByTagName("dependency"))
                .filter(one -> text(one, "groupId").equals("io.postern"))
                .filter(one -> !text(one, "scope").equals("test"))
                .map(one -> text(one, "artifactId"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** And those that they are built from. */
    static Set<String> allParts(String module) {
        var all = new TreeSet<String>();
        collect(module, all);
        return all;
    }

    private static void collect(String module, Set<String> all) {
        if (all.add(module)) {
            Pom.of(module).parts().forEach(part -> collect(part, all));
        }
    }

    private Stream<String> texts(String tag) {
        return elements(project.getElementsByTagName(tag))
                .map(element -> element.getTextContent().strip());
    }

    private static String text(Element parent, String tag) {
        return elements(parent.getChildNodes())
                .filter(element -> element.getTagName().equals(tag))
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
