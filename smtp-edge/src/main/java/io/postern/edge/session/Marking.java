// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Insertion;
import io.postern.contracts.event.Marks;
import io.postern.edge.subject.SubjectField;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verdict has written on a message, with our name where that belongs.
 *
 * @param fields to go above our Received field (RFC 8601 5, RFC 7208 9.1)
 * @param insertions into the content
 */
record Marking(List<String> fields, List<Insertion> insertions) {
    /** @param hostname our id as an authentication service (RFC 8601 2.5) */
    static Marking of(Marks marks, String hostname, SubjectField subject) {
        var fields = new ArrayList<String>();
        if (marks.authentication() != null) {
            fields.add("Authentication-Results: " + hostname + ";\r\n\t" + marks.authentication() + "\r\n");
        }
        if (marks.receivedSpf() != null) {
            fields.add("Received-SPF: " + marks.receivedSpf() + ";\r\n\treceiver=" + hostname + "\r\n");
        }
        fields.addAll(marks.fields());
        var tag = marks.subjectTag();
        if (tag == null) {
            return new Marking(fields, List.of());
        }
        var tagged = subject.tagged(tag);
        if (tagged != null) {
            return new Marking(fields, List.of(tagged));
        }
        fields.add("Subject: " + tag + "\r\n");
        return new Marking(fields, List.of());
    }

    /** These and those. */
    List<String> above(List<String> others) {
        var all = new ArrayList<>(fields);
        all.addAll(others);
        return all;
    }
}
