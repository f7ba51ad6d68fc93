"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset, segment
from einvoice_server.client.generated.reference_types import CodeLists, CodeListView, RuleExplained


class ReferenceAsync(Protocol):
    """Reference."""

    async def _call(self, call: Call) -> object: ...

    async def explain_rule(
        self,
        *,
        rule_id: str,
        language: Literal["en", "de"] | Unset = UNSET,
    ) -> RuleExplained:
        """Explain a rule."""
        return cast(
            "RuleExplained",
            await self._call(
                Call("GET", f"/rules/{segment(rule_id)}", query={"language": language})
            ),
        )

    async def list_code_lists(
        self,
    ) -> CodeLists:
        """List the code lists."""
        return cast("CodeLists", await self._call(Call("GET", "/codelists")))

    async def get_code_list(
        self,
        *,
        code_list: str,
        keyword: str | Unset | None = UNSET,
    ) -> CodeListView:
        """Show a code list."""
        return cast(
            "CodeListView",
            await self._call(
                Call("GET", f"/codelists/{segment(code_list)}", query={"keyword": keyword})
            ),
        )
