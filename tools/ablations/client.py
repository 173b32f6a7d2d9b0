"""Faults of the client that one group of assertions, or one test, notices."""

from __future__ import annotations

from ablations import Row, known
from mutations import Mutation

RUNTIME = "templates/runtime/"
OVERLAYS = "overlays/firefly_workflows/"
HERE = "tests/contract/"
PROPERTIES = HERE + "test_client_properties.py"
TOLERANCE = HERE + "test_tolerance.py"
EVERY = HERE + "test_every_operation.py"
PROJECT = ("projects.get",)
CREATE = ("projects.create",)


def drawn(part: str, fault: Mutation, *operations: str, why: str = "") -> Row:
    """Return the row of a group of assertions on drawn calls."""
    return Row("client", part, fault, (PROPERTIES,), operations=operations, why=why)


def spoilt(part: str, fault: Mutation, *operations: str) -> Row:
    """Return the row of a group of assertions on valid and damaged answers."""
    return Row("client", part, fault, (TOLERANCE,), operations=operations)


ROWS = (
    drawn(
        "exact address",
        Mutation(
            "path_in_small_letters",
            RUNTIME + "requests.py",
            'return quote(text, safe="")',
            'return quote(text.lower(), safe="")',
            "identifiers are sent in small letters",
        ),
        "variable_sets.get",
        "guardrails.delete",
    ),
    drawn(
        "exact query",
        Mutation(
            "query_stripped",
            RUNTIME + "requests.py",
            "        name: encode(value)\n",
            "        name: value.strip() if isinstance(value, str) else encode(value)\n",
            "spaces around a text that is searched for are not sent",
        ),
        "projects.list",
    ),
    drawn(
        "exact body",
        Mutation(
            "body_without_accents",
            RUNTIME + "requests.py",
            '        return {"json": encode(body)}\n',
            "        plain_body = encode(body)\n        if isinstance(plain_body, dict):\n"
            '            plain_body = {name: it.replace("é", "e") if isinstance(it, str) else it '
            "for name, it in plain_body.items()}\n"
            '        return {"json": plain_body}\n',
            "texts lose their accents",
        ),
        "projects.update",
    ),
    drawn(
        "no body where none is meant",
        Mutation(
            "empty_object_sent",
            RUNTIME + "requests.py",
            "for name, value in fields.items() if value is not UNSET} or UNSET",
            "for name, value in fields.items() if value is not UNSET}",
            "a body that is left out is sent as an empty object",
        ),
        "guardrails.search",
        "workspaces.search_runs",
    ),
    drawn(
        "exact headers",
        Mutation(
            "login_with_a_token",
            OVERLAYS + "auth.py",
            "    ) -> AsyncGenerator[httpx.Request, httpx.Response]:\n"
            '        """Send the request with a token, and once more with a new one if that was '
            'refused."""\n        if not self._wants_token(request.url):',
            "    ) -> AsyncGenerator[httpx.Request, httpx.Response]:\n"
            '        """Send the request with a token, and once more with a new one if that was '
            'refused."""\n        if not self._is_ours(request.url):',
            "the asynchronous client sends its token with a login",
        ),
        "auth.login",
        "health.check",
    ),
    drawn(
        "the mock takes the request",
        Mutation(
            "ascii_paths_only",
            "mock/firefly_workflows_mock/routing.py",
            'unquote(part, errors="strict")',
            'unquote(part, "ascii", "strict")',
            "the mock refuses identifiers with letters that are not ASCII",
        ),
        "variable_sets.get",
        "guardrails.delete",
    ),
    drawn(
        "the answer comes back equal",
        Mutation(
            "pages_of_one",
            OVERLAYS + "pagination.py",
            "        return self._facts()[1]\n",
            "        return self._facts()[1][:1]\n",
            "a page shows one of its items",
        ),
        "projects.list_members",
        "projects.list_workspaces",
    ),
    drawn(
        "results are of the documented model",
        Mutation(
            "items_as_plain_data",
            OVERLAYS + "calls.py",
            "        return Answer(items, content=response.content)\n",
            '        if call.operation.id == "guardrails.search":\n'
            "            return Answer([it.to_dict() for it in items], response.json())\n"
            "        return Answer(items, content=response.content)\n",
            "the items of one list are plain data",
        ),
        "guardrails.search",
    ),
    drawn(
        "declared properties are at their attribute",
        Mutation(
            "property_not_known",
            "templates/model.py.jinja",
            "{% set properties = model.required_properties + model.optional_properties %}",
            "{% set properties = (model.required_properties + model.optional_properties) | "
            'rejectattr("python_name", "equalto", "members_count") | list %}',
            "the models do not know `membersCount`, and keep it as an unknown field",
        ),
        *PROJECT,
    ),
    drawn("errors of the right class", known("conflict_as_bad_request"), *CREATE),
    drawn(
        "errors say what was called",
        Mutation(
            "error_of_a_get",
            OVERLAYS + "error_mapping.py",
            "        method=method,\n        url=url,\n        body=body,",
            '        method="GET",\n        url=url,\n        body=body,',
            "every error says that a GET was refused",
        ),
        *CREATE,
    ),
    drawn(
        "errors say what the service said",
        Mutation(
            "error_message_cut",
            OVERLAYS + "error_mapping.py",
            "    message = message or _phrase(status, response.reason_phrase)\n",
            "    message = (message or _phrase(status, response.reason_phrase))[:1]\n",
            "messages of errors are cut after their first letter",
        ),
        "projects.create",
        "projects.get",
        "projects.update",
    ),
    drawn(
        "strict takes what keeps the contract",
        Mutation(
            "strict_wants_items",
            OVERLAYS + "strict.py",
            "        # Indexed, not .get(): a schema",
            '        if body == []:\n            return [("$", "no items")]\n'
            "        # Indexed, not .get(): a schema",
            "strict refuses an empty list",
        ),
        "guardrails.search",
    ),
    drawn(
        "strict refuses what breaks the contract",
        Mutation(
            "strict_takes_everything",
            OVERLAYS + "strict.py",
            "        if not violations:\n",
            "        if violations or not violations:\n",
            "strict takes every answer",
        ),
        "guardrails.search",
        "projects.get",
    ),
    Row(
        "client",
        "test_refusals_through_the_stock_functions",
        Mutation(
            "stock_client_bare",
            OVERLAYS + "stock.py",
            "            self._client = HTTPClient(self._wiring)\n",
            '            self._client = __import__("httpx").Client(**self._wiring.arguments)\n',
            "refusals reach the user of a stock function as another error",
        ),
        (PROPERTIES,),
        (PROPERTIES + "::test_refusals_through_the_stock_functions",),
        operations=PROJECT,
    ),
    Row(
        "client",
        "test_every_component_the_answers_use_has_a_model",
        Mutation(
            "model_not_public",
            "templates/models_init.py.jinja",
            "__all__ = tuple(_MODULES)\n",
            '__all__ = tuple(it for it in _MODULES if it != "Project")\n',
            "a model is missing in `models.__all__`",
        ),
        (PROPERTIES + "::test_every_component_the_answers_use_has_a_model",),
        (PROPERTIES + "::test_every_component_the_answers_use_has_a_model",),
        operations=("component", "projects.get"),
    ),
    Row(
        "client",
        "test_the_check_of_requests_can_fail",
        Mutation(
            "requests_unchecked",
            "tests/support/calls.py",
            '    path, _, query = request.url.raw_path.decode("ascii").partition("?")\n',
            '    path, _, query = request.url.raw_path.decode("ascii").partition("?")\n'
            "    if path:\n        return\n",
            "the check of requests checks nothing",
        ),
        (PROPERTIES + "::test_the_check_of_requests_can_fail",),
        (PROPERTIES + "::test_the_check_of_requests_can_fail",),
        operations=("can_fail", "projects.get"),
    ),
    spoilt(
        "round trip of whatever came",
        Mutation(
            "whole_numbers",
            RUNTIME + "requests.py",
            "    if type(value) in _PLAIN:\n        return value\n",
            "    if type(value) is float and value.is_integer():\n        return int(value)\n"
            "    if type(value) in _PLAIN:\n        return value\n",
            "1.0 is written as 1",
        ),
        "guardrails.search",
        "projects.get",
        "workspaces.search_runs",
    ),
    spoilt(
        "any spelling of JSON is read alike",
        Mutation(
            "space_ends_the_list",
            RUNTIME + "responses.py",
            '                if text[position] != ",":\n                    return None\n',
            '                if text[position] != ",":\n                    return items\n',
            "a space before a comma ends a list",
        ),
        "guardrails.search",
        "projects.list_members",
    ),
    spoilt(
        "decoding leaves its input alone",
        Mutation(
            "items_taken_away",
            RUNTIME + "responses.py",
            "        found = _object(payload).get(name)\n",
            "        found = _object(payload).pop(name, None)\n",
            "reading a page takes the items out of what was read",
        ),
        "projects.list",
        "workspaces.search_run_resources",
    ),
    spoilt(
        "what is not damaged stays intact",
        Mutation(
            "unknown_field_spoils_dates",
            "templates/model.py.jinja",
            "        self = new(cls)\n",
            "        self = new(cls)\n        {% if moments %}\n"
            "        if extra:\n            read_moment = str\n        {% endif %}\n",
            "a field that nobody documented leaves the dates of its object as text",
        ),
        "workspaces.search",
        "workspaces.update_labels",
        "guardrails.search",
    ),
    spoilt(
        "a damaged container is refused with its place",
        Mutation(
            "place_without_root",
            RUNTIME + "responses.py",
            '    raise DecodeError(f"{path}[{position}]", f"expected an object',
            '    raise DecodeError(f"[{position}]", f"expected an object',
            "what is wrong with an item of a list is said without the place of the list",
        ),
        "projects.list_members",
        "runners_workspaces.list_labels",
    ),
    spoilt(
        "pages of damaged answers hold models or are refused",
        Mutation(
            "text_as_items",
            RUNTIME + "responses.py",
            "        return [] if found is None else _items(model, found, f",
            "        return [] if found is None else found if type(found) is not list else _items("
            "model, found, f",
            "a text where the items should be is taken for a page",
        ),
        "projects.list",
        "workspaces.search_run_resources",
    ),
    Row(
        "client",
        "test_an_answer_nested_deeper_than_the_stack_is_refused_or_kept",
        Mutation(
            "values_copied_deep",
            RUNTIME + "responses.py",
            '        raise DecodeError(path, f"expected an array, found {json_type(payload)}")\n'
            "    return payload\n",
            '        raise DecodeError(path, f"expected an array, found {json_type(payload)}")\n'
            '    __import__("copy").deepcopy(payload)\n    return payload\n',
            "a list of texts that holds something nested without end ends in RecursionError",
        ),
        (TOLERANCE,),
        (TOLERANCE + "::test_an_answer_nested_deeper_than_the_stack_is_refused_or_kept",),
        operations=("projects.list_labels", "projects.list_members"),
    ),
    Row(
        "client",
        "test_what_is_no_container_is_refused_at_the_root",
        Mutation(
            "root_misspelled",
            RUNTIME + "model.py",
            '            raise DecodeError("$", f"expected an object, found',
            '            raise DecodeError("$.", f"expected an object, found',
            "the place of an answer that is no object is said to be `$.`",
        ),
        (TOLERANCE,),
        (TOLERANCE + "::test_what_is_no_container_is_refused_at_the_root",),
        operations=("projects.get", "projects.tree"),
    ),
    Row(
        "client",
        "test_one_request_of_every_operation_is_what_it_was",
        Mutation(
            "another_header",
            OVERLAYS + "http_client.py",
            '"Accept": "application/json"}',
            '"Accept": "application/json", "X-Client": "firefly"}',
            "every request carries a header more",
        ),
        (HERE + "test_golden_requests.py",),
        (HERE + "test_golden_requests.py::test_one_request_of_every_operation_is_what_it_was",),
        operations=PROJECT,
    ),
    Row(
        "client",
        "test_every_operation.py",
        known("rule_id_quirk_lost"),
        (EVERY,),
        (EVERY,),
        operations=("guardrails.create",),
    ),
)
