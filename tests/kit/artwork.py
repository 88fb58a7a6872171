"""Files of pictures, made here byte by byte, and katern-artwork asked by its own protocol."""
import collections
import os
import pathlib
import struct
import subprocess
import zlib

JUDGEMENT, SCREEN, PRINT, PIXELS = range(4)
REFUSED, JPEG, SAMPLES, FORM = range(4)
MAGIC = 0x6b740002
REQUEST = struct.Struct("=5I4B2I")
REPLY = struct.Struct("=10IQ")
PICTURES, DRAWINGS = (pathlib.Path(os.environ["KATERN"]).with_name(name) for name in ("katern-artwork", "katern-drawings"))

Reply = collections.namedtuple("Reply", "kind width height channels alpha inverted ink objects words body")


def run(data, program=PICTURES):
    return subprocess.run([program], input=data, capture_output=True, timeout=60)


def ask(wanted, file, *, profile=b"", ground=(0, 0, 0, 0), page=0, width=0, height=0):
    """The reply; its end is checked to be that of one."""
    ended = run(REQUEST.pack(MAGIC, wanted, page, width, height, *ground, len(profile), len(file)) + profile + file,
                PICTURES if file.startswith((b"\x89PNG", b"\xff\xd8\xff")) else DRAWINGS)
    assert ended.returncode == 0, f"it ended with {ended.returncode}: {ended.stderr.decode()}"
    magic, kind, width, height, channels, alpha, inverted, ink, objects, words, body = REPLY.unpack_from(ended.stdout)
    rest = ended.stdout[REPLY.size:]
    assert magic == MAGIC and len(rest) == words + body, (magic, len(rest), words, body)
    return Reply(kind, width, height, channels, alpha, inverted, ink, objects, rest[:words].decode(), rest[words:])


def chunk(name, data, crc=None):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data) if crc is None else crc)


def png(width, height, kind, depth, rows, *, before=(), interlaced=False):
    """`kind` as in IHDR; `rows` are packed bytes of each row, of each pass where it is interlaced."""
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    head = struct.pack(">2I5B", width, height, depth, kind, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(before) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
