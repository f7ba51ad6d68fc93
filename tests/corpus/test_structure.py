"""The recorded verdicts of the official schemas, without those schemas."""

from collections import Counter

from einvoice import Syntax
from einvoice.structure import faults
from einvoice.structure.explain import explain
from einvoice.syntax.xml import parse
from tests.corpus_files import corpus_files

SCHEMAS = {
    "ubl-2.1-invoice": Syntax.UBL_INVOICE,
    "ubl-2.1-creditnote": Syntax.UBL_CREDIT_NOTE,
    "cii-d16b": Syntax.CII,
}


def test_every_verdict_of_a_schema_is_reproduced_by_schema_and_explainer() -> None:
    differences: list[str] = []
    unexplained: list[str] = []
    judged: Counter[tuple[str, bool]] = Counter()
    for document in corpus_files():
        for name, valid in document.xsd.items():
            if name not in SCHEMAS:
                continue
            judged[name, valid] += 1
            root = parse(document.data).root
            found = faults(root, SCHEMAS[name])
            explained = explain(root, SCHEMAS[name], most=1)
            if valid is not (not found) or valid is not (not explained):
                differences.append(f"{document} {name}: recorded {valid}, found {found[:2]}")
            if any(fault.kind == "XSD.other" for fault in found):
                unexplained.append(str(document))
    assert differences == []
    assert unexplained == []
    assert judged.keys() == {(name, valid) for name in SCHEMAS for valid in (True, False)}
