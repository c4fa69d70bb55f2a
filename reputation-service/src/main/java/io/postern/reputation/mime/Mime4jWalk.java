// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import io.postern.contracts.finding.Unseen;
import io.postern.reputation.attachment.Attachments;
import io.postern.reputation.link.Links;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Takes one message apart, token by token; nothing of it is kept that is not found. */
final class Mime4jWalk {
    /**
     * RFC 2046 allows 70 octets; programs that show mail take more, up to what fits on a line. The search for a boundary
     * can cost half its length for each octet of the message.
     */
    private static final int LONGEST_BOUNDARY = 998;

    private static final int MAX_PROBLEMS = 10;

    private final MimeLimits limits;
    private final BoundedStream in;
    private final MimeTokenStream stream;
    private final Links links = new Links();
    private final PartText text;
    private final Attachments attachments;
    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<Unseen> unseen = EnumSet.noneOf(Unseen.class);
    private PartHeader header = new PartHeader();
    private int depth;
    private int parts;

    Mime4jWalk(InputStream message, MimeLimits limits) {
        this.limits = limits;
        this.in = new BoundedStream(message, limits);
        this.text = new PartText(links, limits);
        this.attachments = new Attachments(limits.archives());
        this.stream = new MimeTokenStream(MimeConfig.custom()
                .setMaxLineLen(limits.header())
                .setMaxHeaderLen(limits.header())
                .setMaxHeaderCount(-1)
                .build());
    }

    MessageParts read() throws IOException {
        try {
            stream.parse(in);
            for (var state = stream.getState();
                    state != EntityState.T_END_OF_STREAM && parts <= limits.parts();
                    state = stream.next()) {
                on(state);
            }
        } catch (MimeException e) {
            boolean tooLong =
                    e instanceof MaxHeaderLengthLimitException || e.getCause() instanceof MaxLineLimitException;
            problem(tooLong ? "a field of a header is too long" : "it cannot be read as MIME");
        } catch (IOException e) {
            if (in.failure() != null) {
                throw in.failure();
            }
            switch (e) {
                case BoundedStream.Late _ -> unseen.add(Unseen.LATE);
                case BoundedStream.Enough enough -> problem(enough.getMessage());
                default -> problem("it cannot be read as MIME");
            }
        } catch (RuntimeException e) {
            // What a parser does not expect in a stranger's message must not be the end of its assessment.
            problem("it cannot be read as MIME");
        }
        if (parts > limits.parts()) {
            problem("only the first %d parts were looked at".formatted(limits.parts()));
        }
        if (attachments.truncated()) {
            problem("it has more attachments than are named");
        }
        if (text.late()) {
            unseen.add(Unseen.LATE);
        }
        if (limits.allText() > 0 && (links.truncated() || text.exhausted())) {
            unseen.add(Unseen.LINKS);
        }
        return new MessageParts(
                links.hosts(),
                List.copyOf(unseen),
                attachments.findings(),
                problems.stream().toList());
    }

    private void on(EntityState state) throws IOException {
        switch (state) {
            case T_START_MESSAGE, T_START_BODYPART -> {
                depth++;
                parts++;
                header = new PartHeader();
            }
            case T_END_MESSAGE, T_END_BODYPART -> depth--;
            case T_FIELD -> field(stream.getField());
            case T_END_HEADER -> endOfHeader();
            case T_START_MULTIPART -> multipart();
            case T_PREAMBLE, T_EPILOGUE -> text.plain(stream.getInputStream(), null);
            case T_BODY -> body();
            default -> {}
        }
    }

    private void field(Field field) {
        var raw = field.getRaw();
        if (raw != null) {
            header.field(field.getName(), raw.toByteArray());
        }
    }

    private void endOfHeader() {
        boolean deep = depth >= limits.depth();
        if (header.mediaType().equals("message/rfc822")) {
            attachments.note(header.fileName(), "message", deep ? "messages lie too deep in each other" : null);
        }
        stream.setRecursionMode(deep ? RecursionMode.M_NO_RECURSE : RecursionMode.M_RECURSE);
    }

    /** One that is not taken apart is looked at as text. */
    private void multipart() throws IOException {
        var boundary = stream.getBodyDescriptor().getBoundary();
        if (depth >= limits.depth()) {
            problem("its parts lie too deep in each other");
        } else if (boundary == null || boundary.length() > LONGEST_BOUNDARY) {
            problem("the boundary between its parts is too long");
        } else {
            return;
        }
        var content = stream.getInputStream();
        text.plain(content, null);
        // Unless something was read of it, it would be taken apart after all.
        var _ = content.read();
    }

    private void body() throws IOException {
        var descriptor = stream.getBodyDescriptor();
        var type = descriptor.getMimeType();
        var name = header.fileName();
        var content = stream.getDecodedInputStream();
        boolean attachment = name != null || header.attached() || !type.startsWith("text/");
        if (type.equals("message/rfc822")) {
            return;
        }
        if (!attachment) {
            text.any(type, content, descriptor.getCharset());
        } else if (text.readable(type, name)) {
            var head = text.any(type, content, descriptor.getCharset());
            attachments.add(name, new SequenceInputStream(new ByteArrayInputStream(head), content));
        } else {
            attachments.add(name, content);
        }
    }

    private void problem(String word) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(word);
        }
    }
}
