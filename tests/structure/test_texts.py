"""Every kind of fault has its texts, in both languages, and every text a kind."""

import re
from pathlib import Path
from string import Formatter

import pytest

import einvoice.structure
from einvoice import Syntax
from einvoice.rules.texts import LANGUAGES, filled, text_of
from einvoice.structure.explain import explain
from einvoice.structure.tables import tables_of
from tests.structure.documents import SYNTAXES, small
from tests.structure.mutations import mutants
from tests.structure.samples import extension_samples

SPECIAL = ("decimal", "date", "dateTime", "time", "boolean", "base64Binary")


def stated_kinds() -> set[str]:
    """The kinds that stand in the source."""
    folder = Path(einvoice.structure.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    found = set(re.findall(r'"(XSD\.[\w-]+)"', source))
    return found | {f"XSD.value-{name}" for name in SPECIAL}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_all_texts(language: str) -> None:
    for kind in stated_kinds():
        text = text_of(kind, "structure", language)
        assert text is not None, kind
        assert all((text.rule, text.says, text.why, text.fix)), kind


def test_no_text_is_of_a_kind_that_does_not_exist() -> None:
    folder = Path(einvoice.structure.__file__).parents[1] / "rules" / "texts"
    for language in LANGUAGES:
        text = (folder / language / "structure.toml").read_text(encoding="utf-8")
        assert set(re.findall(r'^\["([^"]+)"\]$', text, re.MULTILINE)) == stated_kinds()


def test_faults_bring_the_values_that_their_texts_ask_for() -> None:
    bases = [(small(syntax), syntax, 400) for syntax in SYNTAXES]
    bases += [(base, Syntax.UBL_INVOICE, 1) for base in extension_samples(Syntax.UBL_INVOICE)]
    met: set[str] = set()
    for base, syntax, count in bases:
        for _, changed in mutants(base, tables_of(syntax.form), count):
            for fault in explain(changed, syntax):
                met.add(fault.kind)
                for language in LANGUAGES:
                    text = text_of(fault.kind, "structure", language)
                    assert text is not None
                    for part in (text.says, text.why, text.fix):
                        asked = {name for _, name, _, _ in Formatter().parse(part) if name}
                        assert asked <= fault.values.keys(), (fault.kind, part)
                    assert "{" not in filled(text.says, fault.values)
    assert len(met) > len(stated_kinds()) * 0.7
