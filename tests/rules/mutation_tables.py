"""Which rules demand what: what must fire when a term is dropped, or its code is none.

Ids are separated by blanks; one that holds in a single syntax has that behind it: "BR-55@cii".
"""

EN16931 = {
    "number": "BR-02",
    "issue_date": "BR-03",
    "type_code": "BR-04",
    "currency_code": "BR-05",
    "seller.name": "BR-06",
    "seller.address": "BR-08 BR-09@cii",
    "seller.address.country_code": "BR-09",
    "seller.electronic_address.scheme": "BR-62",
    "buyer": "BR-07 BR-10 BR-11@cii",
    "buyer.name": "BR-07",
    "buyer.address": "BR-10 BR-11@cii",
    "buyer.address.country_code": "BR-11",
    "buyer.electronic_address.scheme": "BR-63",
    "payee.name": "BR-17",
    "tax_representative.name": "BR-18",
    "tax_representative.vat_id": "BR-56",
    "tax_representative.address": "BR-19 BR-20@cii",
    "tax_representative.address.country_code": "BR-20",
    "delivery.address.country_code": "BR-57",
    "preceding_invoices[].reference": "BR-55@cii",
    "payment.means[].code": "BR-49@cii",
    "payment.means[].account": "BR-61@ubl",
    "payment.means[].account.account_id": "BR-50 BR-61",
    "allowances[]": "BR-CO-11 BR-S-08",
    "allowances[].amount": "BR-31 BR-CO-11 BR-S-08",
    "allowances[].vat_category_code": "BR-32 BR-S-08",
    "allowances[].vat_rate": "BR-S-06 BR-S-08",
    "charges[]": "BR-CO-12 BR-S-08",
    "charges[].amount": "BR-36 BR-CO-12 BR-S-08",
    "charges[].vat_category_code": "BR-37 BR-S-08",
    "charges[].vat_rate": "BR-S-07 BR-S-08",
    "totals.sum_of_lines": "BR-12 BR-CO-10 BR-CO-13",
    "totals.sum_of_allowances": "BR-CO-11 BR-CO-13",
    "totals.sum_of_charges": "BR-CO-12 BR-CO-13",
    "totals.total_without_vat": "BR-13 BR-CO-13 BR-CO-15",
    "totals.vat_total": "BR-CO-15@cii",
    "totals.vat_total_in_accounting_currency": "BR-53 BR-DEC-15@cii",
    "totals.total_with_vat": "BR-14 BR-CO-15 BR-CO-16",
    "totals.paid_amount": "BR-CO-16",
    "totals.rounding_amount": "BR-CO-16",
    "totals.amount_due": "BR-15 BR-CO-16",
    "vat_breakdown[].taxable_amount": "BR-45",
    "vat_breakdown[].tax_amount": "BR-46 BR-CO-17",
    "vat_breakdown[].category_code": "BR-47",
    "vat_breakdown[].rate": "BR-48",
    "supporting_documents[].reference": "BR-52@cii",
    "lines[]": "BR-CO-10",
    "lines[].id": "BR-21",
    "lines[].unit_code": "BR-23",
    "lines[].net_amount": "BR-24 BR-CO-10",
    "lines[].allowances[].amount": "BR-41",
    "lines[].charges[].amount": "BR-43",
    "lines[].price": "BR-26 BR-27",
    "lines[].price.net_amount": "BR-26 BR-27",
    "lines[].vat": "BR-CO-04",
    "lines[].vat.category_code": "BR-CO-04",
    "lines[].item": "BR-25",
    "lines[].item.name": "BR-25",
    "lines[].item.standard_id.scheme": "BR-64",
    "lines[].item.classifications[].scheme": "BR-65",
    "lines[].item.attributes[].name": "BR-54@cii",
    "lines[].item.attributes[].value": "BR-54",
}
"""By term, what EN 16931 demands of every invoice that states it (an element that UBL demands
is written empty, and counts as stated there)."""

CLAIM = {"process": "BR-01", "process.specification_id": "BR-01"}
"""What is demanded where the invoice is not written as a profile, which claims itself."""

_STANDARD = {
    "vat_breakdown[].taxable_amount": "BR-CO-17 BR-S-08 BR-S-09",
    "vat_breakdown[].tax_amount": "BR-CO-14 BR-S-09",
    "vat_breakdown[].rate": "BR-CO-17 BR-S-09",
    "lines[]": "BR-S-08",
    "lines[].net_amount": "BR-S-08",
    "lines[].vat": "BR-S-08",
    "lines[].vat.category_code": "BR-S-08",
    "lines[].vat.rate": "BR-S-05 BR-S-08",
}
"""What follows where everything has the standard rate."""

SMALL = _STANDARD | {
    "seller": "BR-06 BR-08 BR-09@cii BR-S-02 BR-CO-26@ubl",
    "seller.vat_id": "BR-CO-26 BR-S-02",
    "vat_breakdown[]": "BR-CO-14@cii BR-CO-18 BR-S-01",
    "vat_breakdown[].category_code": "BR-S-01",
    "lines[]": "BR-16 BR-S-01@ubl BR-S-08",
    "lines[].vat": "BR-S-01@ubl BR-S-08",
    "lines[].vat.category_code": "BR-S-01@ubl BR-S-08",
}
"""What follows where there is one line, one rate, and one number of the seller."""

RICH = {
    "seller": "BR-06@cii BR-08@cii BR-09@cii",
    "vat_breakdown[0]": "BR-CO-14 BR-S-01",
    "vat_breakdown[0].taxable_amount": "BR-CO-17 BR-S-08 BR-S-09",
    "vat_breakdown[0].tax_amount": "BR-CO-14 BR-S-09",
    "vat_breakdown[0].category_code": "BR-S-01",
    "vat_breakdown[0].rate": "BR-CO-17 BR-S-09",
    "vat_breakdown[1]": "BR-E-01",
    "vat_breakdown[1].taxable_amount": "BR-E-08",
    "vat_breakdown[1].tax_amount": "BR-E-09",
    "vat_breakdown[1].category_code": "BR-E-01",
    "lines[0]": "BR-S-08",
    "lines[0].net_amount": "BR-S-08",
    "lines[0].vat": "BR-S-08",
    "lines[0].vat.category_code": "BR-S-08",
    "lines[0].vat.rate": "BR-S-05 BR-S-08",
    "lines[1]": "BR-E-01@cii BR-E-08",
    "lines[1].net_amount": "BR-E-08",
    "lines[1].vat": "BR-E-01@cii BR-E-08",
    "lines[1].vat.category_code": "BR-E-01@cii BR-E-08",
    "lines[1].vat.rate": "BR-E-05",
}
"""What follows where one line of two is exempt."""

EXAMPLE = _STANDARD | {
    "seller": "BR-06 BR-08 BR-09@cii BR-S-02 BR-S-04 BR-CO-26@ubl",
    "seller.vat_id": "BR-S-02 BR-S-04",
    "vat_breakdown[]": "BR-CO-14",
}
"""What follows where there are two standard rates, and a register number of the seller."""

_LINE_ARITHMETIC = {
    "lines[].quantity": "PEPPOL-EN16931-R120",
    "lines[].net_amount": "PEPPOL-EN16931-R120",
    "lines[].price": "PEPPOL-EN16931-R120",
    "lines[].price.net_amount": "PEPPOL-EN16931-R120",
    "lines[1].price.base_quantity": "PEPPOL-EN16931-R120",
    "lines[].allowances[]": "PEPPOL-EN16931-R120",
    "lines[].allowances[].amount": "PEPPOL-EN16931-R040 PEPPOL-EN16931-R120",
    "lines[].allowances[].base_amount": "PEPPOL-EN16931-R041",
    "lines[].allowances[].percentage": "PEPPOL-EN16931-R042",
}

XRECHNUNG = _LINE_ARITHMETIC | {
    "type_code": "BR-DE-17",
    "buyer_reference": "BR-DE-15",
    "seller": "BR-DE-16 BR-DE-2@ubl",
    "seller.vat_id": "BR-DE-16",
    "seller.electronic_address": "PEPPOL-EN16931-R020",
    "seller.address.city": "BR-DE-3",
    "seller.address.post_code": "BR-DE-4",
    "seller.contact": "BR-DE-2",
    "seller.contact.point": "BR-DE-5",
    "seller.contact.telephone": "BR-DE-6 BR-DE-27",
    "seller.contact.email": "BR-DE-7 BR-DE-28",
    "buyer.electronic_address": "PEPPOL-EN16931-R010",
    "buyer.address.city": "BR-DE-8",
    "buyer.address.post_code": "BR-DE-9",
    "delivery.address.city": "BR-DE-10",
    "delivery.address.post_code": "BR-DE-11",
    "payment": "BR-DE-1",
    "payment.means[]": "BR-DE-1@cii",
    "payment.means[].account": "BR-DE-19 BR-DE-23-a",
    "payment.means[].account.account_id": "BR-DE-19",
    "vat_breakdown[].rate": "BR-DE-14",
    "lines[0].price.net_amount": "PEPPOL-EN16931-R046",
    "lines[].price.discount": "PEPPOL-EN16931-R046",
}
"""By term, what XRechnung demands beside."""

PEPPOL = _LINE_ARITHMETIC | {
    "type_code": "DE-R-017@ubl",
    "buyer_reference": "DE-R-015@ubl",
    "seller.vat_id": "DE-R-016@ubl",
    "seller.electronic_address": "PEPPOL-EN16931-R020",
    "seller.electronic_address.scheme": "PEPPOL-EN16931-CL008@cii",
    "seller.address.city": "DE-R-003@ubl",
    "seller.address.post_code": "DE-R-004@ubl",
    "seller.contact": "DE-R-002@ubl",
    "seller.contact.point": "DE-R-005@ubl",
    "seller.contact.telephone": "DE-R-006@ubl DE-R-027@ubl",
    "seller.contact.email": "DE-R-007@ubl DE-R-028@ubl",
    "buyer.electronic_address": "PEPPOL-EN16931-R010",
    "buyer.electronic_address.scheme": "PEPPOL-EN16931-CL008@cii",
    "buyer.address.city": "DE-R-008@ubl",
    "buyer.address.post_code": "DE-R-009@ubl",
    "delivery.address.city": "DE-R-010@ubl",
    "delivery.address.post_code": "DE-R-011@ubl",
    "payment": "DE-R-001@ubl",
    "payment.means[].account": "DE-R-019@ubl DE-R-023-1@ubl",
    "payment.means[].account.account_id": "DE-R-019@ubl",
    "totals.vat_total": "PEPPOL-EN16931-R053@cii",
    "vat_breakdown[].rate": "DE-R-014@ubl",
    "lines[0].price.net_amount": "PEPPOL-EN16931-R046@ubl",
    "lines[].price.discount": "PEPPOL-EN16931-R046@ubl",
}
"""By term, what Peppol BIS Billing and its German rules demand beside."""

LEFT_INCOMPLETE = frozenset(
    (
        "number",
        "issue_date",
        "type_code",
        "process",
        "process.specification_id",
        "notes[].text",
        "seller",
        "seller.name",
        "buyer",
        "payee.name",
        "payment.means[].account",
        "payment.means[].account.account_id",
        "allowances[].amount",
        "charges[].amount",
        "totals.amount_due",
        "vat_breakdown[].tax_amount",
        "supporting_documents[].attachment.mime_code",
        "supporting_documents[].attachment.filename",
        "lines[]",
        "lines[].id",
        "lines[].quantity",
        "lines[].net_amount",
        "lines[].allowances[].amount",
        "lines[].charges[].amount",
        "lines[].price",
        "lines[].price.net_amount",
        "lines[].price.base_quantity",
        "lines[].vat",
        "lines[].item.name",
        "lines[].item.classifications[].code",
        "lines[].item.standard_id.scheme",
        "lines[].item.attributes[].name",
        "lines[].item.attributes[].value",
    )
)
"""Terms without which an element lacks a part, or is empty: there the structure, or a rule on
syntax, may have something to say as well."""

NOT_WRITTEN_ALONE = {
    "vat_currency_code": "the VAT total in that currency has no currency then",
    "seller": "UBL has the creditor identifier in the seller",
    "payment.means[]": "UBL has remittance information and mandate in the means",
}
"""Terms that cannot be dropped without others, where a syntax holds those in them."""

UNTOLD = {
    "totals": "an empty element is written, and the model cannot tell it from none",
    "currency_code": "no amount has its currency then, and Peppol looks at each",
}
"""Terms whose loss takes so much with it that only the rule that demands them is looked for."""

TOGETHER: dict[tuple[str, ...], str] = {
    ("lines[0].quantity", "lines[0].unit_code"): "BR-22 BR-23",
    ("allowances[0].reason", "allowances[0].reason_code"): "BR-33 BR-CO-21",
    ("charges[0].reason", "charges[0].reason_code"): "BR-38 BR-CO-22",
    ("lines[0].allowances[0].reason", "lines[0].allowances[0].reason_code"): "BR-42 BR-CO-23",
    ("lines[0].charges[0].reason", "lines[0].charges[0].reason_code"): "BR-44 BR-CO-24",
    (
        "vat_breakdown[1].exemption_reason",
        "vat_breakdown[1].exemption_reason_code",
    ): "BR-E-10",
    ("seller.vat_id", "seller.tax_registration_id"): "",
    (
        "seller.vat_id",
        "seller.tax_registration_id",
        "tax_representative",
    ): "BR-E-02 BR-S-02 BR-S-03 BR-S-04",
    ("seller.vat_id", "seller.legal_id", "seller.ids[1]", "seller.ids[0]"): "BR-CO-26",
    ("vat_currency_code", "totals.vat_total_in_accounting_currency"): "",
    ("totals.sum_of_allowances", "allowances[0]"): "BR-CO-13 BR-S-08",
    ("totals.sum_of_charges", "charges[0]"): "BR-CO-13 BR-S-08",
}
"""By terms of which one suffices, or that belong together, what fires when all are dropped."""

CHANGED = {
    "invoicing_period.start_date": "BR-29",
    "allowances[].amount": "BR-CO-11 BR-S-08",
    "allowances[].vat_rate": "BR-S-08",
    "charges[].amount": "BR-CO-12 BR-S-08",
    "charges[].vat_rate": "BR-S-08",
    "totals.sum_of_lines": "BR-CO-10 BR-CO-13",
    "totals.sum_of_allowances": "BR-CO-11 BR-CO-13",
    "totals.sum_of_charges": "BR-CO-12 BR-CO-13",
    "totals.total_without_vat": "BR-CO-13 BR-CO-15",
    "totals.vat_total": "BR-CO-14 BR-CO-15",
    "totals.total_with_vat": "BR-CO-15 BR-CO-16",
    "totals.paid_amount": "BR-CO-16",
    "totals.rounding_amount": "BR-CO-16",
    "totals.amount_due": "BR-CO-16",
    "vat_breakdown[0].taxable_amount": "BR-S-08",
    "vat_breakdown[0].tax_amount": "BR-CO-14 BR-CO-17 BR-S-09",
    "vat_breakdown[0].rate": "BR-CO-17 BR-S-08 BR-S-09",
    "vat_breakdown[1].taxable_amount": "BR-E-08",
    "vat_breakdown[1].tax_amount": "BR-CO-14 BR-CO-17 BR-E-09",
    "vat_breakdown[1].rate": "BR-CO-17",
    "lines[].net_amount": "BR-CO-10",
    "lines[0].net_amount": "BR-S-08",
    "lines[1].net_amount": "BR-E-08",
    "lines[].period.start_date": "BR-30",
    "lines[0].vat.rate": "BR-S-08",
    "lines[1].vat.rate": "BR-E-05",
}
"""By term, what fires where a number is three more, or a date forty days later."""

CODES = {
    "type_code": "BR-CL-01",
    "currency_code": "BR-CL-03 BR-CL-04",
    "vat_currency_code": "BR-CL-03 BR-CL-05",
    "object_id.scheme": "BR-CL-07",
    "notes[].subject_code": "BR-CL-08@cii",
    "seller.ids[].scheme": "BR-CL-10",
    "seller.legal_id.scheme": "BR-CL-11",
    "seller.electronic_address.scheme": "BR-CL-25",
    "seller.address.country_code": "BR-CL-14",
    "buyer.ids[].scheme": "BR-CL-10",
    "buyer.legal_id.scheme": "BR-CL-11",
    "buyer.electronic_address.scheme": "BR-CL-25",
    "buyer.address.country_code": "BR-CL-14",
    "payee.ids[].scheme": "BR-CL-10",
    "payee.legal_id.scheme": "BR-CL-11",
    "tax_representative.address.country_code": "BR-CL-14",
    "delivery.ids[].scheme": "BR-CL-26",
    "delivery.address.country_code": "BR-CL-14",
    "payment.means[].code": "BR-CL-16",
    "allowances[].reason_code": "BR-CL-19",
    "allowances[].vat_category_code": "BR-CL-17 BR-S-08",
    "charges[].reason_code": "BR-CL-20",
    "charges[].vat_category_code": "BR-CL-17 BR-S-08",
    "vat_breakdown[0].category_code": "BR-CL-17@ubl BR-CL-18@cii BR-S-01",
    "vat_breakdown[1].category_code": "BR-CL-17@ubl BR-CL-18@cii BR-E-01",
    "vat_breakdown[].exemption_reason_code": "BR-CL-22",
    "supporting_documents[].attachment.mime_code": "BR-CL-24",
    "lines[].object_id.scheme": "BR-CL-07",
    "lines[].unit_code": "BR-CL-23",
    "lines[].allowances[].reason_code": "BR-CL-19",
    "lines[].charges[].reason_code": "BR-CL-20",
    "lines[].price.base_quantity_unit_code": "BR-CL-23",
    "lines[0].vat.category_code": "BR-CL-18 BR-S-08",
    "lines[1].vat.category_code": "BR-CL-18 BR-E-01@cii BR-E-08",
    "lines[].item.standard_id.scheme": "BR-CL-21",
    "lines[].item.classifications[].scheme": "BR-CL-13",
    "lines[].item.origin_country_code": "BR-CL-15",
}
"""By coded term, what says that a code is in no list, and what follows of a wrong category. The
subject of a note is part of its text in UBL, where no list is asked."""

REPEATABLE = {
    "ubl": {
        "notes[].subject_code": "it is part of the note, of which there may be many",
        "notes[].text": "there may be many notes",
    },
    "cii": {
        "seller.legal_information": "the schema takes many descriptions, and no rule counts them",
        "seller.address.subdivision": "the schema takes many, and no rule counts them",
        "buyer.address.subdivision": "the schema takes many, and no rule counts them",
        "tax_representative.address.subdivision": "the schema takes many, no rule counts them",
        "delivery.address.subdivision": "the schema takes many, and no rule counts them",
        "payment.means[].text": "the same text twice says one thing",
        "payment.direct_debit.mandate_reference": "the schema takes many, no rule counts them",
        "totals.vat_total_in_accounting_currency": "rules count the total in each currency once",
        "lines[].price.gross_amount": "the schema takes many, and no rule counts them",
    },
}
"""By syntax, terms that may stand twice without a word of any official rule."""

UNDECIDED_WHEN_REPEATED = {
    "ubl": frozenset[str](),
    "cii": frozenset(
        (
            "vat_breakdown[].taxable_amount",
            "vat_breakdown[].tax_amount",
            "lines[].net_amount",
            "lines[].item.name",
        )
    ),
}
"""By syntax, terms that the schema lets repeat, and where the official rules stop with an error
or count siblings."""
