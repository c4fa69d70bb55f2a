// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wordings of programs and providers, and texts of theirs that only look as if they named a wait. */
class HintsOfServersTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            postgrey 1.2x   | <a@b.test>: Recipient address rejected: Greylisted for 300 seconds (see http://isg.ee.ethz.ch/tools/postgrey/help/b.test.html) | 300
            postgrey, later | <a@b.test>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/b.test.html |
            sqlgrey         | <a@b.test>: Recipient address rejected: Greylisted for 5 minutes (1)   | 300
            sqlgrey, early  | Greylisted for 4 minutes (23)                                          | 240
            milter-greylist | Greylisting in action, please come back in 00:05:00                    | 300
            milter-greylist | Greylisting in action, please come back in 04:59:00                    | 17940
            spamd           | Temporary failure, please try again later.                             |
            gld             | Service temporarily unavailable, greylisted (http://www.gasmi.net/gld.html) |
            policyd-weight  | temporarily blocked because of previous errors - retrying too fast. penalty: 30 seconds x 3 retries. |
            Exim recipe     | Temporarily greylisted - please try again in 5 minutes.                | 300
            Exim recipe     | 192.0.2.17 is not yet authorized to deliver mail from <a@x.test> to <b@y.test>. Please try later. |
            Exim recipe     | Greylisted. This delay is 600 seconds, see RFC 6647                    | 600
            SmarterMail     | Greylisted, please try again in 900 seconds                            | 900
            MDaemon         | Greylisting enabled, try again in 15 minutes                           | 900
            IceWarp         | <a@b.test> Greylisting enabled, try again in 60 seconds                | 60
            mimedefang      | Tempfailed: please try again in 5 minute(s)                            | 300
            qmail recipe    | GREYLISTED: retry in 00h 04m 59s (#4.3.0)                              | 299
            Stalwart        | Greylisted, please try again in a few moments.                         |
            rspamd          | Try again later                                                        |
            MTA of ours     | Greylisted, please try again in 240 seconds                            | 240
            Gmail           | The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. Please resend your message at a later time. https://support.google.com/mail/?p=ReceivingRate 5614622812f47-3a12 si1234567oib.12 - gsmtp |
            Gmail           | Timeout - closing connection. 5b1f17b1804b1-4m5 - gsmtp                |
            Yahoo           | [TSS04] Messages from 192.0.2.4 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes |
            Outlook         | The mail server [192.0.2.4] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see https://postmaster.live.com (S775) |
            Exchange Online | Server busy. Please try again later from [192.0.2.4]. (AS77712260) [AM5EUR02FT019.eop-EUR02.prod.protection.outlook.com 2026-11-25T10:04:59.123Z 08DE2C] |
            Orange          | Too many connections, slow down. OFR005_104 [104]                      |
            Orange          | Service refuse. Veuillez essayer plus tard. Please retry in 600        | 600
            Comcast         | 4.1.0 192.0.2.4 Throttled - try again later. Please see http://postmaster.comcast.net/smtp-error-codes.php#RL000001 |
            IronPort        | Too many recipients received this hour, try again in 25 minutes        | 1500
            Barracuda       | Rate control: 51 messages in 30 minutes, try again later               |
            Mimecast        | Internal resources are temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451 [__8EfOo0Oty2fp09HOzgSw.us354] |
            GMX             | Nemesis ESMTP Service not available, try again later. For explanation visit https://postmaster.gmx.net/en/case?c=r0301&i=ip&v=192.0.2.4&r=0Lm5s |
            T-Online        | IP=192.0.2.4 - Too many connections, try again in 10 min.              | 600
            QQ              | Connection frequency limited. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000722 |
            Postal          | Deferred, retry after 600 seconds                                      | 600
            an API          | {"error": "rate_limited", "retry_after": 120}                          | 120
            an API          | throttled; retry_after_seconds=90                                      | 90
            """)
    void say(String who, String reply, @Nullable Long seconds) {
        assertThat(Hints.in(reply)).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the unit behind «more»         | You are greylisted, 180 more seconds                            | 180
            and before it                  | Please try again in 5 more minutes                              | 300
            time left                      | Greylisted, time left: 00:04:59                                 | 299
            remaining time                 | greylisting, remaining time 287 seconds                         | 287
            from now                       | Too soon, try again 4 minutes from now                          | 240
            first in the sentence          | Greylisted. In 5 minutes, please try again.                     | 300
            after, first in the sentence   | After 5 minutes you may retry                                   | 300
            a half                         | try again in 1.5 hours                                          | 5400
            a German half                  | erneut versuchen in 1,5 Stunden                                 | 5400
            half an hour                   | try again in half an hour                                       | 1800
            thousands                      | try again in 3,600 seconds                                      | 3600
            the later end of a range       | try again in 5-10 minutes                                       | 600
            and in words                   | please wait 5 to 10 minutes and try again                       | 600
            without minutes' unit          | retry in 1h30                                                   | 5400
            a dash                         | deferred - try again in approx. 4 minutes                       | 240
            a tilde                        | come back in ~5 min                                             | 300
            brackets behind                | Please try again later (in 5 minutes)                           | 300
            a delay                        | greylisted with a delay of 5 minutes                            | 300
            a minimum                      | retry delay must be at least 300 seconds                        | 300
            a header's way                 | greylist; delay: 5m; see http://x.test/                         | 300
            accepted                       | Greylisted, your mail will be accepted in 300 seconds           | 300
            a block that ends              | IP throttled, limit resets in 45 seconds                        | 45
            lines that were joined         | Greylisting is active. Your mail server has to come back. Please try again in 600 seconds. Questions: postmaster@b.test | 600
            what is asked, not what is set | Greylisted for 30 minutes, please retry in 240 seconds          | 240
            what is asked, not the limit   | Only 20 messages in 60 seconds are allowed, come back in 2 minutes | 120
            German                         | Bitte in 5 Minuten noch einmal versuchen                        | 300
            German, waiting                | Greylisting aktiv, bitte 5 Minuten warten                       | 300
            German, an hour                | Bitte in einer Stunde wieder versuchen                          | 3600
            French                         | Liste grise, nouvel essai dans 5 minutes                        | 300
            Spanish                        | Lista gris, intente de nuevo en 5 minutos                       | 300
            Italian                        | Riprovare tra 5 minuti                                          | 300
            Dutch                          | Probeer het over 5 minuten opnieuw                              | 300
            French, waiting                | Veuillez patienter 5 minutes                                    | 300
            not less than                  | graylisted: retry in not less than 5 minutes                    | 300
            no preposition                 | greylisted 120 seconds                                          | 120
            a wait before the next         | Please wait 4 min 59 sec before trying again                    | 299
            with a limit in it             | Deferred for 300 seconds due to limit of 50 per 60 seconds      | 300
            with other figures behind      | Greylisted for 300 seconds; IP 192.0.2.5; 20 msgs in 10 minutes | 300
            what it got from another       | host mx.b.test[192.0.2.5] said: 450 try again in 10 minutes     | 600
            Portuguese                     | tente novamente em 10 minutos                                   | 600
            """)
    void is_understood(String what, String reply, long seconds) {
        assertThat(Hints.in(reply)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a rate                        | 30 messages in 60 seconds exceeded, try again later
            a rate without a figure       | Too many connections in 5 minutes, try again later
            a rate, put off               | deferred after 100 messages in 1 hour
            a rate of retries             | Too many attempts in 10 minutes, please try later
            one for each                  | try again later, one message each 60 seconds
            a rate in brackets            | Too many messages (100 per 60 seconds), retry later
            a window                      | Rate exceeded in the 1 hour window, try again later
            a period                      | exceeded in 60 second period, please try again
            the end of a window           | Greylisted. Please retry within 4 hours
            a time-out                    | connection closed after 300 seconds, try again
            a time-out again              | timed out again after 300 seconds
            silence                       | idle for 300 seconds, try again later
            a time-out in brackets        | Timeout (300 seconds), try again later
            a session                     | Session expires in 5 minutes
            a queue                       | Message will be kept in the queue for 5 days
            a mailbox                     | Mailbox full, 30 days until it is emptied
            a time of day                 | please try again after 14:30
            a time of day with its zone   | come back at 10:15:00 UTC
            a time of day in words        | try again after 9 am
            past                          | Your IP was seen 30 minutes ago, try again later
            how long they will go on      | message deferred, will be retried for 5 days
            a time-out of the DNS         | DNS timeout after 30 seconds, try again later
            a quota                       | sending quota resets in 24 hours
            connections for a time        | only 5 connections for 60 seconds are allowed. Try again
            a moment                      | try again in a moment
            milliseconds                  | try again in 500 ms
            a date                        | next attempt after 2026-11-25
            a moment as machines write it | retry after 2026-11-25T10:04:59Z
            a date in words               | try again, Wed, 25 Nov 2026 10:04:59 +0000
            a telephone                   | please call +1 555 300 4000 and try again
            a telephone with dashes       | try again or call 300-555-0100
            an address                    | try again in 192.0.2.5
            an address of six             | try again from 2001:db8::5:30
            a version                     | Exim 4.98.1 says try again
            a code                        | try again 4.7.1
            a code in a sentence          | try again in 4.7.1 state
            an RFC                        | try again, see RFC 5321 section 4
            a size                        | Message exceeds 10 m, try again with 5 m
            a number of tries             | try again after 3 failed attempts
            a count of retries            | retry=3
            a bare figure too small       | please retry in 5
            an id                         | try again later, ref b5s-77h2m
            an id behind a word           | deferred for 4Xy5d3m2
            an id behind a hash           | try again in #300
            a session's number            | try again in 1234567890123
            a percentage                  | deferred for 80% of the time
            a port                        | connect to mx.b.test:25: try again
            a link                        | try again, https://b.test/wait/300s
            an address of mail            | retry <in300seconds@b.test>
            a figure below nothing        | try again in -300 seconds
            nothing                       | try again in 00:00:00
            less than a second            | try again in 0.2 seconds
            """)
    void names_no_wait(String what, String reply) {
        assertThat(Hints.in(reply)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            9
            99:
            in 5
            1 minute and
            retry=
            try again in 5 minutes or<
            5 m 4 s
            -
            (
            a
            again in
            greylisted for 5-
            """)
    void takes_no_longer_for_a_hostile_text(String piece) {
        var text = piece.repeat(1_000_000 / piece.length());
        long begun = System.nanoTime();
        Hints.in(text);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }
}
