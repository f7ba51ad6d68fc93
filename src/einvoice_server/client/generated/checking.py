"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, File, Unset
from einvoice_server.client.generated.checking_types import ConvertedView, FixesView, ReportView


class Checking(Protocol):
    """Checking."""

    def _call(self, call: Call) -> object: ...

    def validate_document(
        self,
        *,
        xml: str | Unset = UNSET,
        profile: str | Unset = UNSET,
        language: Literal["en", "de"] | Unset = UNSET,
        file: File | Unset = UNSET,
    ) -> ReportView:
        """Check a document."""
        return cast(
            "ReportView",
            self._call(
                Call(
                    "POST",
                    "/validate",
                    body={"xml": xml, "profile": profile, "language": language},
                    file=("file", file),
                )
            ),
        )

    def suggest_fixes(
        self,
        *,
        xml: str | Unset = UNSET,
        language: Literal["en", "de"] | Unset = UNSET,
        file: File | Unset = UNSET,
    ) -> FixesView:
        """Mend a document."""
        return cast(
            "FixesView",
            self._call(
                Call("POST", "/fixes", body={"xml": xml, "language": language}, file=("file", file))
            ),
        )

    def convert_document(
        self,
        *,
        xml: str | Unset = UNSET,
        to: Literal["ubl", "cii"] | Unset = UNSET,
        profile: str | Unset = UNSET,
        on_loss: Literal["drop", "refuse"] | Unset = UNSET,
        file: File | Unset = UNSET,
    ) -> ConvertedView:
        """Convert a document."""
        return cast(
            "ConvertedView",
            self._call(
                Call(
                    "POST",
                    "/convert",
                    body={"xml": xml, "to": to, "profile": profile, "onLoss": on_loss},
                    file=("file", file),
                )
            ),
        )
