"""The root element is told without parsing, in every encoding, and never slowly."""

import pytest

from einvoice import write
from einvoice.example import example_invoice
from einvoice.syntax.peek import is_invoice, peek_root

CII = write(example_invoice(), syntax="cii")
ROOT = "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice"


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_what_the_library_writes_is_an_invoice(syntax: str) -> None:
    root = peek_root(write(example_invoice(), syntax=syntax))
    assert root is not None
    assert is_invoice(root)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + CII,
        b" \n" + CII,
        b"<?xml version='1.0'?><!-- <other> --><?a b?>" + CII.partition(b"?>")[2],
        CII.decode().encode("utf-16"),
        CII + b"<broken",
    ],
)
def test_what_comes_before_the_root_is_passed_over(data: bytes) -> None:
    assert peek_root(data) == ROOT


@pytest.mark.parametrize(
    ("data", "root"),
    [
        (b"<a/>", "a"),
        (b'<a xmlns="urn:b">', "{urn:b}a"),
        (b"<p:a c='>' xmlns:q='urn:c' xmlns:p = 'urn:b'>", "{urn:b}a"),
        (b"<p:a xmlns='urn:b'>", "a"),
    ],
)
def test_namespaces_are_those_of_the_start_tag(data: bytes, root: str) -> None:
    assert peek_root(data) == root
    assert not is_invoice(root)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text",
        b"%PDF-1.7",
        b"<",
        b"<a",
        b"<!-- a",
        b"<!DOCTYPE a><a/>",
        b"<a " + b"b" * 99_999,
    ],
)
def test_what_has_no_root_has_none(data: bytes) -> None:
    assert peek_root(data) is None


@pytest.mark.parametrize("data", [b"<!--" * 50_000, b"<a " + b"b='" * 50_000, b"<?" * 50_000])
def test_hostile_starts_come_to_an_end(data: bytes) -> None:
    assert peek_root(data) is None
