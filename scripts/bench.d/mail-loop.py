"""Sends a message so many times over one connection and prints how many a second: the rate of the
server itself, with a client that stores nothing. Arguments: port, file, times."""

import smtplib
import sys
import time

port, path, times = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with open(path, "rb") as file:
    message = file.read()
with smtplib.SMTP("127.0.0.1", port) as server:
    start = time.monotonic()
    for place in range(times):
        server.sendmail("ledger@example.coop", [f"member{place}@example.coop"], message)
    print(f"{times / (time.monotonic() - start):.1f}")
