"""Checking and reference: what can be done, and where."""

from einvoice_server.checking import reference, service
from einvoice_server.checking.schemas import (
    CodeListQuery,
    CodeLists,
    CodeListView,
    ConvertDocument,
    ConvertedView,
    FixesView,
    ReportView,
    RuleExplained,
    RuleQuery,
    SuggestFixes,
    ValidateDocument,
)
from einvoice_server.errors import NotFoundError, UnprocessableError
from einvoice_server.kit.base import JsonObject
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.schema import NoArguments

_AREA = "Checking"
_REFERENCE = "Reference"
_XML = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'
_FINDING: JsonObject = {
    "rule": "XSD",
    "ruleSet": "structure",
    "severity": "fatal",
    "decides": True,
    "message": "Invoice lacks cbc:ID, which must be there.",
    "why": "Without cbc:ID the schema takes Invoice for incomplete.",
    "fix": "Add cbc:ID, or leave out Invoice where it says nothing else.",
    "terms": [],
    "path": "",
    "line": 1,
    "xpath": "/Invoice",
    "count": 1,
    "patch": [],
}

VALIDATE = Operation(
    name="validate_document",
    area=_AREA,
    title="Check a document",
    description=(
        "Checks an invoice by the official rules (EN 16931, XRechnung, Peppol, Factur-X, as the "
        "invoice claims) without storing it. Takes a file (XML, or a PDF with an invoice in it) "
        "or XML as text. Answers with the verdict and every finding: rule, place, why, and what "
        "to change. An invalid invoice is an answer, not an error."
    ),
    arguments=ValidateDocument,
    result=ReportView,
    call=service.validate_document,
    scope="documents:read",
    effect=Effect.READS,
    rest=Rest("POST", "/validate"),
    raises=(UnprocessableError,),
    example=Example(
        {"file": _XML},
        {
            "verdict": "reject",
            "profile": None,
            "syntax": "ubl-invoice",
            "specificationId": None,
            "counts": {"fatal": 17, "warning": 0, "information": 0},
            "findings": [_FINDING],
            "totalFindings": 17,
            "ruleSets": [{"name": "en16931", "version": "1.3.16"}],
            "notRun": [],
        },
    ),
)
SUGGEST_FIXES = Operation(
    name="suggest_fixes",
    area=_AREA,
    title="Mend a document",
    description=(
        "Makes every change to an invoice that is certain, such as a sum that does not add up, and "
        "answers with the mended XML, the changes, and the findings that are left for somebody to "
        "decide. Stores nothing."
    ),
    arguments=SuggestFixes,
    result=FixesView,
    call=service.suggest_fixes,
    scope="documents:read",
    effect=Effect.READS,
    rest=Rest("POST", "/fixes"),
    raises=(UnprocessableError,),
    example=Example(
        {"file": _XML},
        {
            "verdictBefore": "reject",
            "verdictAfter": "reject",
            "changes": [],
            "remaining": [_FINDING],
            "totalRemaining": 17,
            "document": None,
        },
    ),
)
CONVERT = Operation(
    name="convert_document",
    area=_AREA,
    title="Convert a document",
    description=(
        "Brings an invoice into another syntax (`cii`, `ubl`), into a profile (`xrechnung`, "
        "`en16931`, `peppol`), or both, and lists every value that has no place there. Takes a "
        "file (XML, or a PDF with an invoice in it) or XML as text. Stores nothing."
    ),
    arguments=ConvertDocument,
    result=ConvertedView,
    call=service.convert_document,
    scope="documents:read",
    effect=Effect.READS,
    rest=Rest("POST", "/convert"),
    raises=(UnprocessableError,),
    example=Example(
        {"file": _XML, "to": "cii"},
        {
            "syntax": "cii",
            "profile": None,
            "document": "<rsm:CrossIndustryInvoice>...</rsm:CrossIndustryInvoice>",
            "losses": [],
            "totalLosses": 0,
        },
    ),
)
EXPLAIN_RULE = Operation(
    name="explain_rule",
    area=_REFERENCE,
    title="Explain a rule",
    description=(
        "What a rule of e-invoicing demands, why, how bad a breach is, and what to change; by the "
        "id that findings have, such as BR-CO-10, BR-DE-15 or PEPPOL-EN16931-R003."
    ),
    arguments=RuleQuery,
    result=RuleExplained,
    call=reference.explain_rule,
    scope="reference:read",
    effect=Effect.READS,
    rest=Rest("GET", "/rules/{ruleId}"),
    raises=(NotFoundError,),
    example=Example(
        {"ruleId": "BR-CO-10"},
        {
            "ruleId": "BR-CO-10",
            "entries": [
                {
                    "id": "BR-CO-10",
                    "ruleSet": "en16931",
                    "version": "1.3.16",
                    "severity": "fatal",
                    "syntaxes": ["cii", "ubl"],
                    "terms": ["BT-106", "BT-131"],
                    "rule": "The sum of line net amounts (BT-106) is the sum of all line net "
                    "amounts (BT-131).",
                    "why": "Every later total builds on BT-106, so an error here moves them all.",
                    "fix": "State <expected> as BT-106, or correct the line net amounts.",
                }
            ],
        },
    ),
)
LIST_CODE_LISTS = Operation(
    name="list_code_lists",
    area=_REFERENCE,
    title="List the code lists",
    description="The names of the code lists of EN 16931 and its extensions.",
    arguments=NoArguments,
    result=CodeLists,
    call=reference.list_code_lists,
    scope="reference:read",
    effect=Effect.READS,
    rest=Rest("GET", "/codelists"),
    example=Example(result={"codeLists": [{"name": "4461", "title": "Payment means"}]}),
)
GET_CODE_LIST = Operation(
    name="get_code_list",
    area=_REFERENCE,
    title="Show a code list",
    description=(
        "The codes that a field may have, and what they mean: `4461` payment means, `5305` VAT "
        "categories, `rec20` units, `eas` electronic addresses, `vatex` reasons of exemption. With "
        "`keyword`, only those that fit."
    ),
    arguments=CodeListQuery,
    result=CodeListView,
    call=reference.get_code_list,
    scope="reference:read",
    effect=Effect.READS,
    rest=Rest("GET", "/codelists/{codeList}"),
    raises=(NotFoundError,),
    example=Example(
        {"codeList": "4461", "keyword": "SEPA credit"},
        {
            "name": "4461",
            "title": "Payment means",
            "origin": "UN/CEFACT, UNTDID 4461",
            "version": "1.3.16",
            "terms": ["BT-81"],
            "codes": [{"code": "58", "meaning": "SEPA credit transfer"}],
            "total": 84,
        },
    ),
)

OPERATIONS = (VALIDATE, SUGGEST_FIXES, CONVERT, EXPLAIN_RULE, LIST_CODE_LISTS, GET_CODE_LIST)
