"""What columns of customers are called, by us and by people, in German and English."""

import re
from collections.abc import Mapping, Sequence

from einvoice_server.customers.folding import spell_out

EXTRAS = "extras"
"""Columns `extras.Region` are kept under their own names."""

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_CALLED: Mapping[str, str] = {
    "customerId": "customernumber customerno number kundennummer kundennr kdnr nummer",
    "isCompany": "istfirma istunternehmen firmenkunde type typ kundentyp",
    "name": "company companyname firma firmenname unternehmen",
    "title": "titel",
    "firstName": "vorname",
    "lastName": "surname familyname nachname familienname",
    "gender": "geschlecht anrede salutation",
    "nameAuthorisedSignatory": "authorisedsignatory vertretungsberechtigter geschaeftsfuehrer",
    "address": "street adresse anschrift strasse strassehausnummer strasseundhausnummer strassenr",
    "postcode": "postalcode zip zipcode plz postleitzahl",
    "city": "town ort stadt wohnort",
    "country": "countrycode land laendercode landescode",
    "email": "mail emailaddress emailadresse",
    "phoneNo": "phone phonenumber telephone telefon telefonnummer tel telefonnr",
    "faxNo": "fax faxnumber telefax faxnummer faxnr",
    "category": "kategorie gruppe kundengruppe",
    "vatId": "vat vatnumber vatno ustid ustidnr ustidnummer umsatzsteuerid uid uidnummer "
    "umsatzsteueridentifikationsnummer",
    "taxId": "taxnumber taxno steuernummer steuernr stnr",
    "invoiceProfile": "rechnungsprofil rechnungsformat",
    "supplierNumber": "supplierno lieferantennummer lieferantennr",
    "routeId": "leitwegid leitweg",
    "peppolId": "peppol peppoladresse",
    "faktooraId": "",
    "legalform": "rechtsform",
    "invoiceTemplate": "rechnungsvorlage",
    "note": "notes notiz bemerkung anmerkung",
}
_FIELDS = {
    word: field for field, others in _CALLED.items() for word in (field.lower(), *others.split())
}


def field_of(header: str) -> str | None:
    """The field that a column holds; None for a column that is not known."""
    before, dot, key = header.strip().partition(".")
    if dot and key and before.strip().lower() == EXTRAS:
        return f"{EXTRAS}.{key.strip()}"
    return _FIELDS.get(_NO_LETTER.sub("", spell_out(header)))


def fields_of(headers: Sequence[str]) -> list[str | None]:
    """The fields of a header row; a column Name beside first names alone holds last names."""
    fields = [field_of(header) for header in headers]
    if "firstName" in fields and "lastName" not in fields:
        return [
            "lastName" if header.strip().lower() == "name" else field
            for header, field in zip(headers, fields, strict=True)
        ]
    return fields
