"""The VAT categories (UNTDID 5305) that have rules of their own, and how such rules are made."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from einvoice.rules.rule import BOTH, Hit, Rule, area_of
from einvoice.rules.stated import Stated


@dataclass(frozen=True, slots=True)
class Category:
    """A VAT category as the texts speak of it."""

    code: str
    name_en: str
    name_de: str


CATEGORIES = {
    category.code: category
    for category in (
        Category("S", "standard rate", "Regelbesteuerung"),
        Category("Z", "zero rate", "Nullsatz"),
        Category("E", "exempt", "steuerbefreit"),
        Category("AE", "reverse charge", "Umkehr der Steuerschuld"),
        Category("K", "intra-community supply", "innergemeinschaftliche Lieferung"),
        Category("G", "export outside the EU", "Ausfuhr aus der EU"),
        Category("O", "outside the scope of VAT", "nicht steuerbar"),
        Category("L", "IGIC of the Canary Islands", "IGIC der Kanarischen Inseln"),
        Category("M", "IPSI of Ceuta and Melilla", "IPSI von Ceuta und Melilla"),
    )
}


def made(
    rule_id: str,
    code: str,
    text: str,
    *terms: str,
    module: str,
    syntax: Literal["ubl", "cii"] | None = None,
    inert: str = "",
    **facts: str,
) -> Rule:
    """A rule of a category, whose family checks it; `text` names what it shares with others."""
    category = CATEGORIES[code]
    return Rule(
        rule_id,
        _unasked,
        terms,
        syntaxes=BOTH if syntax is None else frozenset({syntax}),
        area=area_of(module),
        text=text,
        facts={
            "code": code,
            "name_en": category.name_en,
            "name_de": category.name_de,
            **facts,
        },
        inert=inert,
    )


def _unasked(stated: Stated) -> Iterable[Hit]:
    return ()
