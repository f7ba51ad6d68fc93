"""The exception tree: drawn completely, told apart by code, safe to send between processes."""

import copy
import inspect
import pickle
import re

import pytest
from pydantic import BaseModel, ValidationError

from einvoice import errors
from einvoice.errors import EInvoiceError

EXAMPLES: tuple[EInvoiceError, ...] = (
    errors.EInvoiceError("expected this, found that"),
    errors.ReadError("expected this, found that"),
    errors.SourceError(source="a folder", detail="name one file in it"),
    errors.LimitExceededError(limit="max_depth", allowed=256, found=257),
    errors.EncodingError(encoding="utf-7", detail="not accepted"),
    errors.NotWellFormedError(line=3, column=7, detail="a tag is not closed"),
    errors.NotXmlError(looks_like="a PDF", hint="extract its invoice"),
    errors.ForbiddenContentError(content="a DTD", line=2),
    errors.UnknownSyntaxError(root="order", hint="this is an order"),
    errors.WriteError("expected this, found that"),
    errors.TermNotInProfileError(terms=["BT-1", "BT-2"], profile="minimum"),
    errors.TermNotInSyntaxError(terms=["BT-X-2"], syntax="ubl-invoice"),
    errors.UnknownSyntaxNameError(syntax="xml", known=["cii", "ubl"]),
    errors.ProfileNotWritableError(profile="factur-x-basic", syntax="ubl", syntaxes=["cii"]),
    errors.UnknownProfileError(profile="minimun", known=["minimum", "basic"]),
    errors.NotRepresentableError(character="\x01", text="Nuts\x01"),
    errors.JsonError(problems=[("lines.0.net_amount", "is no decimal")]),
    errors.UnknownTermError(term="BT-999"),
    errors.UnknownCodeListError(code_list="4641", known=["4461", "eas"]),
    errors.UnknownSectionError(section="seler.name", known=["seller", "buyer"]),
    errors.CorrectionError(path="number", detail="nothing to refer to"),
    errors.CalculationError(path="lines[0]", detail="no price"),
    errors.UncalculableError(problems=[errors.Problem("lines[0]", "BT-146", "no price")]),
    errors.PdfError("expected this, found that"),
    errors.NoInvoiceInPdfError(attachments=["terms.txt"]),
    errors.EncryptedPdfError(),
    errors.NotConvertibleError(
        obstacles=[errors.Obstacle("font", "6.2.11.4.1-1", "page 1", "Arial is not embedded")]
    ),
    errors.NotEmbeddableError(expected="an invoice in CII", found="one in UBL"),
    errors.InvoicePresentError(names=["factur-x.xml"]),
    errors.AttachmentRefusedError(name="run.exe", detail="its kind is not allowed"),
    errors.NotPdfError(found="XML"),
    errors.DamagedPdfError(detail="there is no trailer"),
    errors.PdfLimitError(limit="max_objects", allowed=10, found=11),
    errors.VeraPdfError(program="verapdf", detail="no such file"),
    errors.RenderError("expected this, found that"),
    errors.RenderOptionError(option="paper", value="A9", expected="A4 or Letter"),
    errors.MissingGlyphsError(characters="\u2713\u4e2d", fonts=["FiraSans-Regular"]),
    errors.UnusableFontError(font="a.otf", detail="outlines of another kind"),
    errors.UnusableImageError(image="logo.png", detail="no picture"),
    errors.UnknownRuleSetError(rule_set="en1693", known=["structure", "en16931"]),
    errors.UnknownRuleError(rule="BR-C0-10", known=["BR-CO-10"]),
    errors.PatchError(path="/lines/7", detail="there is no entry 7"),
    errors.InvalidInvoiceError(rules=["BR-1", "BR-2"]),
    errors.RuleSetError(rule_set="core", detail="a rule that raised"),
    errors.StylesheetError(rule_set="core", detail="an unknown function"),
    errors.StylesheetStoppedError(rule_set="core", detail="a value that is no number"),
    errors.WorkerError(rule_set="core", ending="time", detail="no end after 30 s"),
    errors.RulePackError(pack="rules.zip", detail="no layout that is known"),
    errors.RuleVersionError(rule_set="peppol", wanted="2026.5", known=["2025.11"]),
    errors.UnknownPublicationError(publication="en1693", known=["en16931"]),
    errors.DownloadError(address="https://rules.example/a.zip", detail="another file"),
    errors.MissingExtraError(package="saxonche"),
    errors.NoOfficialRulesError(rule_sets=["peppol"], remedies=["einvoice rules add FILE"]),
)


def classes() -> list[type[EInvoiceError]]:
    found = [cls for _, cls in inspect.getmembers(errors, inspect.isclass)]
    return [cls for cls in found if issubclass(cls, EInvoiceError)]


def drawn_tree() -> list[tuple[int, str]]:
    lines = re.findall(r"^    ([│├└─ ]*)(\w+Error)$", errors.__doc__ or "", re.MULTILINE)
    return [(len(indent) // 4, name) for indent, name in lines]


def test_the_drawn_tree_is_the_real_one() -> None:
    drawn: dict[str, str] = {}
    path: list[str] = []
    for depth, name in drawn_tree():
        del path[depth:]
        drawn[name] = path[-1] if path else "Exception"
        path.append(name)
    assert drawn == {cls.__name__: cls.__bases__[0].__name__ for cls in classes()}


def test_every_class_has_an_example_here() -> None:
    assert {type(error) for error in EXAMPLES} == set(classes())


def test_codes_are_unique_and_stated_by_each_class() -> None:
    codes = [vars(cls)["code"] for cls in classes()]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?", code) for code in codes)


def test_the_code_starts_with_the_code_of_its_group() -> None:
    groups = (errors.ReadError, errors.WriteError, errors.PdfError)
    for cls in classes():
        # What makes a PDF unreadable is of both groups, and named after the first.
        group = next((base for base in cls.__mro__ if base in groups), cls)
        assert cls is group or cls.code.startswith(f"{group.code}.")


def test_every_class_is_documented() -> None:
    assert all(vars(cls).get("__doc__") for cls in classes())


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: error.code)
def test_the_message_says_what_was_expected_and_what_was_found(error: EInvoiceError) -> None:
    assert re.match(r"expected .+, found .+", str(error))


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: error.code)
def test_an_error_survives_pickling_and_copying(error: EInvoiceError) -> None:
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again) == vars(error)


def test_attributes_are_keyword_only() -> None:
    for cls in classes():
        own = list(inspect.signature(cls).parameters.values())
        if [parameter.name for parameter in own] != ["message"]:
            assert all(parameter.kind is inspect.Parameter.KEYWORD_ONLY for parameter in own)


def test_notes_added_to_an_error_survive_pickling() -> None:
    error = errors.UnknownSyntaxError(root="order")
    error.add_note("in file 7 of 9")
    assert pickle.loads(pickle.dumps(error)).__notes__ == ["in file 7 of 9"]


def test_a_long_list_is_cut_in_the_message_but_not_in_the_attribute() -> None:
    error = errors.InvalidInvoiceError(rules=[f"BR-{number}" for number in range(9)])
    assert str(error).endswith("BR-4 and 4 more")
    assert len(error.rules) == 9


def test_a_near_miss_of_a_profile_name_gets_a_suggestion() -> None:
    error = errors.UnknownProfileError(profile="minimun", known=["minimum", "basic"])
    assert "did you mean 'minimum'?" in str(error)


def test_json_problems_have_a_path_and_a_message() -> None:
    (problem,) = errors.JsonError(problems=[("number", "is missing")]).problems
    assert (problem.path, problem.message) == ("number", "is missing")


def test_what_the_model_refuses_becomes_problems_with_paths() -> None:
    class Line(BaseModel):
        amount: int

    class Document(BaseModel):
        lines: list[Line]

    with pytest.raises(ValidationError) as refused:
        Document.model_validate({"lines": [{"amount": 1}, {"amount": "x"}, {}]})
    error = errors.JsonError.of(refused.value)
    assert [problem.path for problem in error.problems] == ["lines[1].amount", "lines[2].amount"]


def test_a_text_of_the_caller_is_cut_in_the_message_but_not_in_the_attribute() -> None:
    error = errors.NotRepresentableError(character="\ufffe", text="\ufffe" + "x" * 10_000)
    assert len(str(error)) < 200
    assert len(error.text) == 10_001
