"""The notation of the tables, and the schemas that are made of them."""

from einvoice.structure.schema_text import schema_texts
from einvoice.structure.tables import Group, Tables, Use, Wildcard, tables_of
from einvoice.syntax.detect import Syntax
from tests.structure.samples import uses

TABLE = """# a comment
ns a urn:example:a
ns b urn:example:b
root cii a:Root
core b:Name
a:RootType Root = ( b:Name{2,4} Local=b:TextType? ( Left=xs:date | Right=b:TextType )* 
  any(##other,lax)+ ) @id=xs:token! @list=xs:token~a%20b
b:TextType Text = text xs:string @lang=xs:language
b:NameType Name = like b:TextType
b:CodeType = simple xs:token minLength=1 enumeration=x|y
"""


def test_a_table_says_what_a_type_holds() -> None:
    tables = Tables(TABLE)
    root = tables.definition("a:RootType")
    assert root.content is not None
    name, local, choice, wildcard = root.content.parts
    tag = "{urn:example:b}Name"
    assert name == Use(tag, "b:Name", "b:NameType", 2, 4, local=False)
    assert local == Use("{urn:example:a}Local", "a:Local", "b:TextType", 0, 1, local=True)
    assert isinstance(choice, Group)
    assert choice.choice
    assert (choice.least, choice.most) == (0, None)
    assert wildcard == Wildcard("##other", "lax", 1, None, "urn:example:a")
    assert root.attributes["id"].required
    assert root.attributes["list"].fixed == "a b"


def test_a_type_that_is_like_another_has_its_text_and_attributes() -> None:
    tables = Tables(TABLE)
    assert tables.definition("b:NameType").text == "xs:string"
    assert [*tables.definition("b:NameType").attributes] == ["lang"]
    assert tables.definition("b:CodeType").facets == {"minLength": "1", "enumeration": "x|y"}


def test_names_are_translated_both_ways() -> None:
    tables = Tables(TABLE)
    assert tables.tag("b:Name") == "{urn:example:b}Name"
    assert tables.name("{urn:example:b}Name") == "b:Name"
    assert tables.name("{urn:example:c}Name") is None
    assert tables.name("Name") is None
    assert tables.names == {"a:Root", "b:Name", "b:Text", "a:Local", "a:Left", "a:Right"}


def test_every_type_that_a_table_names_is_there() -> None:
    for family in ("ubl", "cii", "zugferd-1"):
        tables = tables_of(family)
        named = {
            use.type for name in tables.types for use in uses(tables.definition(name).content)
        } | {
            attribute.type
            for name in tables.types
            for attribute in tables.definition(name).attributes.values()
        }
        assert {name for name in named if name not in tables.types} == {
            name for name in named if name.startswith("xs:")
        }
        assert tables.core <= tables.names


def test_the_edition_of_a_document_is_a_fraction_of_the_whole() -> None:
    for syntax in (Syntax.UBL_INVOICE, Syntax.CII):
        tables = tables_of(syntax.form)
        core = sum(map(len, schema_texts(tables, syntax).values()))
        whole = sum(map(len, schema_texts(tables, syntax, None).values()))
        assert core < whole / 2
