"""What katern-artwork makes of a drawing, put on a page of its own and looked at by others: poppler, librsvg, pikepdf."""
import io
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile

import pikepdf

POINT = 1024
OBJECT = struct.Struct("=2IQ")
PROFILE = (pathlib.Path(__file__).parents[2] / "src/color/data/fogra39l.icc").read_bytes()


def parts(reply):
    """(entries, bytes or None) of each object, references as the numbers they have in a file that begins with `FIRST`."""
    at, found = 0, []
    for _ in range(reply.objects):
        text, is_stream, stream = OBJECT.unpack_from(reply.body, at)
        at += OBJECT.size
        entries = re.sub(rb"\0(....)", lambda m: b"%d 0 R " % (struct.unpack("<I", m[1])[0] + FIRST), reply.body[at:at + text], flags=re.S)
        at += text
        found.append((entries, reply.body[at:at + stream] if is_stream else None))
        at += stream
    assert at == len(reply.body)
    return found


FIRST = 5


def page(reply, width=None, height=None):
    """A PDF of one page that the drawing fills."""
    width, height = width or reply.width / POINT, height or reply.height / POINT
    content = b"%f 0 0 %f 0 0 cm /A Do" % (width, height)
    objects = [(b"/Type/Catalog/Pages 2 0 R", None), (b"/Type/Pages/Count 1/Kids[3 0 R]", None),
               (b"/Type/Page/Parent 2 0 R/MediaBox[0 0 %f %f]/Resources<</XObject<</A %d 0 R>>>>/Contents 4 0 R" % (width, height, FIRST), None),
               (b"", content)] + parts(reply)
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, (entries, stream) in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n<<%s" % (number, entries))
        out.write(b">>\nendobj\n" if stream is None else b"/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(stream), stream))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def opened(reply):
    return pikepdf.open(io.BytesIO(page(reply)))


def inflated(reply):
    """All that the drawing holds, unpacked, in one piece."""
    with opened(reply) as pdf:
        pieces = []
        for item in pdf.objects:
            pieces.append(item.unparse(resolved=True) if not isinstance(item, pikepdf.Stream) else
                          item.stream_dict.unparse() if hasattr(item, "stream_dict") else b"")
            if isinstance(item, pikepdf.Stream):
                try:
                    pieces.append(item.read_bytes())
                except pikepdf.PdfError:
                    pieces.append(item.read_raw_bytes())
        return b"\n".join(pieces)


def can_trace():
    """Is there strace, and may it look at another program?"""
    return bool(shutil.which("strace")) and subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0


class Picture:
    """Pixels of red, green, blue."""

    def __init__(self, ppm):
        fields = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", ppm)
        self.width, self.height, self.at = int(fields[1]), int(fields[2]), ppm[fields.end():]

    def pixel(self, x, y):
        at = 3 * (int(y) * self.width + int(x))
        return tuple(self.at[at:at + 3])

    def unlike(self, other, by):
        """The share of pixels that differ by more."""
        assert (self.width, self.height) == (other.width, other.height), (self.width, self.height, other.width, other.height)
        apart = [abs(a - b) > by for a, b in zip(self.at, other.at)]
        return sum(any(apart[i:i + 3]) for i in range(0, len(apart), 3)) / (len(apart) / 3)


def painted(pdf, dpi=72, *options):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return Picture(subprocess.run(["pdftoppm", "-r", str(dpi), *options, file.name], check=True, capture_output=True).stdout)


def drawn(svg, dpi=72):
    """By librsvg's own program, on white."""
    with tempfile.NamedTemporaryFile(suffix=".svg") as file, tempfile.NamedTemporaryFile(suffix=".png") as png:
        file.write(svg)
        file.flush()
        pdf = subprocess.run(["rsvg-convert", "-f", "pdf", file.name], check=True, capture_output=True).stdout
    return painted(pdf, dpi)


def over_white(reply):
    """The pixels of a reply of samples with alpha."""
    count = reply.width * reply.height
    colours, alpha = reply.body[:3 * count], reply.body[3 * count:]
    return Picture(b"P6 %d %d 255\n" % (reply.width, reply.height) +
                   bytes((c * alpha[i // 3] + 255 * (255 - alpha[i // 3]) + 127) // 255 for i, c in enumerate(colours)))
