// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

import java.util.Set;

/** What words around a time mean; add a server's wording here, and a row to the test. */
final class Vocabulary {
    /** Asks us to come again, or says that the mail is put off. */
    static final Set<String> ASKING =
            words("retry retrying again back later wait waiting resend resubmit reattempt redeliver"
                    + " redelivery reconnect attempt try trying delayed deferred postponed tempfailed throttled"
                    + " patienter patientez attendre attendez attente espere versuchen versuch probieren wieder erneut nochmals später warten réessayer réessayez reessayer reessayez renouveler"
                    + " essayer essayez essai intente inténtelo intentar reintente reintentar riprovare riprova riprovi probeer"
                    + " opnieuw tente novamente");
    /** Something ends then, and so does the wait; a session or a password is something else. */
    static final Set<String> ENDING =
            words("accepted accept available unblocked unlocked lifted resets reset whitelisted released ends expires");

    static final Set<String> ENDS_OTHERWISE =
            words("session connection certificate password account transaction token idle quota");
    /** Such a state lasts for a time. */
    static final Set<String> STATE = words("blocked banned locked suspended rejected refused limited unavailable paused"
            + " penalized penalised blacklisted blocklisted quarantined held off gesperrt verzögert");
    /** These in a time make a rate. */
    static final Set<String> COUNTED =
            words("messages mails emails recipients rcpts connections errors sessions attempts"
                    + " commands requests times transactions deliveries bounces complaints tries retries bytes octets nachrichten"
                    + " verbindungen");
    /** Then the time was somebody's patience with a connection. */
    static final Set<String> ENDED = words("timed timeout closed closing dropped lost disconnected idle aborted expired"
            + " inactivity elapsed took terminated failed");
    /** Whose limits these are. */
    static final Set<String> LIMITS = words("limit limited max maximum timeout window rate quota session per");
    /** Directly behind a time that is none to wait. */
    static final Set<String> NOT_BEHIND = words("ago per each every window limit old timeout period interval timeframe"
            + " pro par am pm utc gmt cet cest uhr est pst");

    /** «in», «after»: meant if they ask us to come again. */
    static final Set<String> THEN = words("in after dans nach après en em tra over");

    static final Set<String> AFTER = words("after nach après");
    /** «for»: meant if it says what lasts. */
    static final Set<String> LASTING = words("for für pendant");
    /** A time right behind one of these is meant. */
    static final Set<String> WAITING =
            words("wait patienter patientez attendre attendez attente warten espere another still"
                    + " noch encore remaining left verbleibend");
    /** «delay of», «retry time», «wait at least»: meant if it is a delay's. */
    static final Set<String> MEASURE = words("be is of time interval period delay least minimum retry for");

    static final Set<String> DELAY = words("delay wait waiting retry retrying remaining left");
    /** {@code retry=}, {@code wait:}. */
    static final Set<String> NAMES = words("retry retryafter retryin delay wait waiting remaining left");
    /** Behind a time: so much is left. */
    static final Set<String> LEFT =
            words("left remaining remain remains more verbleibend verbleiben übrig restant restants"
                    + " restantes rimanenti");
    /** Behind a time: then it is as the words before say. */
    static final Set<String> BEHIND = words("later warten später");

    static final Set<String> MORE = words("more further additional weitere");
    static final Set<String> AND = words("and und et y e");
    /** Between the ends of a range. */
    static final Set<String> UP_TO = words("to or bis à ou and");
    /** Changes nothing. */
    static final Set<String> FILLERS = words(
            "about approximately approx around roughly circa ca etwa environ at least minimum mindestens only just"
                    + " no not less than frühestens");
    /** A part of a sentence may begin behind it. */
    static final Set<String> BEGINNING = words("please but and then bitte");
    /** Says, anywhere in a reply, that it is about coming back. */
    static final Set<String> EARLY = words("early soon fast");

    private Vocabulary() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    static boolean greylist(String word) {
        return word.startsWith("greylist") || word.startsWith("graylist");
    }

    static boolean asks(String word) {
        return ASKING.contains(word) || greylist(word);
    }
}
