"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, TypeAlias, TypedDict


class ContentAccount(TypedDict):
    """Where the buyer books the invoice."""

    id: str | None
    typeCode: str | None


class ContentAddress(TypedDict):
    """A postal address."""

    street: str | None
    addressLine2: str | None
    addressLine3: str | None
    postcode: str | None
    city: str | None
    subdivision: str | None
    country: str | None


class ContentAdjustment(TypedDict):
    """An amount that changes what is due."""

    reason: str | None
    amount: Decimal | int | None


class ContentAdvancePayment(TypedDict):
    """A payment that was received before the invoice."""

    amount: Decimal | int | None
    date: str | None
    taxes: list["ContentIncludedTax"]
    invoiceNumber: str | None
    invoiceTypeCode: str | None
    invoiceDate: str | None


class ContentAllowanceOrCharge(TypedDict):
    """An amount that is deducted or added."""

    amount: Decimal | int | None
    baseAmount: Decimal | int | None
    percentage: Decimal | int | None
    reason: str | None
    reasonCode: str | None
    sequence: Decimal | int | None
    baseQuantity: Decimal | int | None
    baseQuantityUnitCode: str | None


class ContentAttribute(TypedDict):
    """A property of the product."""

    name: str | None
    value: str | None
    typeCode: str | None
    measure: Decimal | int | None
    measureUnitCode: str | None


class ContentClassification(TypedDict):
    """A class to which the product belongs."""

    code: str | None
    schemeId: str | None
    schemeVersion: str | None
    name: str | None


class ContentContact(TypedDict):
    """Whom to ask."""

    name: str | None
    department: str | None
    typeCode: str | None
    phone: str | None
    fax: str | None
    email: str | None


class ContentCurrencyExchange(TypedDict):
    """The rate at which VAT was converted."""

    sourceCurrency: str | None
    targetCurrency: str | None
    rate: Decimal | int | None
    date: str | None


class ContentDeliveryTerms(TypedDict):
    """Who bears the delivery, and to where."""

    code: str | None
    place: str | None
    country: str | None


class ContentDiscount(TypedDict):
    """What may be deducted for early payment (Skonto)."""

    basisDate: str | None
    days: int | None
    period: Decimal | int | None
    periodUnitCode: str | None
    percentage: Decimal | int | None
    baseAmount: Decimal | int | None
    amount: Decimal | int | None
    isStructured: bool


class ContentDocumentAllowanceOrCharge(TypedDict):
    """One of the invoice as a whole, with the VAT that applies."""

    amount: Decimal | int | None
    baseAmount: Decimal | int | None
    percentage: Decimal | int | None
    reason: str | None
    reasonCode: str | None
    sequence: Decimal | int | None
    baseQuantity: Decimal | int | None
    baseQuantityUnitCode: str | None
    categoryCode: str | None
    rate: Decimal | int | None
    exemptionReason: str | None
    exemptionReasonCode: str | None


class ContentDocumentReference(TypedDict):
    """Another document by number, line and date; an embedded file is among the attachments."""

    number: str | None
    lineId: str | None
    issueDate: str | None
    typeCode: str | None
    referenceTypeCode: str | None
    name: str | None
    location: str | None
    filename: str | None
    mimeType: str | None


class ContentFurther(TypedDict):
    """One stated value, with its term."""

    path: str | None
    term: str | None
    name: str | None
    value: str | None


class ContentId(TypedDict):
    """An identifier with the scheme that issues it."""

    id: str | None
    schemeId: str | None


class ContentIncludedTax(TypedDict):
    """VAT that an amount contains or carries."""

    categoryCode: str | None
    rate: Decimal | int | None
    taxAmount: Decimal | int | None
    exemptionReason: str | None
    exemptionReasonCode: str | None


class ContentInstalment(TypedDict):
    """A further set of payment terms."""

    text: str | None
    dueDate: str | None
    partialAmount: Decimal | int | None
    discount: "ContentDiscount | None"
    penalty: "ContentPenalty | None"
    payee: "ContentParty | None"
    mandateReference: str | None


class ContentLineNote(TypedDict):
    """A further remark on a line."""

    text: str | None
    subjectCode: str | None
    contentCode: str | None


class ContentLineTax(TypedDict):
    """The VAT that applies to a line."""

    typeCode: str | None
    categoryCode: str | None
    rate: Decimal | int | None
    taxAmount: Decimal | int | None
    exemptionReason: str | None
    exemptionReasonCode: str | None
    vatPointDateCode: str | None


class ContentParty(TypedDict):
    """A person or organisation."""

    name: str | None
    tradingName: str | None
    ids: list["ContentId"]
    roleCode: str | None
    legalId: "ContentId | None"
    legalInformation: str | None
    legalAddress: "ContentAddress | None"
    vatId: str | None
    taxId: str | None
    electronicAddress: "ContentId | None"
    street: str | None
    addressLine2: str | None
    addressLine3: str | None
    postcode: str | None
    city: str | None
    subdivision: str | None
    country: str | None
    email: str | None
    contactPerson: "ContentContact | None"
    moreContacts: list["ContentContact"]


class ContentPaymentMeans(TypedDict):
    """One way to pay."""

    typeCode: str | None
    description: str | None
    accountId: str | None
    iban: str | None
    accountName: str | None
    bic: str | None
    cardNumber: str | None
    cardHolder: str | None
    cardNetwork: str | None
    debitedAccountId: str | None
    debitedIban: str | None
    debitedAccountName: str | None
    debitedBic: str | None


class ContentPenalty(TypedDict):
    """What late payment costs."""

    basisDate: str | None
    days: int | None
    period: Decimal | int | None
    periodUnitCode: str | None
    percentage: Decimal | int | None
    baseAmount: Decimal | int | None
    amount: Decimal | int | None


class ContentPrecedingInvoice(TypedDict):
    """An earlier invoice that this one corrects or settles."""

    invoiceNumber: str | None
    issueDate: str | None
    invoiceTypeCode: str | None


class ContentProduct(TypedDict):
    """What was supplied, with quantity, price and VAT."""

    name: str | None
    description: str | None
    productId: str | None
    buyerAssignedID: str | None
    globalID: "ContentId | None"
    quantity: Decimal | int | None
    unitCode: str | None
    price: Decimal | int | None
    grossPrice: Decimal | int | None
    priceDiscount: Decimal | int | None
    priceBaseQuantity: Decimal | int | None
    priceBaseQuantityUnitCode: str | None
    grossPriceBaseQuantity: Decimal | int | None
    grossPriceBaseQuantityUnitCode: str | None
    morePriceDiscounts: list["ContentAllowanceOrCharge"]
    taxes: list["ContentLineTax"]
    countryOfOrigin: str | None
    classifications: list["ContentClassification"]
    attributes: list["ContentAttribute"]
    brandName: str | None
    modelId: str | None
    modelName: str | None
    batchIds: list[str]


class ContentServiceCharge(TypedDict):
    """A logistics service that is charged."""

    description: str | None
    amount: Decimal | int | None
    taxes: list["ContentIncludedTax"]


class ContentThirdPartyPayment(TypedDict):
    """An amount that is collected or paid for somebody else."""

    typeCode: str | None
    amount: Decimal | int | None
    description: str | None


InputType: TypeAlias = Literal["xml", "pdf-hybrid", "pdf-plain"]


Origin: TypeAlias = Literal["imported", "created"]


Phase: TypeAlias = Literal["pending", "accepted", "failed"]


Progress: TypeAlias = Literal["open", "approved", "rejected", "paid", "archived"]
