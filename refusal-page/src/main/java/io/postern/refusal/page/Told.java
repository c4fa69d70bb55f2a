// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.page;

import io.postern.refusal.advice.Advice;
import io.postern.refusal.advice.Adviser;
import io.postern.refusal.advice.Step;
import io.postern.refusal.cause.Asked;
import io.postern.refusal.cause.Cause;
import io.postern.refusal.incident.Discretion;
import io.postern.refusal.incident.Incident;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A refusal as it is shown: text and nothing else.
 *
 * @param time UTC, to the second (ISO 8601)
 * @param helo empty if it is not known; likewise the domain
 * @param reply as it was given, without recipients
 * @param later it was put off, rather than refused for good
 */
public record Told(
        String time,
        String client,
        String helo,
        String senderDomain,
        String reply,
        boolean later,
        List<Reason> reasons) {
    /** One cause, in words. */
    public record Reason(String found, List<Asked> asked, List<Step> steps) {}

    public static List<Told> of(List<Incident> incidents) {
        return incidents.stream().map(Told::of).toList();
    }

    private static Told of(Incident incident) {
        var fit = incident.discretion();
        return new Told(
                incident.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                fit.of(incident.client()),
                incident.helo() == null ? "" : fit.of(incident.helo()),
                incident.senderDomain() == null ? "" : fit.of(incident.senderDomain()),
                fit.of(reply(incident)),
                incident.reply().temporary(),
                incident.causes().stream()
                        .map(Adviser::of)
                        .map(advice -> reason(advice, fit))
                        .toList());
    }

    /** The words of a reply about an address say more of it than its sender may know. */
    private static String reply(Incident incident) {
        var reply = incident.reply();
        return incident.causes().contains(new Cause.Address())
                ? reply.code() + " " + reply.enhanced() + " The address was refused"
                : reply.line();
    }

    private static Reason reason(Advice advice, Discretion fit) {
        return new Reason(
                fit.of(advice.found()),
                advice.asked().stream()
                        .map(one -> new Asked(fit.of(one.name()), one.type(), fit.of(one.answer())))
                        .toList(),
                advice.steps().stream()
                        .map(one -> new Step(fit.of(one.words()), fit.of(one.line()), fit.of(one.link())))
                        .toList());
    }
}
