"""Writes what requests accept: one table for the check at run time, types for type checkers.

`shapes.py` holds, by operation and by object, which fields there are, how Python spells them and
what they may hold; `runtime/arguments.py` reads it. Beside the models stands the same as a
`TypedDict` for each object that an argument may be, and as a `Literal` for each enum. Both are read
off the properties that openapi-python-client made of the contract, so that every name is the one
that the models use. No text of the contract is written but as a Python literal.
"""

from __future__ import annotations

import ast
import json
import re
from keyword import iskeyword
from pathlib import Path
from typing import Any

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties import (
    AnyProperty,
    BooleanProperty,
    DateProperty,
    DateTimeProperty,
    EnumProperty,
    FloatProperty,
    IntProperty,
    ListProperty,
    ModelProperty,
    NoneProperty,
    StringProperty,
    UnionProperty,
    UuidProperty,
)
from openapi_python_client.strings import ClassName

from generation import deprecations

SETTINGS = Path(__file__).resolve().parents[2] / "generator-config.yaml"
"""Those of openapi-python-client."""
_KINDS: dict[type, tuple[str, str]] = {
    StringProperty: ("text", "str"),
    IntProperty: ("integer", "int"),
    FloatProperty: ("number", "float"),
    BooleanProperty: ("boolean", "bool"),
    DateTimeProperty: ("time", "datetime.datetime | str"),
    DateProperty: ("date", "datetime.date | str"),
    UuidProperty: ("uuid", "UUID | str"),
    NoneProperty: ("null", "None"),
    AnyProperty: ("any", "Any"),
}
"""For each kind of value: its name in the table, and its type."""

_OF_MODELS = ("to_dict", "from_dict", "wire_names", "additional_properties", "additional_keys")
_OF_METHODS = ("timeout", "max_retries", "extra_body", "extra_query", "extra_headers")


class Inputs:
    """What the requests of a contract may hold.

    Args:
        source: The contract as JSON, as the generator gets it.
    """

    def __init__(self, source: Path) -> None:
        settings = ConfigFile.load_from_path(SETTINGS)
        config = Config.from_sources(
            settings, MetaType.NONE, source, "utf-8", overwrite=False, output_path=None
        )
        contract = json.loads(source.read_bytes())
        data = GeneratorData.from_dict(json.loads(source.read_bytes()), config=config)
        if isinstance(data, GeneratorError):
            raise TypeError(data.header)
        # A property may refer to an object whose fields were not read yet.
        self._models = {it.class_info.name: it for it in data.models}
        self.operations: dict[str, tuple[Any, Any, str | None, dict[str, str]]] = {}
        self.objects: dict[str, ModelProperty] = {}
        self.enums: dict[str, EnumProperty] = {}
        self.nested: set[str] = set()
        """The objects that are arguments, or inside of one: not those whose fields are."""
        self._parameters = deprecations.parameters(contract)
        self._fields = {
            name: found
            for name, it in self._models.items()
            if (found := deprecations.fields(contract, _schema(it)))
        }
        self.notes: dict[str, dict[str, str]] = {}
        """By class, or class and method: what of it is deprecated, with what to use instead."""
        for name, found in self._fields.items():
            own = {
                it.name.get_untrusted_value(): attribute(it) for it in _fields(self._models[name])
            }
            self.notes[str(name)] = {own[key]: text for key, text in found.items() if key in own}
        for tag, collection in data.endpoint_collections_by_tag.items():
            for endpoint in collection.endpoints:
                self._add(str(tag), endpoint)

    def _add(self, tag: str, endpoint: Any) -> None:
        name = endpoint.name.removeprefix(f"{tag}_")
        body = endpoint.bodies[0].prop if endpoint.bodies else None
        arguments = [*endpoint.path_parameters, *endpoint.query_parameters]
        taken = {argument_name(it.python_name) for it in arguments}
        spelled = {it.name.get_untrusted_value(): argument_name(it.python_name) for it in arguments}
        argument: str | None = "items" if isinstance(body, ListProperty) else "body"
        if isinstance(body, ModelProperty) and _fields(body):
            argument = None
            for field in _fields(body):
                own = argument_name(field.python_name)
                spelled[field.name.get_untrusted_value()] = f"body_{own}" if own in taken else own
                self._reach(field)
            self.objects[body.class_info.name] = body
        elif body is not None:
            self._reach(body)
        query = {it.name.get_untrusted_value(): it for it in endpoint.query_parameters}
        for parameter in query.values():
            self._reach(parameter)
        identifier = f"{tag}.{name}_" if iskeyword(name) else f"{tag}.{name}"
        self.operations[identifier] = (query, body, argument, spelled)
        found = dict(self._parameters.get(f"{tag}.{name}", {}))
        if argument is None and body is not None:
            found |= self._fields.get(body.class_info.name, {})
        if found:
            method = identifier.partition(".")[2]
            named = {spelled[key]: text for key, text in found.items()}
            for prefix in ("", "Async"):
                self.notes[f"{prefix}{ClassName(tag, '')}.{method}"] = named

    def _reach(self, prop: Any) -> None:
        """Note the objects and enums that a property may hold."""
        if isinstance(prop, UnionProperty):
            for inner in prop.inner_properties:
                self._reach(inner)
        elif isinstance(prop, ListProperty):
            self._reach(prop.inner_property)
        elif isinstance(prop, EnumProperty):
            self.enums[prop.class_info.name] = prop
        elif isinstance(prop, ModelProperty) and prop.class_info.name not in self.nested:
            name = prop.class_info.name
            model = self.objects[name] = self._models[name]
            self.nested.add(name)
            for field in _fields(model):
                self._reach(field)
            if model.additional_properties:
                self._reach(model.additional_properties)

    def write(self, package: Path) -> None:
        """Write the table, the types beside their models, and what is deprecated into docstrings.

        ruff removes needless imports.
        """
        if self.notes:
            for folder in ("api", "models"):
                for path in sorted((package / folder).glob("*.py")):
                    text = path.read_text(encoding="utf-8")
                    path.write_text(deprecations.explain(text, self.notes), encoding="utf-8")
        (package / "shapes.py").write_text(self.table(), encoding="utf-8")
        homes: dict[str, str] = {}
        for path in sorted((package / "models").glob("*.py")):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef):
                    homes[node.name] = path.stem
        types = {name: (f"{name}Value", self._literal(name)) for name in sorted(self.enums)}
        types |= {name: (_mapping(name), self._typed_dict(name)) for name in sorted(self.nested)}
        for home in sorted({homes[name] for name in types}):
            own = "\n\n".join(_in_order({it: types[it] for it in types if homes[it] == home}))
            imports = "".join(
                f"from .{homes[name]} import {name}, {made}\n"
                for name, (made, _) in types.items()
                if homes[name] != home and made in own
            )
            path = package / "models" / f"{home}.py"
            text = path.read_text(encoding="utf-8").replace(_HEAD, _HEAD + _IMPORTS + imports, 1)
            path.write_text(f"{text}\n\n{own}", encoding="utf-8")
        init = package / "models" / "__init__.py"
        names = [(made, homes[name]) for name, (made, _) in types.items()]
        imports = "".join(f"    from .{home} import {it} as {it}\n" for it, home in names)
        entries = "".join(f'    "{it}": ".{home}",\n' for it, home in names)
        text = init.read_text(encoding="utf-8").replace(
            "if TYPE_CHECKING:\n", f"if TYPE_CHECKING:\n{imports}", 1
        )
        init.write_text(
            text.replace("_MODULES = {\n", f"_MODULES = {{\n{entries}", 1), encoding="utf-8"
        )

    def table(self) -> str:
        """Return the text of `shapes.py`."""
        operations = {
            name: (
                {key: kind(it) for key, it in query.items()},
                body and kind(body),
                argument,
                {key: name for key, name in spelled.items() if key != name},
            )
            for name, (query, body, argument, spelled) in sorted(self.operations.items())
        }
        objects = {
            name: (
                {it.name.get_untrusted_value(): (attribute(it), kind(it)) for it in _fields(model)},
                tuple(it.name.get_untrusted_value() for it in model.required_properties),
                kind(model.additional_properties) if model.additional_properties else None,
            )
            for name, model in sorted(self.objects.items())
        }
        choices = {name: tuple(it.values.values()) for name, it in sorted(self.enums.items())}
        deprecated = {
            **{f"{name}_" if iskeyword(name.partition(".")[2]) else name: found
               for name, found in sorted(self._parameters.items())},
            **{str(name): found for name, found in sorted(self._fields.items())
               if name in self.objects},
        }  # fmt: skip
        return _TABLE.format(
            operations=operations, objects=objects, choices=choices, deprecated=deprecated
        )

    def _literal(self, name: str) -> str:
        values = ", ".join(repr(value) for value in self.enums[name].values.values())
        return f"{name}Value: TypeAlias = Literal[{values}]\n"

    def _typed_dict(self, name: str) -> str:
        model = self.objects[name]
        if model.additional_properties:
            other = "Any" if _fields(model) else accepted(model.additional_properties)
            return f"{_mapping(name)}: TypeAlias = Mapping[str, {other}]\n"
        required = {it.python_name for it in model.required_properties}
        lines = [f"class {_mapping(name)}(TypedDict, total=False):"]
        lines.append(f'    """{name} as a mapping."""\n')
        for field in _fields(model):
            type_ = accepted(field)
            hint = f"Required[{type_}]" if field.python_name in required else type_
            lines.append(f"    {key_of(field)}: {hint}")
        return "\n".join(lines) + "\n"


def kind(prop: Any) -> Any:
    """Return what a property may hold, as the table says it.

    A list in the table is an array of its only item, a tuple is any of its items.
    """
    if isinstance(prop, UnionProperty):
        return tuple(kind(inner) for inner in prop.inner_properties)
    if isinstance(prop, ListProperty):
        return [kind(prop.inner_property)]
    if isinstance(prop, ModelProperty | EnumProperty):
        return prop.class_info.name
    return _KINDS.get(type(prop), ("any", "Any"))[0]


def accepted(prop: Any) -> str:
    """Return the type of what a property may be given as."""
    if isinstance(prop, UnionProperty):
        return " | ".join(dict.fromkeys(accepted(inner) for inner in prop.inner_properties))
    if isinstance(prop, ListProperty):
        return f"Items[{accepted(prop.inner_property)}]"
    if isinstance(prop, EnumProperty):
        return f"{prop.class_info.name} | {prop.class_info.name}Value"
    if isinstance(prop, ModelProperty):
        return f"{prop.class_info.name} | {_mapping(prop.class_info.name)}"
    return _KINDS.get(type(prop), ("any", "Any"))[1]


def attribute(prop: Any) -> str:
    """Return the attribute of a model that holds a field, as `model.py.jinja` names it."""
    name = str(prop.python_name)
    return f"{name}_" if name in _OF_MODELS else name


def key_of(prop: Any) -> str:
    """Return how a mapping in Python spells a field: no underscore where none is needed."""
    name = str(prop.python_name)
    return name if iskeyword(name.removesuffix("_")) else name.removesuffix("_")


def argument_name(name: str) -> str:
    """Return how a method spells an argument, as `endpoint_init.py.jinja` does."""
    bare = str(name).removesuffix("_")
    if iskeyword(bare) or bare == "self":
        return str(name)
    return f"{bare}_" if bare in _OF_METHODS else bare


def _fields(model: ModelProperty) -> list[Any]:
    return [*(model.required_properties or ()), *(model.optional_properties or ())]


def _schema(model: ModelProperty) -> dict[str, Any]:
    """Return the schema that a model was made of, as JSON."""
    found: dict[str, Any] = model.data.model_dump(mode="json", by_alias=True, exclude_none=True)
    return found


def _in_order(types: dict[str, tuple[str, str]]) -> list[str]:
    """Return the texts of types: an alias stands after those it is made of."""
    made: dict[str, str] = {}

    def add(name: str) -> None:
        title, text = types[name]
        if title in made:
            return
        made[title] = ""
        if "TypeAlias = Mapping" in text:
            for other, (own, _) in types.items():
                if re.search(rf"\b{own}\b", text):
                    add(other)
        # Last of all, so that what it needs stands before it.
        del made[title]
        made[title] = text

    for name in types:
        add(name)
    return list(made.values())


def _mapping(name: str) -> str:
    return f"{name}Dict"


_TABLE = '''"""What requests may hold; `runtime/arguments.py` checks arguments by it.

A kind of value is a name: of a plain kind, an object or an enum. A list is an array of its only
item, a tuple stands for any of its items.
"""

from __future__ import annotations

from typing import Any

OPERATIONS: dict[str, tuple[dict[str, Any], Any, str | None, dict[str, str]]] = {operations}
"""For each operation the kinds of its query parameters; the kind of its body, or `None`; the
argument that is the body, or `None` where its fields are; how Python spells the arguments."""

OBJECTS: dict[str, tuple[dict[str, tuple[str, Any]], tuple[str, ...], Any]] = {objects}
"""For each object its fields, by their names in JSON, with their attributes and kinds; the fields
it must have; and the kind of all other fields, or `None` if it has no others."""

CHOICES: dict[str, tuple[Any, ...]] = {choices}
"""The values of each enum."""

DEPRECATED: dict[str, dict[str, str]] = {deprecated}
"""For operations their deprecated query parameters, for objects their deprecated fields, each with
what to use instead."""
'''

_HEAD = "from __future__ import annotations\n"
_IMPORTS = """
import datetime
from collections.abc import Mapping
from typing import Any, Literal, Required, TypeAlias, TypedDict
from uuid import UUID
from ..types import Items
"""
