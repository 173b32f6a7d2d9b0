"""Faults in the templates, and in the code that is copied beside what they make."""

from __future__ import annotations

from mutations import Mutation

HERE = "templates/"
RUNTIME = "templates/runtime/"
GENERATED = "tests/unit/generated/"
GOLDEN = "tests/contract/test_golden_requests.py"
PROPERTIES = "tests/contract/test_client_properties.py"

MUTATIONS = (
    Mutation(
        "slash_unquoted",
        RUNTIME + "requests.py",
        'return quote(text, safe="")',
        'return quote(text, safe="/")',
        "a slash in a path argument changes the path",
        (PROPERTIES,),
    ),
    Mutation(
        "dots_in_the_path",
        RUNTIME + "requests.py",
        'if text in ("", ".", "..", *reserved):',
        'if text in ("", *reserved):',
        "`..` as a path argument addresses another resource",
        (GENERATED + "test_requests.py",),
    ),
    Mutation(
        "false_and_zero_lost",
        RUNTIME + "requests.py",
        "        if value is not UNSET and value is not None\n",
        "        if value is not UNSET and value\n",
        "query parameters that are 0 or false are not sent",
        (GENERATED + "test_requests.py",),
    ),
    Mutation(
        "empty_body_swallowed",
        RUNTIME + "requests.py",
        '        return {"json": encode(body)}\n',
        '        return {"json": encode(body)} if body else {}\n',
        "an empty list or object is not sent",
        (PROPERTIES,),
    ),
    Mutation(
        "unset_as_null",
        RUNTIME + "requests.py",
        "return {key: encode(item) for key, item in value.items() if item is not UNSET}",
        "return {key: None if item is UNSET else encode(item) for key, item in value.items()}",
        "what is not set is sent as null",
        (GENERATED + "test_requests.py",),
    ),
    Mutation(
        "enum_by_name",
        RUNTIME + "plain.py",
        "return value.value",
        "return value.name",
        "enums are sent by their Python name",
        (GENERATED + "test_requests.py",),
    ),
    Mutation(
        "enum_field_by_name",
        HERE + "decoding_macros.jinja",
        "{{ value }}._value_ if",
        "{{ value }}._name_ if",
        "enums in objects are written by their Python name",
        (GENERATED + "test_models.py", GENERATED + "test_enums.py"),
    ),
    Mutation(
        "unknown_enum_value_refused",
        RUNTIME + "enums.py",
        "        if not isinstance(value, str):\n",
        "        if isinstance(value, str):\n",
        "a value the contract does not list raises",
        (GENERATED + "test_enums.py",),
    ),
    Mutation(
        "offset_dropped",
        RUNTIME + "dates.py",
        "    if value.utcoffset():\n        return value.isoformat()\n",
        "",
        "22:00+02:00 is sent as 22:00Z",
        (GENERATED + "test_dates.py",),
    ),
    Mutation(
        "leap_second_early",
        RUNTIME + "dates.py",
        "timedelta(seconds=1)",
        "timedelta(seconds=0)",
        "a leap second is read as the second before it",
        (GENERATED + "test_dates.py",),
    ),
    Mutation(
        "date_as_midnight",
        RUNTIME + "dates.py",
        "return value if value.isoformat() == text else text",
        "return datetime(value.year, value.month, value.day, tzinfo=UTC)",
        "a day is read as its midnight",
        (GENERATED + "test_dates.py",),
    ),
    Mutation(
        "unknown_fields_lost",
        HERE + "model.py.jinja",
        "        self._extra = extra\n",
        "        self._extra = None\n",
        "fields the contract does not name are dropped",
        (GENERATED + "test_models.py",),
    ),
    Mutation(
        "wrong_path_argument",
        HERE + "stock_functions.jinja",
        'in_double_quote_literal }}", {{ parameter.python_name }}{{ reserved',
        'in_double_quote_literal }}", {{ endpoint.path_parameters[0].python_name }}{{ reserved',
        "every place in a path gets the first argument",
        (GOLDEN,),
    ),
    Mutation(
        "reserved_words_pass",
        HERE + "runtime/requests.py",
        'if text in ("", ".", "..", *reserved):',
        'if text in ("", ".", ".."):',
        "a path argument may spell the path of another operation",
        (GENERATED + "test_requests.py",),
    ),
    Mutation(
        "query_parameter_lost",
        HERE + "stock_functions.jinja",
        '"params": _query({\n                {% for parameter in endpoint.query_parameters %}',
        '"params": _query({\n                {% for parameter in endpoint.query_parameters[1:] %}',
        "the first query parameter is not sent",
        (GOLDEN,),
    ),
    Mutation(
        "facade_drops_a_query_parameter",
        HERE + "endpoint_init.py.jinja",
        "    {% for parameter in endpoint.query_parameters %}\n"
        "    {{ parameter.python_name }}={{ plain_name(parameter.python_name) }},",
        "    {% for parameter in endpoint.query_parameters[:-1] %}\n"
        "    {{ parameter.python_name }}={{ plain_name(parameter.python_name) }},",
        "facade methods do not pass their last query parameter on",
        (GOLDEN,),
    ),
    Mutation(
        "optional_fields_lost",
        HERE + "endpoint_init.py.jinja",
        "        {% for property in endpoint.bodies[0].prop.required_properties + "
        'endpoint.bodies[0].prop.optional_properties %}\n        "{{',
        '        {% for property in endpoint.bodies[0].prop.required_properties %}\n        "{{',
        "facade methods send required fields only",
        (GOLDEN,),
    ),
    Mutation(
        "async_method_forgets_retries",
        HERE + "endpoint_init.py.jinja",
        "            timeout=timeout,\n            max_retries=max_retries,\n        )",
        "            timeout=timeout,\n        )",
        "max_retries of one call is ignored",
        (GENERATED + "test_facade.py", "tests/contract/test_every_operation.py"),
    ),
    Mutation(
        "paging_style_swapped",
        HERE + "facade_macros.jinja",
        '{{ "page" if "page" in names else "offset" if "offset" in names }}',
        '{{ "offset" if "page" in names else "page" if "offset" in names }}',
        "lists by offset are walked by page number, and the other way round",
        (GENERATED + "test_facade.py", "tests/contract/test_every_operation.py"),
    ),
    Mutation(
        "first_folder_only",
        RUNTIME + "responses.py",
        "            for name, found in _object(payload).items()\n",
        "            for name, found in list(_object(payload).items())[:1]\n",
        "of a page of changed files only the first folder is read",
        (GENERATED + "test_responses.py",),
    ),
    Mutation(
        "secret_key_in_repr",
        RUNTIME + "model.py",
        '"secretkey", ',
        "",
        "repr() of a login shows the secret key",
        (GENERATED + "test_models.py",),
    ),
    Mutation(
        "fast_loses_the_first",
        RUNTIME + "responses.py",
        "for raw in reader.cut(content):",
        "for raw in list(reader.cut(content))[1:]:",
        "a large array loses its first item where msgspec is installed",
        (GENERATED + "test_fast.py",),
    ),
)
