"""What is written is held against the JSON Schemas that are written beside it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from keras_reference.pool import BrokenRun

SCHEMA_DIRECTORY = Path(__file__).parent / "schema"
FIXTURE_SCHEMA, MANIFEST_SCHEMA = "fixture-1.schema.json", "manifest-1.schema.json"


def schema_texts() -> dict[str, str]:
    """File name: text, for the copies under ``fixtures/schema``."""
    return {
        name: (SCHEMA_DIRECTORY / name).read_text(encoding="utf-8")
        for name in (FIXTURE_SCHEMA, MANIFEST_SCHEMA)
    }


@cache
def _validator(name: str):
    import jsonschema

    schema = json.loads(schema_texts()[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _thinned(value: Any) -> Any:
    """Checks tensors here and leaves one element of each kind to the slow validator."""
    if isinstance(value, dict):
        if value.keys() == {"shape", "dtype", "data"}:
            count = 1
            for size in value["shape"]:
                count *= size
            if len(value["data"]) != count:
                raise BrokenRun(f"{len(value['data'])} numbers in {value['shape']}")
            kinds = {v if isinstance(v, str) else type(v): v for v in value["data"]}
            return value | {"data": list(kinds.values())}
        return {name: _thinned(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_thinned(element) for element in value]
    return value


def validate(path: str, text: str, schema: str) -> None:
    """Raises with the place in the file where it is not what the schema says."""
    document = _thinned(json.loads(text))
    error = next(_validator(schema).iter_errors(document), None)
    if error:
        raise BrokenRun(f"{path}: {error.json_path}: {error.message[:300]}")
