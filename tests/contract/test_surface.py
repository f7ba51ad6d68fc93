"""The public face: complete, sorted, small, documented, and each part of it what it seems."""

import inspect
from importlib.resources import files

import einvoice
from einvoice.errors import EInvoiceError

MOST = 40


def test_the_names_are_sorted_and_not_too_many() -> None:
    names = einvoice.__all__
    # Constants first, then classes, then functions and modules: as ruff sorts them.
    order = sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert names == order
    assert len(names) == len(set(names)) <= MOST


def test_every_name_can_be_imported_and_is_shown() -> None:
    for name in einvoice.__all__:
        assert getattr(einvoice, name) is not None
    assert set(einvoice.__all__) <= set(dir(einvoice))


def test_nothing_else_is_public() -> None:
    modules = {name for name, value in vars(einvoice).items() if inspect.ismodule(value)}
    public = {name for name in vars(einvoice) if not name.startswith("_")}
    assert public - modules - {"import_module", "TYPE_CHECKING"} <= set(einvoice.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    assert not hasattr(einvoice, "no_such_name")


def test_every_class_and_function_is_documented() -> None:
    undocumented = [
        name
        for name in einvoice.__all__
        if (inspect.isclass(value := getattr(einvoice, name)) or inspect.isfunction(value))
        and not (value.__doc__ or "").strip()
    ]
    assert undocumented == []


def test_every_parameter_and_result_of_a_verb_is_typed() -> None:
    verbs = [
        value for name in einvoice.__all__ if inspect.isfunction(value := getattr(einvoice, name))
    ]
    assert {verb.__name__ for verb in verbs} >= {"read", "write", "convert"}
    for verb in verbs:
        signature = inspect.signature(verb)
        assert signature.return_annotation is not inspect.Signature.empty
        for parameter in signature.parameters.values():
            assert parameter.annotation is not inspect.Parameter.empty


def test_every_public_error_is_one_of_the_library() -> None:
    errors = [
        value
        for name in einvoice.__all__
        if inspect.isclass(value := getattr(einvoice, name)) and issubclass(value, Exception)
    ]
    assert errors
    assert all(issubclass(error, EInvoiceError) for error in errors)


def test_the_package_is_typed_for_its_users() -> None:
    assert files("einvoice").joinpath("py.typed").is_file()
