"""Lines of the embedded metric format, made into calls of PutMetricData as CloudWatch does of what a function prints. What
CloudWatch drops, and mostly says nothing of, is refused here.

Source: CloudWatch, "Specification: Embedded metric format"; API_MetricDatum; Logs, "InputLogEvent".
"""

import collections
import datetime
import json
import math

LONGEST_LINE = 1024 * 1024
MOST_METRICS, MOST_DIMENSIONS, MOST_VALUES = 100, 30, 100
LONGEST_NAME, LONGEST_VALUE = 255, 1024
OLDEST, NEWEST = datetime.timedelta(weeks=2), datetime.timedelta(hours=2)
LARGEST = 2.0**360

# Fewer than the thousand of one call, for its size is limited too.
AT_ONCE = 200


class Refused(Exception):
    """A line that CloudWatch would not take whole, with the reason."""


def need(holds, reason):
    if not holds:
        raise Refused(reason)


def members(what, thing, required, optional=()):
    """Those of an object, which has all that are required and none that nobody knows."""
    need(isinstance(thing, dict), f"{what} is no object")
    need(set(required) <= thing.keys(), f"{what} lacks {sorted(set(required) - thing.keys())}")
    unknown = thing.keys() - set(required) - set(optional)
    need(not unknown, f"{what} has {sorted(unknown)}, which nobody reads")
    return [thing.get(name) for name in [*required, *optional]]


def array(what, thing, most=None):
    need(isinstance(thing, list), f"{what} is no array")
    need(most is None or len(thing) <= most, f"{what}: {len(thing)} (expected: at most {most})")
    return thing


def name(what, text):
    need(isinstance(text, str), f"{what}: {text} (expected: a text)")
    need(0 < len(text) <= LONGEST_NAME, f"{what}: {text} (expected: 1 to {LONGEST_NAME} characters)")
    return text


def once(pairs):
    """An object with each member once: of two, one would be lost."""
    seen = collections.Counter(key for key, _ in pairs)
    need(len(seen) == len(pairs), f"twice in one object: {[key for key, count in seen.items() if count > 1]}")
    return dict(pairs)


def constant(text):
    raise Refused(f"{text} is no JSON")


def target(root, key):
    need(key in root, f"{key} is announced and missing")
    return root[key]


def number(key, thing):
    need(isinstance(thing, (int, float)) and not isinstance(thing, bool), f"{key}: {thing} (expected: a number)")
    need(math.isfinite(thing) and abs(thing) <= LARGEST, f"{key}: {thing} is too large")
    return float(thing)


def values(root, key):
    """Each value of a metric with how often it occurs. No object is one: a target cannot be nested."""
    thing = target(root, key)
    several = array(key, thing, MOST_VALUES) if isinstance(thing, list) else [thing]
    need(several, f"{key} has no value")
    counted = collections.Counter(number(key, each) for each in several)
    return {"Values": list(counted), "Counts": [float(count) for count in counted.values()]}


def dimension(root, key):
    text = target(root, name("dimension", key))
    need(isinstance(text, str) and 0 < len(text) <= LONGEST_VALUE, f"{key}: {text} (expected: a text)")
    return {"Name": key, "Value": text}


def timestamp(millis, now):
    need(isinstance(millis, int) and not isinstance(millis, bool), f"Timestamp: {millis} (expected: milliseconds)")
    try:
        at = datetime.datetime.fromtimestamp(millis / 1000, datetime.timezone.utc)
    except (OverflowError, ValueError, OSError) as failure:
        raise Refused(f"Timestamp: {millis} (expected: milliseconds)") from failure
    need(now - OLDEST <= at <= now + NEWEST, f"Timestamp: {at} (expected: from two weeks ago to two hours ahead)")
    return at


def metric(root, definition, units):
    key, unit, resolution = members("metric", definition, ["Name"], ["Unit", "StorageResolution"])
    need(unit is None or unit in units, f"{key}: unit {unit} (expected: one of CloudWatch's)")
    need(resolution in (None, 1, 60), f"{key}: StorageResolution {resolution} (expected: 1 or 60)")
    return {
        "MetricName": name("metric", key),
        "Unit": unit or "None",
        "StorageResolution": resolution or 60,
        **values(root, key),
    }


def dimensions_of(datum):
    return tuple(sorted(each["Name"] for each in datum["Dimensions"]))


def read(line, now, units):
    """(namespace, datum) of every metric that a line carries."""
    need(len(line.encode()) <= LONGEST_LINE, f"a line of {len(line.encode())} bytes (expected: at most {LONGEST_LINE})")
    try:
        root = json.loads(line, object_pairs_hook=once, parse_constant=constant)
    except ValueError as failure:
        raise Refused(f"no JSON: {failure}") from failure
    need(isinstance(root, dict) and "_aws" in root, "_aws is not at the top")
    millis, directives = members("_aws", root["_aws"], ["Timestamp", "CloudWatchMetrics"])
    at, data = timestamp(millis, now), []
    for directive in array("CloudWatchMetrics", directives):
        namespace, sets, metrics = members("directive", directive, ["Namespace", "Dimensions", "Metrics"])
        need(array("Dimensions", sets), "Dimensions has no set: no metric comes of that")
        for keys in sets:
            dimensions = [dimension(root, key) for key in array("set of dimensions", keys, MOST_DIMENSIONS)]
            for each in array("Metrics", metrics, MOST_METRICS):
                datum = metric(root, each, units)
                data.append((name("Namespace", namespace), datum | {"Dimensions": dimensions, "Timestamp": at}))
    series = collections.Counter((namespace, datum["MetricName"], dimensions_of(datum)) for namespace, datum in data)
    need(len(series) == len(data), f"told twice: {[each for each, count in series.items() if count > 1]}")
    return data


def put(cloudwatch, text):
    """Sends what these lines carry; gives how many lines did. Other lines are nobody's metrics and go unread."""
    units = cloudwatch.meta.service_model.shape_for("StandardUnit").enum
    now = datetime.datetime.now(datetime.timezone.utc)
    lines = [line for line in text.split("\n") if '"_aws"' in line]
    sent = collections.defaultdict(list)
    for line in lines:
        try:
            for namespace, datum in read(line, now, units):
                sent[namespace].append(datum)
        except Refused as refused:
            raise SystemExit(f"FAILED: CloudWatch would not take this line: {refused}: {line[:500]}") from refused
    for namespace, data in sent.items():
        for first in range(0, len(data), AT_ONCE):
            cloudwatch.put_metric_data(Namespace=namespace, MetricData=data[first : first + AT_ONCE])
    return len(lines)
