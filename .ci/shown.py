"""Asks an emulator of CloudWatch for each row of the dashboard, with the dashboard's own query, and holds the answers
against what a run must show."""

import collections
import datetime

import stacks
import widgets

OURS = "OrderGateway"

Row = collections.namedtuple("Row", "title name dimensions stat period")


def key(row):
    """(name, value of its dimension, if it has one)"""
    return row.name, " ".join(row.dimensions.values())


def rows():
    """Every row that the gateway itself sends something for."""
    for widget in widgets.widgets():
        properties = widget["properties"]
        for texts, own in widgets.shown(widget):
            if texts and texts[0] == OURS:
                dimensions, stat = dict(zip(texts[2::2], texts[3::2])), own.get("stat", properties["stat"])
                yield Row(properties["title"], texts[1], dimensions, stat, properties["period"])


def sent(cloudwatch):
    """(name, dimensions) of all that was sent. A query without dimensions is answered from any by this emulator."""
    pages = cloudwatch.get_paginator("list_metrics").paginate(Namespace=OURS)
    metrics = [each for page in pages for each in page["Metrics"]]
    return [(each["MetricName"], {one["Name"]: one["Value"] for one in each.get("Dimensions", [])}) for each in metrics]


def value(cloudwatch, row, begun):
    end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=2)
    metric = {
        "Namespace": OURS,
        "MetricName": row.name,
        "Dimensions": [{"Name": name, "Value": text} for name, text in row.dimensions.items()],
    }
    query = {"Id": "shown", "MetricStat": {"Metric": metric, "Period": row.period, "Stat": row.stat}}
    values = cloudwatch.get_metric_data(MetricDataQueries=[query], StartTime=begun, EndTime=end)
    values = values["MetricDataResults"][0]["Values"]
    if not values:
        return None
    return sum(values) if row.stat == "Sum" else max(values)


def wrong(row, found, counts, above_zero, never, maybe):
    """What is expected of the row, if that is not what was found."""
    if key(row) in counts:
        return None if found == counts[key(row)] else counts[key(row)]
    if row.name in never:
        return None if found is None else "nothing"
    if row.name in above_zero:
        return None if found else "> 0"
    return "a value" if found is None and not maybe & {row.name, key(row)} else None


def demand(endpoint, begun, counts, above_zero, never, maybe=frozenset()):
    """Every row must have a value, if only zero, that has been sent since then.

    counts: what rows must show exactly, by key. above_zero: names that must show more than zero. never: names that
    must show nothing. maybe: names or keys that may show nothing.
    """
    cloudwatch = stacks.client("cloudwatch", endpoint)
    asked, there = list(rows()), sent(cloudwatch)
    faults = [f"no row is {each}" for each in sorted(counts.keys() - {key(row) for row in asked})]
    names = {row.name for row in asked}
    listed = above_zero | never | {each if isinstance(each, str) else each[0] for each in maybe}
    faults += [f"no row shows {each}" for each in sorted(listed - names)]
    empty = 0
    for row in asked:
        found = value(cloudwatch, row, begun) if (row.name, row.dimensions) in there else None
        empty += found is None
        shown = "–" if found is None else round(found, 3)
        print(f"{row.title:44} {row.name:24} {key(row)[1]:24} {row.stat:8} {shown}")
        expected = wrong(row, found, counts, above_zero, never, maybe)
        if expected is not None:
            faults.append(f"{row.title}, {' '.join(key(row)).strip()}, {row.stat}: {found} (expected: {expected})")
    if faults:
        raise SystemExit("FAILED: " + "; ".join(faults))
    print(f"ok: {len(asked)} rows of the dashboard: {len(asked) - empty} with a value, {empty} empty as they may be")
