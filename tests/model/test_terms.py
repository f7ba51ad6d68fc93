"""Terms are found by number and by place."""

import pytest

from einvoice import terms
from einvoice.errors import UnknownTermError
from einvoice.model.terms import Origin, Tag, origin_of
from einvoice.terms import TERMS, at, ids_of, paths_of, term


@pytest.mark.parametrize(
    ("number", "origin"),
    [
        ("BT-27", Origin.EN16931),
        ("BT-165", Origin.EN16931),
        ("BT-158-2", Origin.EN16931),
        ("BG-32", Origin.EN16931),
        ("BT-179", Origin.EN16931_2026),
        ("BG-34", Origin.EN16931_2026),
        ("BT-X-7", Origin.FACTURX_EXTENDED),
        ("BG-X-7", Origin.FACTURX_EXTENDED),
        ("BT-DEX-001", Origin.XRECHNUNG_EXTENSION),
        ("BG-DEX-09", Origin.XRECHNUNG_EXTENSION),
        ("EXT-FR-FE-01", Origin.CTC_FR),
        ("EXT-FR-FE-BG-01", Origin.CTC_FR),
        ("X:project_name", Origin.SYNTAX),
    ],
)
def test_a_number_says_who_defines_it(number: str, origin: Origin) -> None:
    assert origin_of(number) is origin


def test_a_term_is_found_by_its_number_in_either_case() -> None:
    assert term("BT-27").path == "seller.name"
    assert term("bt-27") is TERMS["BT-27"]


def test_a_term_is_found_by_the_number_that_another_extension_gives_it() -> None:
    assert term("EXT-FR-FE-66") is term("BT-X-335")
    assert "EXT-FR-FE-66" in term("BT-X-335").also
    assert "EXT-FR-FE-66" not in TERMS


@pytest.mark.parametrize(
    "path",
    [
        "lines[].net_amount",
        "lines[3].net_amount",
        "lines.net_amount",
        "lines.3.net_amount",
        "lines[0].sub_lines[1].net_amount",
        "lines[0].sub_lines[1].sub_lines[7].net_amount",
    ],
)
def test_a_path_leads_to_its_term_with_and_without_indexes(path: str) -> None:
    assert at(path).id == "BT-131"


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("seller", "BG-4"),
        ("seller.address.line_3", "BT-162"),
        ("delivery.address.line_1", "BT-75"),
        ("lines", "BG-25"),
        ("payment.means[0].code", "BT-81"),
        ("payment.means[0].debited_account_id", "BT-91"),
        ("payment.direct_debit.creditor_id", "BT-90"),
        ("seller.ids[0].value", "BT-29"),
        ("seller.ids[0].scheme", "BT-29-1"),
        ("lines[0].item.classifications[0].scheme", "BT-158-1"),
        ("supporting_documents[0].attachment.mime_code", "BT-125-1"),
        ("sales_agent.name", "BT-X-335"),
        ("lines[0].item_seller.name", "BT-X-569"),
        ("allowances[0].vat_exemption_reason", "BT-173"),
        ("currency_exchange", "BG-X-41"),
        ("more_payment_terms[0].text", "BT-20"),
        ("seller.more_contacts[0].email", "BT-43"),
        ("third_party_payments[0].amount", "BT-DEX-002"),
        ("lines[0].sub_lines[0]", "BG-DEX-01"),
        ("lines[0].sub_lines[0].sub_lines[0]", "BG-DEX-01"),
        ("lines[0].sub_lines[0].vat", "BG-DEX-06"),
        ("lines[0].sub_lines[0].sub_lines[0].vat", "BG-DEX-06"),
        ("lines[0].sub_lines[0].vat.rate", "BT-152"),
        ("payment.means[0].card.network_id", "X:payment.means[].card.network_id"),
    ],
)
def test_a_place_has_the_number_that_the_norms_give_it(path: str, id: str) -> None:
    assert at(path).id == id


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("BT-X-335", "Sales agent name"),
        ("BT-X-350", "Sales agent address line 2"),
        ("BT-X-357", "Sales agent legal registration address line 2"),
        ("BG-DEX-05", "Sub invoice line period"),
        ("BG-DEX-06", "Sub invoice line VAT information"),
        ("BG-DEX-07", "Sub invoice line price details"),
    ],
)
def test_a_part_is_named_after_what_it_is_part_of(id: str, name: str) -> None:
    assert TERMS[id].name == name


def test_a_term_knows_every_place_where_it_stands() -> None:
    assert paths_of("BT-20") == ("payment_terms", "more_payment_terms[].text")
    assert paths_of("BT-131") == ("lines[].net_amount",)


def test_a_field_of_a_shared_group_has_several_ids() -> None:
    from einvoice.model.party import Address, Seller

    assert ids_of(Seller, "name") == {"BT-27"}
    assert {"BT-35", "BT-50", "BT-64", "BT-75"} <= ids_of(Address, "line_1")


def test_a_group_is_told_from_a_term() -> None:
    assert TERMS["BG-4"].is_group
    assert not TERMS["BT-27"].is_group


def test_an_unknown_number_gets_a_suggestion() -> None:
    with pytest.raises(UnknownTermError, match=r"BT-1333.+did you mean 'BT-133'\?"):
        term("BT-1333")


def test_an_unknown_path_gets_a_suggestion() -> None:
    with pytest.raises(UnknownTermError, match=r"did you mean 'seller.name'\?") as caught:
        at("seller.nam")
    assert caught.value.term == "seller.nam"


def test_the_index_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        TERMS["BT-4"] = TERMS["BT-5"]  # pyright: ignore[reportIndexIssue]  # that is the point


def test_the_module_has_no_other_lazy_names() -> None:
    with pytest.raises(AttributeError, match="NUMBERS"):
        terms.__getattr__("NUMBERS")


def test_a_tag_defaults_to_at_most_once() -> None:
    assert Tag("BT-27", "Seller name").cardinality == "0..1"
