"""Reads messages with Python's own mail library and tells what they say.

Standard input: for each message its length in bytes, a line break, and its bytes. Standard output:
for each its fields and parts, a line each, texts in hexadecimal digits; then `end`.
"""

import email
import email.policy
import sys


def tell(name, *texts):
    print(name, *(("-" + text.encode("utf-8", "surrogateescape").hex()) for text in texts))


while line := sys.stdin.buffer.readline():
    data = sys.stdin.buffer.read(int(line))
    message = email.message_from_bytes(data, policy=email.policy.default)
    tell("subject", message["subject"])
    for name in ("from", "to"):
        address = message[name].addresses[0]
        tell(name, address.display_name, address.addr_spec, str(len(message[name].addresses)))
    tell("id", message["message-id"])
    tell("date", str(int(message["date"].datetime.timestamp())))
    tell("automatic", message["auto-submitted"])
    tell("headers", ",".join(message.keys()))
    for part in message.walk():
        for defect in part.defects:
            tell("defect", repr(defect))
        for name, value in part.items():
            for defect in value.defects:
                tell("defect", f"{name}: {defect!r}")
        content = b"" if part.is_multipart() else part.get_payload(decode=True)
        print(
            "part", part.get_content_type(), content.hex() or "-",
            "-" + (part.get_filename() or "").encode().hex(),
            "-" + (part["content-id"] or "").encode().hex(),
            part.get_content_charset() or "-", part.get_param("header") or "-")
    print("end")
