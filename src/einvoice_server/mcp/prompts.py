"""Prompts: the common jobs, told to a model in steps that name the tools."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mcp_types import Prompt as PromptCard
from mcp_types import PromptArgument

from einvoice_server.errors import BadRequestError, FieldError
from einvoice_server.mcp.toolset import Toolset
from einvoice_server.tenancy.principal import Principal

_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """An argument of a prompt."""

    name: str
    description: str
    is_required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A job, and how a model is told to do it."""

    name: str
    title: str
    description: str
    arguments: tuple[Asked, ...]
    needs: tuple[str, ...]
    """The tools without which it cannot be done."""

    text: Callable[[Mapping[str, str]], str]

    @property
    def card(self) -> PromptCard:
        """What clients are shown."""
        return PromptCard(
            name=self.name,
            title=self.title,
            description=self.description,
            arguments=[
                PromptArgument(name=one.name, description=one.description, required=one.is_required)
                for one in self.arguments
            ],
        )

    def fill(self, given: Mapping[str, str]) -> str:
        """The text for these arguments.

        Raises:
            BadRequestError: One is missing, unknown or too long.
        """
        known = {one.name: one for one in self.arguments}
        errors = [
            FieldError(field=name, code="extra_forbidden", message="This is not known here.")
            for name in given.keys() - known.keys()
        ]
        errors += [
            FieldError(field=name, code="missing", message=f"Needed: {one.description}")
            for name, one in known.items()
            if one.is_required and not given.get(name, "").strip()
        ]
        errors += [
            FieldError(
                field=name, code="string_too_long", message=f"At most {_LONGEST} characters."
            )
            for name, value in given.items()
            if len(value) > _LONGEST
        ]
        if errors:
            raise BadRequestError(errors[0].message, errors=errors)
        return self.text({name: value.strip() for name, value in given.items()})


def _check_invoice(given: Mapping[str, str]) -> str:
    if import_id := given.get("importId"):
        first = (
            f"Read what the supplier's invoice {import_id} states with get_import_content and how "
            "it fared with get_import_validation. Get the file with get_import_source and hand it "
            "to validate_document."
        )
    else:
        first = "Hand the invoice that I give you, as file or as XML, to validate_document."
    return (
        f"Check this invoice and tell me what to fix.\n\n1. {first}\n"
        "2. If the verdict is accept, say so in one sentence, and name the warnings.\n"
        "3. Else list the findings that decide, the gravest first: what is wrong in words for "
        "people, where it stands, what to change. Name the rule in brackets; where its reason is "
        "not plain, ask explain_rule.\n"
        "4. Ask suggest_fixes what can be mended with certainty, and show before and after. Do "
        "not guess what only the parties know, such as an address, a VAT number or an amount.\n"
        "5. If a supplier made it, draft a short message to them with the list."
    )


def _bill_hours(given: Mapping[str, str]) -> str:
    due = given.get("dueDate")
    return (
        f"Bill these hours: {given['hours']} hours at {given['rate']} EUR net for "
        f"{given['work']}, to {given['customer']}.\n\n"
        "1. Look the customer up with list_customers. If there are several or none, ask me; do not "
        "invent an address.\n"
        "2. Ask get_next_invoice_number for the number.\n"
        "3. Ask preview_invoice, show me recipient, lines, VAT, total and warnings, and wait for "
        "my yes.\n"
        "4. Create the invoice: with create_invoice_xrechnung where the customer has a Leitweg-ID "
        "(buyerReference.buyerReferenceId), else with create_invoice_zugferd2. Hours have the "
        "unitCode HUR. Use 19 % VAT (categoryCode S) unless I say otherwise"
        f"{f', due on {due}' if due else ''}. Give an idempotencyKey of your own, so that a "
        "repetition makes no second invoice.\n"
        "5. Ask get_invoice_status until jobStatus is `done`, and tell me the faktooraId."
    )


def _explain_rule(given: Mapping[str, str]) -> str:
    return (
        f"Explain the rule {given['ruleId']} of e-invoicing. Ask explain_rule for it; say in plain "
        "words what it demands and why, show a small example that breaks it and the same one put "
        "right, and name the business terms (BT) and code lists that it is about."
    )


PROMPTS = (
    Prompt(
        name="check_invoice",
        title="Check an invoice",
        description="Check this invoice and tell me what to fix.",
        arguments=(
            Asked("importId", "An imported invoice; without, the one in the conversation.", False),
        ),
        needs=("validate_document",),
        text=_check_invoice,
    ),
    Prompt(
        name="bill_hours",
        title="Bill hours",
        description="Make an invoice of hours worked.",
        arguments=(
            Asked("customer", "Who pays: the name or number of a customer."),
            Asked("hours", "How many hours, such as 8 or 12.5."),
            Asked("rate", "What an hour costs, net, in EUR."),
            Asked("work", "What was done, and when."),
            Asked("dueDate", "When it is to be paid, YYYYMMDD.", False),
        ),
        needs=("create_invoice_zugferd2", "create_invoice_xrechnung"),
        text=_bill_hours,
    ),
    Prompt(
        name="explain_rule",
        title="Explain a rule",
        description="What a rule demands, why, and how to meet it.",
        arguments=(Asked("ruleId", "The id of the rule, such as BR-CO-10."),),
        needs=("explain_rule",),
        text=_explain_rule,
    ),
)
"""All prompts."""


def prompts_for(
    prompts: Sequence[Prompt], tools: Toolset, principal: Principal
) -> dict[str, Prompt]:
    """The prompts whose tools a caller can use, by name."""
    shown = {tool.name for tool in tools if tool.is_shown_to(principal)}
    return {prompt.name: prompt for prompt in prompts if shown.issuperset(prompt.needs)}
