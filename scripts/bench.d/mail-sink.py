"""A mail server that takes everything and keeps nothing: what is measured is who sends.

Prints its port, and serves until it is killed.
"""

import asyncio


async def serve(reader, writer):
    async def say(text):
        writer.write(text + b"\r\n")
        await writer.drain()

    await say(b"220 sink")
    while line := await reader.readline():
        verb = line[:4].upper()
        if verb == b"EHLO":
            await say(b"250-sink\r\n250 8BITMIME")
        elif verb == b"DATA":
            await say(b"354 go on")
            while line not in (b".\r\n", b""):
                line = await reader.readline()
            await say(b"250 taken")
        elif verb == b"QUIT":
            await say(b"221 bye")
            break
        else:
            await say(b"250 ok")
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
