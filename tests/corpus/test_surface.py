"""A document that the reader finds nothing odd in has no surface: rules need not look for one."""

from einvoice.opening import open_document
from einvoice.syntax.surface import Surface, surface_of_tree
from tests.corpus_files import corpus_files


def test_what_is_not_odd_says_no_more_than_its_values() -> None:
    plain = 0
    for file in corpus_files():
        if not file.row["wellformed"]:
            continue
        opened = open_document(file.data)
        if not opened.is_odd:
            plain += 1
            assert surface_of_tree(opened.root, opened.result.syntax) == Surface(), str(file)
    assert plain > 1500, "nearly everything is taken for odd"
