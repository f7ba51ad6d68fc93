"""The two creating examples that the contract shows, byte for byte."""

ZUGFERD = b"""{
"invoiceTypeCode": 380,
"invoiceNumber": "RE-2024-001",
"issueDate": "20240315",
"dueDate": "20240415",
"currency": "EUR",
"buyer": {
"name": "Acme GmbH",
"street": "Hauptstra\xc3\x9fe 1",
"postcode": "10115",
"city": "Berlin",
"country": "DE",
"vatId": "DE123456789"
},
"invoiceItems": [
{
"id": "1",
"product": {
"name": "Consulting",
"quantity": 8,
"unitCode": "HUR",
"price": 150.00,
"taxes": [{ "typeCode": "VAT", "categoryCode": "S", "rate": 19 }]
}
}
]
}"""

XRECHNUNG = b"""{
"invoiceTypeCode": 380,
"invoiceNumber": "RE-2024-002",
"issueDate": "20240315",
"dueDate": "20240415",
"currency": "EUR",
"contactPerson": {
"email": "billing@mysender.de"
},
"buyerReference": {
"buyerReferenceId": "991-1234512345-06"
},
"buyer": {
"name": "Beh\xc3\xb6rde XY",
"street": "Amtsstra\xc3\x9fe 5",
"postcode": "10117",
"city": "Berlin",
"country": "DE"
},
"invoiceItems": [
{
"id": "1",
"product": {
"name": "Software-Lizenz",
"quantity": 1,
"unitCode": "C62",
"price": 500.00,
"taxes": [{ "typeCode": "VAT", "categoryCode": "S", "rate": 19 }]
}
}
]
}"""
