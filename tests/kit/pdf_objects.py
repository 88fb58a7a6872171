"""What a PDF is made of, whoever wrote it."""
import pikepdf


def objects(pdf):
    """Every dictionary of a file, at any depth."""
    stack = list(pdf.objects)
    while stack:
        item = stack.pop()
        if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            yield item
            stack += [value for _, value in item.items() if not getattr(value, "is_indirect", False)]
        elif isinstance(item, pikepdf.Array):
            stack += [value for value in item if not getattr(value, "is_indirect", False)]


def times(inner, outer):
    """Of two matrices, what the first one is inside the second."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def pictures(page):
    """What a page places, with the matrix that puts it there."""
    matrix, saved = (1, 0, 0, 1, 0, 0), []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "q":
            saved.append(matrix)
        elif name == "Q":
            matrix = saved.pop()
        elif name == "cm":
            matrix = times([float(v) for v in operands], matrix)
        elif name == "Do":
            yield page.obj.Resources.XObject[str(operands[0])], matrix
