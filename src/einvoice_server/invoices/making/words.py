"""The few words that documents get where nobody gave any."""

WORDS = {
    "de": {
        "allowance": "Rabatt",
        "charge": "Zuschlag",
        "at_once": "Zahlbar sofort nach Erhalt.",
    },
    "en": {
        "allowance": "Discount",
        "charge": "Surcharge",
        "at_once": "Payable on receipt.",
    },
}
"""By language and use."""
