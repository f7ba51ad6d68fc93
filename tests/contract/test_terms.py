"""Every term of EN 16931-1 is in the model, and every field of the model is a described term."""

import re
import subprocess
import sys

import pytest

from einvoice.model.descriptions import words_of
from einvoice.model.numbers import extension_numbers
from einvoice.model.places import Place, places
from einvoice.model.terms import origin_of
from einvoice.terms import TERMS, Origin, Term, at, paths_of
from tests.contract.project_files import ROOT

NORM = """
BT-1 I 1..1 Invoice number
BT-2 D 1..1 Invoice issue date
BT-3 C 1..1 Invoice type code
BT-5 C 1..1 Invoice currency code
BT-6 C 0..1 VAT accounting currency code
BT-7 D 0..1 Value added tax point date
BT-8 C 0..1 Value added tax point date code
BT-9 D 0..1 Payment due date
BT-10 T 0..1 Buyer reference
BT-11 R 0..1 Project reference
BT-12 R 0..1 Contract reference
BT-13 R 0..1 Purchase order reference
BT-14 R 0..1 Sales order reference
BT-15 R 0..1 Receiving advice reference
BT-16 R 0..1 Despatch advice reference
BT-17 R 0..1 Tender or lot reference
BT-18 I 0..1 Invoiced object identifier
BT-18-1 C 0..1 Invoiced object identifier scheme identifier
BT-19 T 0..1 Buyer accounting reference
BT-20 T 0..1 Payment terms
BG-1 G 0..n Invoice note
BT-21 C 0..1 Invoice note subject code
BT-22 T 1..1 Invoice note
BG-2 G 1..1 Process control
BT-23 T 0..1 Business process type
BT-24 I 1..1 Specification identifier
BG-3 G 0..n Preceding Invoice reference
BT-25 R 1..1 Preceding Invoice reference
BT-26 D 0..1 Preceding Invoice issue date
BG-4 G 1..1 Seller
BT-27 T 1..1 Seller name
BT-28 T 0..1 Seller trading name
BT-29 I 0..n Seller identifier
BT-29-1 C 0..1 Seller identifier scheme identifier
BT-30 I 0..1 Seller legal registration identifier
BT-30-1 C 0..1 Seller legal registration identifier scheme identifier
BT-31 I 0..1 Seller VAT identifier
BT-32 I 0..1 Seller tax registration identifier
BT-33 T 0..1 Seller additional legal information
BT-34 I 0..1 Seller electronic address
BT-34-1 C 1..1 Seller electronic address scheme identifier
BG-5 G 1..1 Seller postal address
BT-35 T 0..1 Seller address line 1
BT-36 T 0..1 Seller address line 2
BT-162 T 0..1 Seller address line 3
BT-37 T 0..1 Seller city
BT-38 T 0..1 Seller post code
BT-39 T 0..1 Seller country subdivision
BT-40 C 1..1 Seller country code
BG-6 G 0..1 Seller contact
BT-41 T 0..1 Seller contact point
BT-42 T 0..1 Seller contact telephone number
BT-43 T 0..1 Seller contact email address
BG-7 G 1..1 Buyer
BT-44 T 1..1 Buyer name
BT-45 T 0..1 Buyer trading name
BT-46 I 0..1 Buyer identifier
BT-46-1 C 0..1 Buyer identifier scheme identifier
BT-47 I 0..1 Buyer legal registration identifier
BT-47-1 C 0..1 Buyer legal registration identifier scheme identifier
BT-48 I 0..1 Buyer VAT identifier
BT-49 I 0..1 Buyer electronic address
BT-49-1 C 1..1 Buyer electronic address scheme identifier
BG-8 G 1..1 Buyer postal address
BT-50 T 0..1 Buyer address line 1
BT-51 T 0..1 Buyer address line 2
BT-163 T 0..1 Buyer address line 3
BT-52 T 0..1 Buyer city
BT-53 T 0..1 Buyer post code
BT-54 T 0..1 Buyer country subdivision
BT-55 C 1..1 Buyer country code
BG-9 G 0..1 Buyer contact
BT-56 T 0..1 Buyer contact point
BT-57 T 0..1 Buyer contact telephone number
BT-58 T 0..1 Buyer contact email address
BG-10 G 0..1 Payee
BT-59 T 1..1 Payee name
BT-60 I 0..1 Payee identifier
BT-60-1 C 0..1 Payee identifier scheme identifier
BT-61 I 0..1 Payee legal registration identifier
BT-61-1 C 0..1 Payee legal registration identifier scheme identifier
BG-11 G 0..1 Seller tax representative party
BT-62 T 1..1 Seller tax representative name
BT-63 I 1..1 Seller tax representative VAT identifier
BG-12 G 1..1 Seller tax representative postal address
BT-64 T 0..1 Tax representative address line 1
BT-65 T 0..1 Tax representative address line 2
BT-164 T 0..1 Tax representative address line 3
BT-66 T 0..1 Tax representative city
BT-67 T 0..1 Tax representative post code
BT-68 T 0..1 Tax representative country subdivision
BT-69 C 1..1 Tax representative country code
BG-13 G 0..1 Delivery information
BT-70 T 0..1 Deliver to party name
BT-71 I 0..1 Deliver to location identifier
BT-71-1 C 0..1 Deliver to location identifier scheme identifier
BT-72 D 0..1 Actual delivery date
BG-14 G 0..1 Invoicing period
BT-73 D 0..1 Invoicing period start date
BT-74 D 0..1 Invoicing period end date
BG-15 G 0..1 Deliver to address
BT-75 T 0..1 Deliver to address line 1
BT-76 T 0..1 Deliver to address line 2
BT-165 T 0..1 Deliver to address line 3
BT-77 T 0..1 Deliver to city
BT-78 T 0..1 Deliver to post code
BT-79 T 0..1 Deliver to country subdivision
BT-80 C 1..1 Deliver to country code
BG-16 G 0..1 Payment instructions
BT-81 C 1..1 Payment means type code
BT-82 T 0..1 Payment means text
BT-83 T 0..1 Remittance information
BG-17 G 0..n Credit transfer
BT-84 I 1..1 Payment account identifier
BT-85 T 0..1 Payment account name
BT-86 I 0..1 Payment service provider identifier
BG-18 G 0..1 Payment card information
BT-87 T 1..1 Payment card primary account number
BT-88 T 0..1 Payment card holder name
BG-19 G 0..1 Direct debit
BT-89 I 0..1 Mandate reference identifier
BT-90 I 0..1 Bank assigned creditor identifier
BT-91 I 0..1 Debited account identifier
BG-20 G 0..n Document level allowances
BT-92 A 1..1 Document level allowance amount
BT-93 A 0..1 Document level allowance base amount
BT-94 P 0..1 Document level allowance percentage
BT-95 C 1..1 Document level allowance VAT category code
BT-96 P 0..1 Document level allowance VAT rate
BT-97 T 0..1 Document level allowance reason
BT-98 C 0..1 Document level allowance reason code
BG-21 G 0..n Document level charges
BT-99 A 1..1 Document level charge amount
BT-100 A 0..1 Document level charge base amount
BT-101 P 0..1 Document level charge percentage
BT-102 C 1..1 Document level charge VAT category code
BT-103 P 0..1 Document level charge VAT rate
BT-104 T 0..1 Document level charge reason
BT-105 C 0..1 Document level charge reason code
BG-22 G 1..1 Document totals
BT-106 A 1..1 Sum of Invoice line net amount
BT-107 A 0..1 Sum of allowances on document level
BT-108 A 0..1 Sum of charges on document level
BT-109 A 1..1 Invoice total amount without VAT
BT-110 A 0..1 Invoice total VAT amount
BT-111 A 0..1 Invoice total VAT amount in accounting currency
BT-112 A 1..1 Invoice total amount with VAT
BT-113 A 0..1 Paid amount
BT-114 A 0..1 Rounding amount
BT-115 A 1..1 Amount due for payment
BG-23 G 1..n VAT breakdown
BT-116 A 1..1 VAT category taxable amount
BT-117 A 1..1 VAT category tax amount
BT-118 C 1..1 VAT category code
BT-119 P 0..1 VAT category rate
BT-120 T 0..1 VAT exemption reason text
BT-121 C 0..1 VAT exemption reason code
BG-24 G 0..n Additional supporting documents
BT-122 R 1..1 Supporting document reference
BT-123 T 0..1 Supporting document description
BT-124 T 0..1 External document location
BT-125 B 0..1 Attached document
BT-125-1 C 1..1 Attached document Mime code
BT-125-2 T 1..1 Attached document Filename
BG-25 G 1..n Invoice line
BT-126 I 1..1 Invoice line identifier
BT-127 T 0..1 Invoice line note
BT-128 I 0..1 Invoice line object identifier
BT-128-1 C 0..1 Invoice line object identifier scheme identifier
BT-129 Q 1..1 Invoiced quantity
BT-130 C 1..1 Invoiced quantity unit of measure code
BT-131 A 1..1 Invoice line net amount
BT-132 R 0..1 Referenced purchase order line reference
BT-133 T 0..1 Invoice line Buyer accounting reference
BG-26 G 0..1 Invoice line period
BT-134 D 0..1 Invoice line period start date
BT-135 D 0..1 Invoice line period end date
BG-27 G 0..n Invoice line allowances
BT-136 A 1..1 Invoice line allowance amount
BT-137 A 0..1 Invoice line allowance base amount
BT-138 P 0..1 Invoice line allowance percentage
BT-139 T 0..1 Invoice line allowance reason
BT-140 C 0..1 Invoice line allowance reason code
BG-28 G 0..n Invoice line charges
BT-141 A 1..1 Invoice line charge amount
BT-142 A 0..1 Invoice line charge base amount
BT-143 P 0..1 Invoice line charge percentage
BT-144 T 0..1 Invoice line charge reason
BT-145 C 0..1 Invoice line charge reason code
BG-29 G 1..1 Price details
BT-146 U 1..1 Item net price
BT-147 U 0..1 Item price discount
BT-148 U 0..1 Item gross price
BT-149 Q 0..1 Item price base quantity
BT-150 C 0..1 Item price base quantity unit of measure code
BG-30 G 1..1 Line VAT information
BT-151 C 1..1 Invoiced item VAT category code
BT-152 P 0..1 Invoiced item VAT rate
BG-31 G 1..1 Item information
BT-153 T 1..1 Item name
BT-154 T 0..1 Item description
BT-155 I 0..1 Item Seller's identifier
BT-156 I 0..1 Item Buyer's identifier
BT-157 I 0..1 Item standard identifier
BT-157-1 C 1..1 Item standard identifier scheme identifier
BT-158 I 0..n Item classification identifier
BT-158-1 C 1..1 Item classification identifier scheme identifier
BT-158-2 T 0..1 Item classification identifier scheme version
BT-159 C 0..1 Item country of origin
BG-32 G 0..n Item attributes
BT-160 T 1..1 Item attribute name
BT-161 T 1..1 Item attribute value
"""
"""Number, data type, cardinality and name, in the order of the norm's groups."""

DATA_TYPES = {
    "A": "Amount",
    "B": "Binary object",
    "C": "Code",
    "D": "Date",
    "G": "Group",
    "I": "Identifier",
    "P": "Percentage",
    "Q": "Quantity",
    "R": "Document reference",
    "T": "Text",
    "U": "Unit price amount",
}

IDENTIFIERS_HERE = {"BT-87"}
"""Texts of the norm that the model takes for identifiers, as both syntaxes do."""

Row = tuple[str, str, str, str]


def norm() -> list[Row]:
    rows: list[Row] = []
    for line in NORM.strip().splitlines():
        number, letter, cardinality, name = line.split(" ", 3)
        data_type = "Identifier" if number in IDENTIFIERS_HERE else DATA_TYPES[letter]
        rows.append((number, data_type, cardinality, name))
    return rows


def all_places() -> list[Place]:
    return places(extension_numbers())


def core() -> dict[str, Term]:
    return {id: term for id, term in TERMS.items() if term.origin is Origin.EN16931}


def test_the_table_above_holds_every_number_of_the_norm() -> None:
    numbers = {number for number, *_ in norm()}
    plain = {number for number in numbers if number.count("-") == 1}
    expected = {f"BT-{number}" for number in range(1, 166) if number != 4}
    assert plain == expected | {f"BG-{number}" for number in range(1, 33)}


@pytest.mark.parametrize("row", norm(), ids=lambda row: row[0])
def test_a_term_of_the_norm_is_in_the_model_as_the_norm_has_it(row: Row) -> None:
    term = TERMS[row[0]]
    assert (term.id, term.data_type, term.cardinality, term.name) == row


def test_the_model_claims_no_number_that_the_norm_does_not_have() -> None:
    assert set(core()) == {number for number, *_ in norm()}


def test_terms_stand_in_the_order_of_their_numbers_groups_after_terms() -> None:
    ids = list(TERMS)
    assert ids[:4] == ["BT-1", "BT-2", "BT-3", "BT-5"]
    assert ids.index("BT-29") + 1 == ids.index("BT-29-1")
    assert ids.index("BT-165") + 1 == ids.index("BG-1")
    origins = [term.origin for term in TERMS.values()]
    assert origins == sorted(origins, key=list(Origin).index)


def test_ids_are_unique_also_among_the_further_numbers() -> None:
    numbers = [number for term in TERMS.values() for number in (term.id, *term.also)]
    assert len(numbers) == len(set(numbers))


def test_ids_have_the_form_of_their_norm() -> None:
    form = re.compile(
        r"B[TG]-[0-9]+(-[0-9]+)?|B[TG]-X-[0-9]+(-[0-9]+)?|B[TG]-DEX-[0-9]+"
        r"|EXT-FR-FE-(BG-)?[0-9]+(-[0-9]+)?|X:[a-z0-9_.\[\]]+"
    )
    numbers = [number for term in TERMS.values() for number in (term.id, *term.also)]
    assert [number for number in numbers if not form.fullmatch(number)] == []


def test_every_extension_contributes() -> None:
    numbers = [number for term in TERMS.values() for number in (term.id, *term.also)]
    assert {origin_of(number) for number in numbers} == set(Origin)


def test_every_field_of_the_model_is_found_by_its_path() -> None:
    for place in all_places():
        found = at(place.path)
        assert found.id == place.numbers[0]
        assert place.path in paths_of(found.id)


OF_ANOTHER_KIND = {
    # the first one (BT-19) is a text
    "more_accounting_references[].id": "Identifier",
    # the first discount is part of the price, with its unit prices
    "lines[].price.more_discounts[].amount": "Amount",
    "lines[].price.more_discounts[].base_amount": "Amount",
}
"""Further places of a term whose field has another data type than the first."""


def test_places_that_share_a_term_agree_on_its_kind() -> None:
    different = {
        place.path: place.data_type
        for place in all_places()
        if at(place.path).data_type != place.data_type
    }
    assert different == OF_ANOTHER_KIND


def test_every_term_is_named_and_described() -> None:
    assert [id for id, term in TERMS.items() if not term.name or not term.description] == []


def test_every_field_has_words_of_its_own_below_it() -> None:
    without = {
        (place.group.__name__, place.field)
        for place in all_places()
        if not any(
            (cls.__name__, place.field) in words_of(cls.__module__) for cls in place.group.__mro__
        )
    }
    assert without == set()


ONE_IN_A_GROUP_THAT_REPEATS = {"BG-17", "BT-158"}
"""Terms that the norm repeats, where the model repeats the group around them."""


def test_what_may_stand_several_times_is_a_list() -> None:
    single = {
        place.numbers[0]
        for place in all_places()
        if place.cardinality.endswith("n") and not place.path.endswith(("[]", ".value"))
    }
    assert single == ONE_IN_A_GROUP_THAT_REPEATS


def test_importing_the_index_does_not_build_it() -> None:
    program = "import sys, einvoice.terms; print('einvoice.model.places' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert result.stdout.strip() == "False"


def test_the_numbers_of_the_extensions_are_current() -> None:
    tool = ROOT / "tools" / "extension_numbers.py"
    result = subprocess.run(
        [sys.executable, str(tool), "--check"], capture_output=True, text=True, cwd=ROOT
    )
    assert result.returncode == 0, result.stderr
