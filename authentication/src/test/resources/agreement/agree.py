# SPDX-License-Identifier: Apache-2.0
"""What dkimpy signs, seals and verifies. Reads jobs as JSON from standard input, writes their results to standard output.

{"dns": {name: text}, "sign": {id: {...}}, "seal": {id: {...}}, "verify": {id: message}}; octets are in base64.
"""
import base64
import json
import sys

import dkim

jobs = json.load(sys.stdin)


def dnsfunc(name, timeout=5):
    text = jobs["dns"].get(name.decode().rstrip("."))
    return None if text is None else text.encode()


def octets(text):
    return base64.b64decode(text)


def sign(job):
    message = octets(job["message"])
    header, body = job["c"].encode().split(b"/")
    field = dkim.sign(
        message, job["s"].encode(), job["d"].encode(), job["key"].encode(), canonicalize=(header, body),
        signature_algorithm=job["a"].encode(), length=job.get("l", False))
    return base64.b64encode(field + message).decode()


def seal(job):
    message = octets(job["message"])
    for number, sealer in enumerate(job["sealers"]):
        results = b"dmarc=pass header.from=example.org" if number == 0 else b"arc=pass"
        message = b"Authentication-Results: %s; %s\r\n" % (sealer["d"].encode(), results) + message
        fields = dkim.arc_sign(
            message, sealer["s"].encode(), sealer["d"].encode(), sealer["key"].encode(), sealer["d"].encode(),
            signature_algorithm=b"rsa-sha256")
        message = b"".join(fields) + message
    return base64.b64encode(message).decode()


def verify(message):
    message = octets(message)
    count = sum(1 for name, _ in dkim.DKIM(message).headers if name.lower() == b"dkim-signature")
    passes = []
    for i in range(count):
        try:
            passes.append(bool(dkim.DKIM(message).verify(idx=i, dnsfunc=dnsfunc)))
        except dkim.DKIMException:
            passes.append(False)
    cv, _, reason = dkim.arc_verify(message, dnsfunc=dnsfunc)
    return {"dkim": passes, "arc": "none" if cv is None else cv.decode(), "arcReason": str(reason)}


json.dump(
    {
        "sign": {name: sign(job) for name, job in jobs.get("sign", {}).items()},
        "seal": {name: seal(job) for name, job in jobs.get("seal", {}).items()},
        "verify": {name: verify(message) for name, message in jobs.get("verify", {}).items()},
    },
    sys.stdout)
