"""Requests against the service models of AWS that botocore ships.

Held are members, types, what is required, enums, lengths and patterns.
"""

import base64
import binascii
import datetime
import functools
import gzip
import json
import re
import urllib.parse

import botocore.session
import cbor2

SESSION = botocore.session.Session()
NAMES = {"DynamoDb": "dynamodb", "Sns": "sns", "Sqs": "sqs", "SesV2": "sesv2", "CloudWatch": "cloudwatch", "CloudWatchLogs": "logs"}
# Lengths count characters of text, bytes of blobs, entries of lists and maps.
SIZED = ("string", "blob", "list", "map")


@functools.cache
def service_model(service):
    return SESSION.get_service_model(NAMES[service])


def faults(call):
    """What the model of the service says against a recorded call; empty if nothing."""
    operation = service_model(call["service"]).operation_model(call["operation"])
    found = []
    value = request(call, found)
    if operation.input_shape is not None:
        check(operation.input_shape, value, call["operation"], found)
    return found


def request(call, found):
    """The members of a recorded call, by the names of the model; adds to what was found what cannot be one."""
    model = service_model(call["service"])
    operation = model.operation_model(call["operation"])
    read = {"json": read_json, "query": read_query, "rest-json": read_rest, "smithy-rpc-v2-cbor": read_cbor}
    return read[model.metadata["protocol"]](call, operation, found)


def body(call):
    whole = base64.b64decode(call["body"])
    return gzip.decompress(whole) if call["encoding"] == "gzip" else whole


def read_json(call, operation, found):
    return json.loads(body(call) or "{}")


def read_cbor(call, operation, found):
    wanted = f"/service/{operation.service_model.metadata['targetPrefix']}/operation/{operation.name}"
    if call["path"] != wanted:
        found.append(f"{operation.name}: {call['path']} is not {wanted}")
    return cbor2.loads(body(call))


def read_rest(call, operation, found):
    value = json.loads(body(call) or "{}")
    template = operation.http["requestUri"].split("?")[0]
    names = re.findall(r"{(\w+)\+?}", template)
    matched = re.fullmatch(re.sub(r"{\w+\+?}", "([^/]+)", template), call["path"])
    if not matched:
        found.append(f"{operation.name}: {call['path']} is not {template}")
        return value
    members = {member.serialization.get("name", name): name for name, member in operation.input_shape.members.items()}
    for name, text in zip(names, matched.groups()):
        value[members.get(name, name)] = urllib.parse.unquote(text)
    return value


def read_query(call, operation, found):
    fields = dict(urllib.parse.parse_qsl(body(call).decode(), keep_blank_values=True))
    for name, wanted in {"Action": operation.name, "Version": operation.service_model.api_version}.items():
        if fields.pop(name, None) != wanted:
            found.append(f"{operation.name}: {name} is not {wanted}")
    used = set()
    value = query_value(operation.input_shape, "", fields, used) if operation.input_shape else {}
    found += [f"{operation.name}: {name} is unknown" for name in sorted(fields.keys() - used)]
    return value


def query_value(shape, prefix, fields, used):
    """The value at a prefix of the flat fields, or None."""
    inner = f"{prefix}." if prefix else ""
    if shape.type_name == "structure":
        members = {}
        for name, member in shape.members.items():
            value = query_value(member, inner + member.serialization.get("name", name), fields, used)
            if value is not None:
                members[name] = value
        return members if members or not prefix else None
    if shape.type_name == "list":
        flat = shape.serialization.get("flattened")
        return numbered(inner if flat else f"{inner}{shape.member.serialization.get('name', 'member')}.", fields,
                        lambda at: query_value(shape.member, at, fields, used))
    if shape.type_name == "map":
        key = shape.key.serialization.get("name", "key")
        value = shape.value.serialization.get("name", "value")
        pairs = numbered(inner if shape.serialization.get("flattened") else f"{inner}entry.", fields,
                         lambda at: (query_value(shape.key, f"{at}.{key}", fields, used),
                                     query_value(shape.value, f"{at}.{value}", fields, used)))
        return dict(pairs) if pairs is not None else None
    if prefix not in fields:
        return None
    used.add(prefix)
    return typed(shape, fields[prefix])


def numbered(prefix, fields, read):
    found = []
    while any(name == f"{prefix}{len(found) + 1}" or name.startswith(f"{prefix}{len(found) + 1}.") for name in fields):
        found.append(read(f"{prefix}{len(found) + 1}"))
    return found or None


def typed(shape, text):
    if shape.type_name in ("integer", "long") and re.fullmatch(r"-?\d+", text):
        return int(text)
    if shape.type_name == "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def check(shape, value, where, found):
    kind = shape.type_name
    wanted = {
        "structure": dict, "map": dict, "list": list, "string": str, "blob": (str, bytes), "boolean": bool,
        "integer": int, "long": int, "float": (int, float), "double": (int, float),
        "timestamp": (int, float, str, datetime.datetime),
    }[kind]
    if not isinstance(value, wanted) or (isinstance(value, bool) and kind != "boolean"):
        found.append(f"{where}: {value!r} is no {kind}")
        return
    if kind == "structure":
        structure(shape, value, where, found)
    elif kind == "list":
        for at, each in enumerate(value):
            check(shape.member, each, f"{where}[{at}]", found)
    elif kind == "map":
        for key, each in value.items():
            check(shape.key, key, f"{where} key", found)
            check(shape.value, each, f"{where}.{key}", found)
    if kind in SIZED or kind in ("integer", "long", "float", "double"):
        limits(shape, value, where, found)


def structure(shape, value, where, found):
    names = {member.serialization.get("name", name): name for name, member in shape.members.items()}
    found += [f"{where}: {name} is unknown" for name in value if name not in names and name not in shape.members]
    present = {names.get(name, name) for name in value}
    found += [f"{where}: {name} is missing" for name in shape.required_members if name not in present]
    if getattr(shape, "is_tagged_union", False) and len(value) != 1:
        found.append(f"{where}: {sorted(value)} (expected: exactly one)")
    for name, each in value.items():
        member = shape.members.get(names.get(name, name))
        if member is not None:
            check(member, each, f"{where}.{name}", found)


def limits(shape, value, where, found):
    meta = shape.metadata
    size = value
    if shape.type_name == "blob":
        try:
            size = len(value if isinstance(value, bytes) else base64.b64decode(value, validate=True))
        except binascii.Error:
            found.append(f"{where}: no base64")
            return
    elif shape.type_name in SIZED:
        size = len(value)
    if size < meta.get("min", size):
        found.append(f"{where}: {size} (expected: at least {meta['min']})")
    if size > meta.get("max", size):
        found.append(f"{where}: {size} (expected: at most {meta['max']})")
    if shape.type_name == "string":
        if shape.enum and value not in shape.enum:
            found.append(f"{where}: {value} (expected: one of {shape.enum})")
        pattern = meta.get("pattern")
        if pattern and not re.search(python_pattern(pattern), value, re.DOTALL):
            found.append(f"{where}: {value} does not match {pattern}")


def python_pattern(pattern):
    """The models' patterns are Java's: classes of Unicode are written otherwise, and a match is of the whole."""
    plain = pattern.replace(r"\p{L}", r"\w").replace(r"\p{M}", "").replace(r"\p{N}", r"\d").replace(r"\p{Z}", r"\s")
    whole = plain if plain.startswith("^") else f"^(?:{plain})"
    return whole if whole.endswith("$") else f"{whole}$"
