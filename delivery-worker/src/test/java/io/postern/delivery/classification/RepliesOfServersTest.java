// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What providers and programs say. Add what you meet; each row is one server's words and what they mean. */
class RepliesOfServersTest {
    private static final Pattern REPLY = Pattern.compile("(\\d{3})[ -](?:([245]\\.\\d{1,3}\\.\\d{1,3}) )?(.*)");

    /** Greylisting and blocking look alike and are opposites: the first goes away by waiting. */
    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            spamd with greylist   | 451 4.7.1 <a@b.test>: Greylisted, try again in 25 minutes | GREYLISTED
            SmarterMail           | 451 Greylisted, please try again in 900 seconds | GREYLISTED
            MDaemon               | 451 Greylisting enabled, try again in 15 minutes | GREYLISTED
            Stalwart              | 452 4.2.2 Greylisted, please try again in a few moments. | GREYLISTED
            rspamd                | 451 4.7.1 Try again later | GREYLISTED
            ASSP                  | 451 4.7.1 Please try again later | GREYLISTED
            Exim recipe           | 451 Temporarily greylisted - please try again later | GREYLISTED
            gld                   | 450 4.7.1 <a@b.test>: Recipient address rejected: Service temporarily unavailable, greylisted (http://www.gasmi.net/gld.html) | GREYLISTED
            old policyd           | 450 4.7.1 <a@b.test>: Recipient address rejected: Policy Rejection- Please try later. | GREYLISTED
            cluebringer           | 450 4.7.1 <a@b.test>: Recipient address rejected: Greylisting in effect, please come back later | GREYLISTED
            greylistd             | 451 192.0.2.17 is not yet authorized to deliver mail from <a@x.test> to <b@y.test>. Please try later. | GREYLISTED
            without a word for it | 450 4.7.1 <a@b.test>: Recipient address rejected: Try again in 300 seconds | GREYLISTED
            at a 421              | 421 4.7.0 mx1.b.test greylisting in action, please come back in 00:05:00 | GREYLISTED
            in German             | 451 4.7.1 Greylisting aktiv, bitte in 5 Minuten erneut versuchen | GREYLISTED
            first contact         | 450 4.7.1 First contact from this sender, please try again in 3 minutes | GREYLISTED
            a listing that says so| 451 4.7.1 Not on our whitelist, greylisted for 5 minutes; blocked until then | GREYLISTED
            a list, try again     | 451 4.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.example.net; try again in 300 seconds | BLOCKED
            a list called grey    | 450 4.7.1 Service unavailable; Client host [192.0.2.1] blocked using greylist.dnsbl.example.net | BLOCKED
            a refusal called grey | 550 5.7.1 Blocked, you were removed from our greylist | BLOCKED
            reputation, later     | 421 4.7.1 Your reputation is too low, try again later | BLOCKED
            Mimecast, a list      | 451 IP temporarily blacklisted - https://community.mimecast.com/docs/DOC-1369#451 [x] | BLOCKED
            rDNS, later           | 450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1], try again later | BLOCKED
            HELO, later           | 450 4.7.1 <mx>: Helo command rejected: Host not found; please try again in 10 minutes | BLOCKED
            spam, later           | 451 4.7.1 Message looks like spam, please try again later | BLOCKED
            GMX                   | 421 Service not available, reject due to policy restrictions. For explanation visit https://postmaster.gmx.net/en/error-messages?ip=192.0.2.1&c=hi | BLOCKED
            too many, later       | 421 4.7.1 Too many connections, try again in 60 seconds | THROTTLED
            rate, later           | 450 4.7.1 Rate limit exceeded, try again in 5 minutes | THROTTLED
            a text of one's own   | 450 4.2.0 <b@y.test>: Recipient address rejected: Please try again later | GREYLISTED
            the same, an old Postfix | 450 <b@y.test>: Recipient address rejected: Please come back in 5 minutes | GREYLISTED
            its database is away  | 451 Local error: greylist database unavailable | OTHER_TEMPORARY
            blocked for now       | 450 4.0.0 You have been temporarily blocked. Please try again in 10 minutes | BLOCKED
            a milter that is away | 451 4.7.1 Service unavailable - try again later | OTHER_TEMPORARY
            Exchange itself       | 451 4.7.0 Temporary server error. Please try again later. PRX5 | OTHER_TEMPORARY
            Gmail's closing       | 421 4.7.0 Try again later, closing connection. (EHLO) 5b1f17b1804b1-4 - gsmtp | OTHER_TEMPORARY
            spamd as it is        | 451 Temporary failure, please try again later. | OTHER_TEMPORARY
            in nobody's language  | 451 4.7.1 Probeer nogmaals | OTHER_TEMPORARY
            TLS not now           | 454 4.7.0 TLS not available due to local problem | OTHER_TEMPORARY
            login not now         | 454 4.7.0 Temporary authentication failure | OTHER_TEMPORARY
            """)
    void defer(String who, String reply, ReplyClass expected) {
        assertThat(ReplyClasses.of(reply(reply))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Gmail    | 421 4.7.0 This message does not have authentication information or fails to pass authentication checks (SPF or DKIM) - gsmtp | BLOCKED
            Gmail    | 421 4.7.32 Your email has been rate limited because the From: header (RFC5322) in this message isn't aligned with either the authenticated SPF or DKIM organizational domain - gsmtp | THROTTLED
            Gmail    | 550 5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM - gsmtp | BLOCKED
            Gmail    | 550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to https://support.google.com/a/answer/166852 - gsmtp | THROTTLED
            Gmail    | 550 5.7.1 The IP you're using to send mail is not authorized to send email directly to our servers. Please use the SMTP relay at your service provider instead - gsmtp | BLOCKED
            Gmail    | 552 5.7.0 This message was blocked because its content presents a potential security issue - gsmtp | BLOCKED
            Gmail    | 550 5.2.1 The email account that you tried to reach is inactive - gsmtp | NO_SUCH_USER
            Outlook  | 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [AM5EUR02FT019.eop-EUR02.prod.protection.outlook.com] | NO_SUCH_USER
            Outlook  | 451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see https://postmaster.live.com (S775) | THROTTLED
            Outlook  | 550 5.7.515 Access denied, sending domain X.TEST doesn't meet the required authentication level | BLOCKED
            Outlook  | 421 RP-001 (SNT004-MC1F14) Unfortunately, some messages from 192.0.2.1 weren't sent. Please try again | THROTTLED
            Outlook  | 550 OU-002 (SNT004-MC1F14) Unfortunately, messages from 192.0.2.1 weren't sent | BLOCKED
            EOP      | 451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (AS77712260) | THROTTLED
            EOP      | 550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [DB5EUR01FT031.eop-EUR01.prod.protection.outlook.com] | NO_SUCH_USER
            EOP      | 450 4.7.26 Service does not accept messages sent over IPv6 unless they pass either SPF or DKIM validation (message not signed) | BLOCKED
            EOP      | 450 4.4.316 Connection refused [Message=Socket error code 10061] | NETWORK
            EOP      | 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group | BLOCKED
            Exchange | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup | NO_SUCH_USER
            Exchange | 452 4.3.1 Insufficient system resources | OTHER_TEMPORARY
            Exchange | 432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded | THROTTLED
            Exchange | 450 4.7.3 Organization queue quota exceeded. | THROTTLED
            Exchange | 552 5.2.2 Mailbox full: STOREDRV.Deliver.Exception:QuotaExceededException | MAILBOX_FULL
            Yahoo    | 421 4.7.0 [GL01] Message from (192.0.2.1) temporarily deferred - 4.16.50. Please refer to https://postmaster.yahooinc.com/error-codes | GREYLISTED
            Yahoo    | 554 5.7.9 Message not accepted for policy reasons. | BLOCKED
            Yahoo    | 552 1 Requested mail action aborted, mailbox not found | NO_SUCH_USER
            AOL      | 421 4.7.1 : (DYN:T1) https://postmaster.aol.com/error-codes#421dynt1 | OTHER_TEMPORARY
            iCloud   | 550 5.7.1 [HM08] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137 | BLOCKED
            iCloud   | 450 4.2.2 user is over quota | MAILBOX_FULL
            iCloud   | 550 5.1.1 unknown or illegal alias: bert@icloud.test | NO_SUCH_USER
            Postfix  | 550 5.1.1 <bert@spamcop.test>: Recipient address rejected: User unknown in virtual mailbox table | NO_SUCH_USER
            Postfix  | 450 4.1.1 <b@y.test>: Recipient address rejected: unverified address: Address verification in progress | OTHER_TEMPORARY
            Postfix  | 450 4.1.8 <a@x.test>: Sender address rejected: Domain not found | BLOCKED
            Postfix  | 554 5.7.1 <b@y.test>: Relay access denied | BLOCKED
            Postfix  | 421 4.7.0 mx.y.test Error: too many errors | THROTTLED
            Postfix  | 421 4.7.0 mx.y.test Error: too many connections from 192.0.2.1 | THROTTLED
            Postfix  | 450 4.3.2 Service currently unavailable | OTHER_TEMPORARY
            Postfix  | 451 4.3.5 <b@y.test>: Recipient address rejected: Server configuration problem | OTHER_TEMPORARY
            Postfix  | 452 4.5.3 Error: too many recipients | OTHER_TEMPORARY
            Postfix  | 421 4.4.2 mx.y.test Error: timeout exceeded | NETWORK
            Postfix  | 530 5.7.0 Must issue a STARTTLS command first | BLOCKED
            Exim     | 550 relay not permitted | BLOCKED
            Exim     | 550 Unrouteable address | NO_SUCH_USER
            Exim     | 550 Host 192.0.2.1 is listed in bl.example.net | BLOCKED
            Exim     | 550 SPF: 192.0.2.1 is not allowed to send mail from x.test | BLOCKED
            Exim     | 550 Recipient verify failed | NO_SUCH_USER
            Exim     | 550 Sender verify failed | BLOCKED
            Exim     | 451 Temporary local problem - please try later | OTHER_TEMPORARY
            Exim     | 421 Too many concurrent SMTP connections; please try again later. | THROTTLED
            Sendmail | 553 5.1.8 <a@x.test>... Domain of sender address a@x.test does not exist | BLOCKED
            Sendmail | 451 4.1.8 Domain of sender address a@x.test does not resolve | BLOCKED
            Sendmail | 550 5.1.1 <b@y.test>... User unknown | NO_SUCH_USER
            Sendmail | 554 5.4.6 Too many hops 26 (25 max) | OTHER_PERMANENT
            Sendmail | 421 4.3.2 Connection rate limit exceeded. | THROTTLED
            qmail    | 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1) | BLOCKED
            qmail    | 550 sorry, no mailbox here by that name. (#5.1.1) | NO_SUCH_USER
            qmail    | 451 qq temporary problem (#4.3.0) | OTHER_TEMPORARY
            qmail    | 552 sorry, that message size exceeds my databytes limit (#5.3.4) | OTHER_PERMANENT
            Zimbra   | 452 4.2.2 Over quota | MAILBOX_FULL
            MDaemon  | 550 <b@y.test>, Recipient unknown | NO_SUCH_USER
            MDaemon  | 421 Max sessions reached, closing transmission channel | THROTTLED
            GMX      | 550 Requested action not taken: mailbox unavailable. For explanation visit https://postmaster.gmx.net/en/case?c=r0601 | NO_SUCH_USER
            GMX      | 554 Transaction failed. Reject due to policy restrictions. | BLOCKED
            GMX      | 450 Requested mail action not taken: mailbox unavailable. Sorry, your mail is not accepted at this time | OTHER_TEMPORARY
            T-Online | 421 IP=192.0.2.1 - Too many connections from your host | THROTTLED
            T-Online | 550 user unknown | NO_SUCH_USER
            Orange   | 550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416] | NO_SUCH_USER
            Orange   | 421 Service refuse. Veuillez essayer plus tard. service refused, please try later. OFR_999 [999] | OTHER_TEMPORARY
            Mail.ru  | 550 Message was not accepted -- invalid mailbox. Local mailbox b@mail.test is unavailable: user not found | NO_SUCH_USER
            Mail.ru  | 550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=x | BLOCKED
            Mail.ru  | 451 Ratelimit exceeded for mailbox b@mail.test. Try again later. | THROTTLED
            Yandex   | 554 5.7.1 Message rejected under suspicion of SPAM; https://ya.cc/1IrBc | BLOCKED
            Yandex   | 451 4.7.1 Sorry, the service is currently unavailable. Please come back later. | OTHER_TEMPORARY
            QQ       | 550 Mailbox not found. http://service.mail.qq.com/cgi-bin/help?subtype=1&&no=1000728 | NO_SUCH_USER
            QQ       | 450 Connection frequency limited. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000722 | THROTTLED
            QQ       | 550 Mail content denied. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000726 | BLOCKED
            163      | 554 DT:SPM 163 mx5,PMCowABXX,please see http://mail.163.com/help/help_spam_16.htm | BLOCKED
            Proofpoint | 550 5.1.1 User Unknown - mx0a-00123456.pphosted.com Proofpoint Essentials | NO_SUCH_USER
            Proofpoint | 550 5.7.0 Local Policy Violation | BLOCKED
            Proofpoint | 452 4.3.1 Temporary system failure, try again later (proofpoint) | OTHER_TEMPORARY
            Barracuda  | 550 permanent failure for one or more recipients (bert@y.test:550 5.1.1 <bert@y.test> user unknown) | NO_SUCH_USER
            Barracuda  | 554 rejected due to spam content | BLOCKED
            Barracuda  | 421 mx.y.test Rate control: too many connections from your IP | THROTTLED
            Cloudmark  | 550 5.7.1 cmsmtp 192.0.2.1 blocked AUP#BL: https://csi.cloudmark.com/en/reset/ | BLOCKED
            IronPort   | 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. | BLOCKED
            IronPort   | 452 Too many recipients received this hour | THROTTLED
            IronPort   | 421 #4.4.5 Too many connections from your host. | THROTTLED
            Mimecast   | 550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550 [x] | BLOCKED
            Mimecast   | 451 Unable to process email at this time. Please try again later. [x] | OTHER_TEMPORARY
            Comcast    | 421 4.1.0 192.0.2.1 Throttled - try again later. | THROTTLED
            Spamhaus   | 550 5.7.1 Error: open resolver; https://check.spamhaus.org/returnc/pub/192.0.2.1/ | BLOCKED
            RFC 5321   | 552 Requested mail action aborted: exceeded storage allocation | MAILBOX_FULL
            RFC 7505   | 556 5.1.10 Recipient address has null MX | NO_SUCH_USER
            a name     | 550 5.1.1 <rate-limit@greylist.spamhaus.test>: Recipient address rejected: User unknown | NO_SUCH_USER
            a name     | 452 4.3.1 <dmarc@y.test> Insufficient system storage | OTHER_TEMPORARY
            a mailbox  | 550 5.2.1 This mailbox has been blocked due to inactivity | NO_SUCH_USER
            """)
    void mean(String who, String reply, ReplyClass expected) {
        assertThat(ReplyClasses.of(reply(reply))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            451 4.4.1 no answer                                           | NETWORK
            451 4.7.1 Greylisted is what our own note quotes, unreached   | NETWORK
            550 5.1.1 user unknown                                        | NETWORK
            """)
    void without_a_server_it_is_the_network(String reply, ReplyClass expected) {
        assertThat(ReplyClasses.of(reply(reply), false)).isEqualTo(expected);
    }

    private static Reply reply(String text) {
        var found = REPLY.matcher(text);
        assertThat(found.matches()).as(text).isTrue();
        return new Reply(
                Integer.parseInt(found.group(1)), found.group(2) == null ? "" : found.group(2), found.group(3));
    }
}
