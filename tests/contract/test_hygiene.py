"""The project holds nothing of others and nothing of the machine it was written on."""

import re
from pathlib import Path

from tests.contract.project_files import ROOT, project_files, read_text

FOREIGN_KINDS = frozenset(
    {
        # schemas, stylesheets and code lists of the standards: they are installed, never copied
        ".xsd", ".sch", ".xsl", ".xslt", ".sef", ".gc", ".rng", ".dtd", ".wsdl",
        # fonts and colour profiles
        ".ttf", ".otf", ".woff", ".woff2", ".icc", ".icm",
        # programs and archives
        ".jar", ".class", ".so", ".dll", ".exe", ".whl", ".zip", ".gz", ".tar", ".7z",
    }
)  # fmt: skip

LARGEST = 300_000
"""Bytes: what is larger is data that somebody else keeps, or that a script can make."""

MACHINE_PATHS = (
    re.compile(r"(?<![\w.$}])/(?:home|Users)/[\w.-]+"),
    re.compile(r"(?<![\w.$}])/(?:tmp|var/folders)/[\w.-]+"),
    re.compile(r"\b[A-Z]:\\+Users\\+"),
)

REGISTRIES = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|yarnpkg|repo\d?\.maven|maven|sonatype|crates|rubygems)"
    r"\.(?:org|com|io)\b"
)
"""Packages come from wherever the user's package manager is told to look, also a mirror."""


def _texts() -> dict[Path, str]:
    """The text of every file but this one, which must spell out what it looks for."""
    here = Path(__file__).resolve().relative_to(ROOT)
    return {path: read_text(path) for path in project_files() if path != here}


def _places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for path, text in _texts().items()
        for match in pattern.finditer(text)
    ]


def test_no_file_is_of_a_kind_that_others_publish() -> None:
    assert [str(path) for path in project_files() if path.suffix.lower() in FOREIGN_KINDS] == []


def test_no_file_is_too_large_to_have_been_written_here() -> None:
    sizes = {str(path): (ROOT / path).stat().st_size for path in project_files()}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_no_file_is_a_link_out_of_the_project() -> None:
    links = [path for path in project_files() if (ROOT / path).is_symlink()]
    assert [str(path) for path in links if ROOT not in (ROOT / path).resolve().parents] == []


def test_no_file_names_a_home_or_temporary_folder() -> None:
    assert [place for pattern in MACHINE_PATHS for place in _places(pattern)] == []


def test_no_file_names_the_folder_that_this_checkout_is_in() -> None:
    if len(ROOT.parts) < 3:  # "/app" is too short to be told from an ordinary path
        return
    assert _places(re.compile(re.escape(str(ROOT)))) == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert _places(REGISTRIES) == []


def test_every_text_file_has_unix_line_ends_and_a_last_one() -> None:
    contents = {str(path): (ROOT / path).read_bytes() for path in project_files()}
    texts = {name: data for name, data in contents.items() if data and b"\0" not in data}
    wrong = [name for name, data in texts.items() if b"\r\n" in data or not data.endswith(b"\n")]
    assert wrong == []


def test_contributing_names_only_files_that_exist() -> None:
    roots = r"(?:src|tests|docs|examples|scripts|tools|\.ci)"
    named = set(re.findall(rf"`({roots}/[\w./-]+)", read_text(Path("CONTRIBUTING.md"))))
    assert named
    assert {name for name in named if not (ROOT / name).exists()} == set()
