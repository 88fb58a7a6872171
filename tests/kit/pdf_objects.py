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
