"""The page tree of a long document is balanced; its parent tree, a tree of small leaves, leads from each page's content and from
each link to the element that holds it: write_many.py PDF. Says how much it found; a fault is an exception.
"""
import sys

import pikepdf

WIDEST = 64  # kids of a node, keys of a leaf


def leaves(node, depth=0):
    if node.Type == "/Page":
        return [(depth, node)]
    assert len(node.Kids) <= WIDEST
    below = [leaf for kid in node.Kids for leaf in leaves(kid, depth + 1)]
    assert node.Count == len(below)
    assert all(kid.Parent.objgen == node.objgen for kid in node.Kids)
    return below


def numbers(node):
    if "/Kids" in node:
        entries = {}
        for kid in node.Kids:
            below = numbers(kid)
            assert [min(below), max(below)] == [int(limit) for limit in kid.Limits]
            assert not entries or min(below) > max(entries)
            entries.update(below)
        return entries
    assert len(node.Nums) <= 2 * WIDEST
    keys = [int(key) for key in list(node.Nums)[::2]]
    assert keys == sorted(set(keys))
    return dict(zip(keys, list(node.Nums)[1::2]))


def holds(element, wanted):
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    return any(wanted(kid) for kid in kids)


with pikepdf.open(sys.argv[1]) as pdf:
    pages = leaves(pdf.Root.Pages)
    assert max(depth for depth, _ in pages) == min(depth for depth, _ in pages) <= 3
    tree = pdf.Root.StructTreeRoot
    assert "/Kids" in tree.ParentTree
    parents = numbers(tree.ParentTree)
    assert max(parents) < tree.ParentTreeNextKey
    links = 0
    for _, page in pages:
        for mark, element in enumerate(parents[int(page.StructParents)]):
            assert element.Pg.objgen == page.objgen and holds(element, lambda kid: kid == mark)
        for link in page.get("/Annots", []):
            element = parents[int(link.StructParent)]
            assert element.S == "/Link" and holds(
                element, lambda kid: isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" and kid.Obj.objgen == link.objgen)
            links += 1
    print(f"{len(pages)} pages, {links} links")
