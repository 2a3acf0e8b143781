"""A mail server that does at each stage what it is told, for tests.

  server.py HOST [--tls start|whole CERTIFICATE KEY] [--login USER PASSWORD] [STAGE=ACTION ...]

STAGE is greeting, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BODY (the message's bytes, before the
final dot), END (after it) or QUIT; `MAIL#2` is that of a connection's second message. ACTION is
the reply to give instead of the right one (`|` divides its lines; a last one `drop` hangs up), or
drop (hang up), stall (say nothing more), drip (a letter now and then, never a whole line).

Prints what happens, a line each: `port N`, `command NAME`, `message FROM TO HEX`.
"""

import asyncio
import os
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

warnings.simplefilter("ignore")


def tell(*words):
    print(*words, flush=True)


async def moment(seconds):
    try:
        await asyncio.wait_for(asyncio.Event().wait(), seconds)
    except asyncio.TimeoutError:
        pass


class Handler:
    async def handle_DATA(self, server, session, envelope):
        recipients = ",".join(envelope.rcpt_tos)
        tell("message", envelope.mail_from, recipients, envelope.original_content.hex())
        server.stage = "END"
        return "250 taken as number 17"


class Server(SMTP):
    actions = {}
    stage = "greeting"
    count = 0

    def action(self, stage):
        return self.actions.get(f"{stage}#{self.count}") or self.actions.get(stage)

    async def act(self, action):
        if action == "drop":
            self.transport.abort()
            raise ConnectionResetError
        if action == "stall":
            await asyncio.Event().wait()
        while action == "drip":
            self._writer.write(b"2")
            await moment(0.02)

    async def push(self, status):
        action = self.action(self.stage)
        if action is None:
            return await super().push(status)
        await self.act(action)
        lines = action.split("|")
        await super().push("\r\n".join(line for line in lines if line != "drop"))
        if action.startswith("421") or lines[-1] == "drop":
            self.transport.close()

    async def smtp_DATA(self, arg):
        self.enter("DATA")
        action = self.action("BODY")
        if action is None:
            return await super().smtp_DATA(arg)
        await super().push("354 go on")
        await self._reader.read(1000)
        await self.act(action)

    def enter(self, stage):
        tell("command", stage)
        self.stage = stage
        self.count += stage == "MAIL"


def stage_method(name):
    inherited = getattr(SMTP, "smtp_" + name)

    async def method(self, arg):
        self.enter(name)
        await inherited(self, arg)

    return method


for name in ("EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "QUIT"):
    setattr(Server, "smtp_" + name, stage_method(name))


async def serve(arguments):
    host = arguments.pop(0)
    options = {"hostname": "test.example"}
    whole = None
    while arguments and arguments[0].startswith("--"):
        option = arguments.pop(0)
        if option == "--tls":
            kind, certificate, key = arguments[:3]
            del arguments[:3]
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            if kind == "whole":
                whole = context
            else:
                options.update(tls_context=context, require_starttls=True)
        else:
            expected = [word.encode() for word in arguments[:2]]
            del arguments[:2]

            def authenticate(server, session, envelope, mechanism, data):
                given = [data.login, data.password]
                return AuthResult(success=given == expected, handled=False)

            # TLS from the first byte on is none in its eyes.
            options.update(
                auth_required=True, auth_require_tls=whole is None, authenticator=authenticate)
    Server.actions = dict(argument.split("=", 1) for argument in arguments)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)
    listener = await loop.create_server(lambda: Server(Handler(), **options), host, 0, ssl=whole)
    tell("port", listener.sockets[0].getsockname()[1])
    parent = os.getppid()
    while os.getppid() == parent:
        await moment(1)


asyncio.run(serve(sys.argv[1:]))
