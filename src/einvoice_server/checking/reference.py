"""What the library knows of rules and codes; the same for everybody."""

import asyncio

from einvoice.codelists import code_lists, codes
from einvoice.errors import UnknownCodeListError, UnknownRuleError
from einvoice.rules.catalogue import entries_of
from einvoice_server.checking.schemas import (
    CodeListName,
    CodeListQuery,
    CodeLists,
    CodeListView,
    CodeView,
    RuleExplained,
    RuleQuery,
    RuleView,
)
from einvoice_server.errors import NotFoundError
from einvoice_server.schema import NoArguments
from einvoice_server.unit import Unit


async def explain_rule(unit: Unit, asked: RuleQuery) -> RuleExplained:
    """A rule in words."""
    try:
        found = await asyncio.to_thread(entries_of, asked.rule_id, asked.language)
    except UnknownRuleError as error:
        raise NotFoundError(str(error)) from None
    return RuleExplained(
        rule_id=found[0].id,
        entries=[
            RuleView(
                id=one.id,
                rule_set=one.rule_set,
                version=one.version,
                severity=one.severity,
                syntaxes=list(one.syntaxes),
                terms=list(one.terms),
                rule=one.rule,
                why=one.why,
                fix=one.fix,
            )
            for one in found
        ],
    )


async def list_code_lists(unit: Unit, asked: NoArguments) -> CodeLists:
    """The names of all code lists."""
    found = await asyncio.to_thread(lambda: [codes(name) for name in code_lists()])
    return CodeLists(code_lists=[CodeListName(name=one.name, title=one.title) for one in found])


async def get_code_list(unit: Unit, asked: CodeListQuery) -> CodeListView:
    """The codes of a list."""
    try:
        found = await asyncio.to_thread(codes, asked.code_list)
    except UnknownCodeListError as error:
        raise NotFoundError(str(error)) from None
    wanted = (asked.keyword or "").casefold()
    return CodeListView(
        name=found.name,
        title=found.title,
        origin=found.origin,
        version=found.version,
        terms=list(found.terms),
        codes=[
            CodeView(code=code, meaning=meaning)
            for code, meaning in found.items()
            if wanted in f"{code} {meaning}".casefold()
        ],
        total=len(found),
    )
