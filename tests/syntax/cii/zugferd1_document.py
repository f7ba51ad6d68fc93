"""A ZUGFeRD 1.0 document of our own, with a term of nearly every kind."""

PARTY = """
<ram:ID>{id}</ram:ID>
<ram:GlobalID schemeID="0088">{global_id}</ram:GlobalID>
<ram:Name>{name}</ram:Name>
<ram:DefinedTradeContact>
  <ram:DepartmentName>Sales</ram:DepartmentName>
  <ram:TelephoneUniversalCommunication>
    <ram:CompleteNumber>+49 30 0000</ram:CompleteNumber>
  </ram:TelephoneUniversalCommunication>
</ram:DefinedTradeContact>
<ram:PostalTradeAddress>
  <ram:PostcodeCode>10115</ram:PostcodeCode>
  <ram:LineOne>Example Street 1</ram:LineOne>
  <ram:CityName>Berlin</ram:CityName>
  <ram:CountryID>DE</ram:CountryID>
</ram:PostalTradeAddress>
<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{vat_id}</ram:ID></ram:SpecifiedTaxRegistration>
"""
SELLER = PARTY.format(
    id="S1", global_id="4012345000009", name="Example Seller GmbH", vat_id="DE123456789"
)
BUYER = PARTY.format(
    id="B1", global_id="4012345000016", name="Example Buyer GmbH", vat_id="DE987654321"
)
VAT = """
<ram:TypeCode>VAT</ram:TypeCode>
<ram:CategoryCode>S</ram:CategoryCode>
<ram:ApplicablePercent>19.00</ram:ApplicablePercent>
"""
TEXT_LINE = """<ram:IncludedSupplyChainTradeLineItem>
  <ram:AssociatedDocumentLineDocument>
    <ram:IncludedNote><ram:Content>A line of text alone.</ram:Content></ram:IncludedNote>
  </ram:AssociatedDocumentLineDocument>
</ram:IncludedSupplyChainTradeLineItem>
"""
DOCUMENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryDocument
  xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15">
<rsm:SpecifiedExchangedDocumentContext>
  <ram:TestIndicator><udt:Indicator>true</udt:Indicator></ram:TestIndicator>
  <ram:GuidelineSpecifiedDocumentContextParameter>
    <ram:ID>urn:ferd:CrossIndustryDocument:invoice:1p0:extended</ram:ID>
  </ram:GuidelineSpecifiedDocumentContextParameter>
</rsm:SpecifiedExchangedDocumentContext>
<rsm:HeaderExchangedDocument>
  <ram:ID>R-1</ram:ID>
  <ram:Name>RECHNUNG</ram:Name>
  <ram:TypeCode>380</ram:TypeCode>
  <ram:IssueDateTime>
    <udt:DateTimeString format="102">20140301</udt:DateTimeString>
  </ram:IssueDateTime>
  <ram:IncludedNote>
    <ram:Content>Thank you.</ram:Content>
    <ram:SubjectCode>AAI</ram:SubjectCode>
  </ram:IncludedNote>
</rsm:HeaderExchangedDocument>
<rsm:SpecifiedSupplyChainTradeTransaction>
<ram:ApplicableSupplyChainTradeAgreement>
  <ram:BuyerReference>ref</ram:BuyerReference>
  <ram:SellerTradeParty>{SELLER}</ram:SellerTradeParty>
  <ram:BuyerTradeParty>{BUYER}</ram:BuyerTradeParty>
  <ram:BuyerOrderReferencedDocument>
    <ram:IssueDateTime>2014-02-01T00:00:00</ram:IssueDateTime><ram:ID>O-1</ram:ID>
  </ram:BuyerOrderReferencedDocument>
  <ram:AdditionalReferencedDocument>
    <ram:TypeCode>916</ram:TypeCode><ram:ID>A-1</ram:ID>
  </ram:AdditionalReferencedDocument>
  <ram:CustomerOrderReferencedDocument><ram:ID>C-1</ram:ID></ram:CustomerOrderReferencedDocument>
</ram:ApplicableSupplyChainTradeAgreement>
<ram:ApplicableSupplyChainTradeDelivery>
  <ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>
    <udt:DateTimeString format="102">20140220</udt:DateTimeString>
  </ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent>
  <ram:DeliveryNoteReferencedDocument>
    <ram:IssueDateTime>2014-02-19T14:30:00</ram:IssueDateTime><ram:ID>L-1</ram:ID>
  </ram:DeliveryNoteReferencedDocument>
</ram:ApplicableSupplyChainTradeDelivery>
<ram:ApplicableSupplyChainTradeSettlement>
  <ram:PaymentReference>R-1</ram:PaymentReference>
  <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
  <ram:SpecifiedTradeSettlementPaymentMeans>
    <ram:TypeCode>31</ram:TypeCode>
    <ram:PayerPartyDebtorFinancialAccount>
      <ram:ProprietaryID>0815</ram:ProprietaryID>
    </ram:PayerPartyDebtorFinancialAccount>
    <ram:PayeePartyCreditorFinancialAccount>
      <ram:IBANID>DE02120300000000202051</ram:IBANID>
    </ram:PayeePartyCreditorFinancialAccount>
    <ram:PayeeSpecifiedCreditorFinancialInstitution>
      <ram:BICID>BYLADEM1001</ram:BICID>
      <ram:GermanBankleitzahlID>12030000</ram:GermanBankleitzahlID>
    </ram:PayeeSpecifiedCreditorFinancialInstitution>
  </ram:SpecifiedTradeSettlementPaymentMeans>
  <ram:ApplicableTradeTax>
    <ram:CalculatedAmount currencyID="EUR">3.80</ram:CalculatedAmount>
    <ram:TypeCode>VAT</ram:TypeCode>
    <ram:BasisAmount currencyID="EUR">20.00</ram:BasisAmount>
    <ram:CategoryCode>S</ram:CategoryCode>
    <ram:ApplicablePercent>19.00</ram:ApplicablePercent>
  </ram:ApplicableTradeTax>
  <ram:SpecifiedTradeAllowanceCharge>
    <ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>
    <ram:ActualAmount currencyID="EUR">1.00</ram:ActualAmount>
    <ram:Reason>Discount</ram:Reason>
    <ram:CategoryTradeTax>{VAT}</ram:CategoryTradeTax>
  </ram:SpecifiedTradeAllowanceCharge>
  <ram:SpecifiedTradeSettlementMonetarySummation>
    <ram:LineTotalAmount currencyID="EUR">21.00</ram:LineTotalAmount>
    <ram:ChargeTotalAmount currencyID="EUR">0.00</ram:ChargeTotalAmount>
    <ram:AllowanceTotalAmount currencyID="EUR">1.00</ram:AllowanceTotalAmount>
    <ram:TaxBasisTotalAmount currencyID="EUR">20.00</ram:TaxBasisTotalAmount>
    <ram:TaxTotalAmount currencyID="EUR">3.80</ram:TaxTotalAmount>
    <ram:GrandTotalAmount currencyID="EUR">23.80</ram:GrandTotalAmount>
    <ram:DuePayableAmount currencyID="EUR">23.80</ram:DuePayableAmount>
  </ram:SpecifiedTradeSettlementMonetarySummation>
  <ram:ReceivableSpecifiedTradeAccountingAccount>
    <ram:ID>4400</ram:ID>
  </ram:ReceivableSpecifiedTradeAccountingAccount>
</ram:ApplicableSupplyChainTradeSettlement>
{TEXT_LINE}<ram:IncludedSupplyChainTradeLineItem>
  <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
  <ram:SpecifiedSupplyChainTradeAgreement>
    <ram:BuyerOrderReferencedDocument>
      <ram:LineID>7</ram:LineID><ram:ID>O-2</ram:ID>
    </ram:BuyerOrderReferencedDocument>
    <ram:GrossPriceProductTradePrice>
      <ram:ChargeAmount currencyID="EUR">12.00</ram:ChargeAmount>
      <ram:AppliedTradeAllowanceCharge>
        <ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>
        <ram:ActualAmount currencyID="EUR">1.50</ram:ActualAmount>
      </ram:AppliedTradeAllowanceCharge>
    </ram:GrossPriceProductTradePrice>
    <ram:NetPriceProductTradePrice>
      <ram:ChargeAmount currencyID="EUR">10.50</ram:ChargeAmount>
    </ram:NetPriceProductTradePrice>
  </ram:SpecifiedSupplyChainTradeAgreement>
  <ram:SpecifiedSupplyChainTradeDelivery>
    <ram:BilledQuantity unitCode="C62">2.0000</ram:BilledQuantity>
  </ram:SpecifiedSupplyChainTradeDelivery>
  <ram:SpecifiedSupplyChainTradeSettlement>
    <ram:ApplicableTradeTax>{VAT}</ram:ApplicableTradeTax>
    <ram:SpecifiedTradeAccountingAccount><ram:ID>4401</ram:ID></ram:SpecifiedTradeAccountingAccount>
    <ram:SpecifiedTradeSettlementMonetarySummation>
      <ram:LineTotalAmount currencyID="EUR">21.00</ram:LineTotalAmount>
    </ram:SpecifiedTradeSettlementMonetarySummation>
  </ram:SpecifiedSupplyChainTradeSettlement>
  <ram:SpecifiedTradeProduct>
    <ram:GlobalID schemeID="0160">4012345000023</ram:GlobalID>
    <ram:Name>Example item</ram:Name>
  </ram:SpecifiedTradeProduct>
</ram:IncludedSupplyChainTradeLineItem>
</rsm:SpecifiedSupplyChainTradeTransaction>
</rsm:CrossIndustryDocument>
"""


def document(old: str = "", new: str = "") -> bytes:
    """The document, with a piece of it replaced."""
    assert old in DOCUMENT
    return (DOCUMENT.replace(old, new, 1) if old else DOCUMENT).encode()
