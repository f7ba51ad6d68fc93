#!/bin/sh
# With curl: creates an invoice, downloads its files, and imports it on the other side.
# Needs a server (`einvoice-server serve`); the PDF and the XML are written into this folder.
#
#   sh examples/server_round_trip.sh http://127.0.0.1:8080 KEY
set -eu
api=$1/api/v1
key=$2

# call METHOD PATH [curl's options]: fails where the server refuses, and shows why.
call() {
    method=$1 path=$2
    shift 2
    curl --silent --show-error --fail-with-body --request "$method" --header "X-API-KEY: $key" "$@" "$api$path"
}

# The text that a field of an answer has; programs would use a JSON library.
field() {
    sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p'
}

call PATCH /account --header "Content-Type: application/json" --output account.json --data '{
  "company": {
    "name": "Example Books GmbH", "street": "Example Street 1", "postcode": "10115",
    "city": "Berlin", "country": "DE", "vatId": "DE123456788", "iban": "DE02120300000000202051"
  }
}'

# Sent again under the same key, the request is answered and not done again.
invoice=$(call POST /invoices --header "Content-Type: application/json" \
    --header "Idempotency-Key: round-trip-$$-$(date +%s)" --data '{
  "invoices": [{
    "invoiceTypeCode": 380, "issueDate": "20260302", "dueDate": "20260401", "format": "zf:2",
    "buyer": {
      "name": "Example Town Library", "street": "Example Square 1", "postcode": "20095",
      "city": "Hamburg", "country": "DE"
    },
    "invoiceItems": [{"id": "1", "product": {
      "name": "Workshop: reading electronic invoices", "quantity": "4.5", "unitCode": "HUR",
      "price": "80.00", "taxes": [{"typeCode": "VAT", "categoryCode": "S", "rate": 19}]
    }}]
  }]
}' | field faktooraId)

until call GET "/invoices/$invoice/status" | grep -q '"jobStatus":null'; do sleep 1; done
echo "Invoice $invoice: $(call GET "/invoices/$invoice/status" | field invoiceStatus)"

call GET "/invoices/$invoice" --header "Accept: application/pdf" --output invoice.pdf
call GET "/invoices/$invoice" --header "Accept: application/xml" --output invoice.xml

# What the buyer does with it.
import=$(call POST /import/incoming --form file=@invoice.pdf | field importId)
while call GET "/import/incoming/$import/status" | grep -q '"overallStatus":"pending"'; do sleep 1; done
echo "Imported: $(call GET "/import/incoming/$import/validation" | field verdict)"
call GET "/import/incoming/$import/content/summary"
