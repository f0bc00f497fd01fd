"""Spoils a line that DeliverOrders printed in each way that CloudWatch would not take."""

import copy
import datetime
import json
import unittest

import emf
import stacks

PRINTED = (
    '{"_aws":{"Timestamp":1796048880672,"CloudWatchMetrics":[{"Namespace":"OrderGateway","Dimensions":[["dependency"]],'
    '"Metrics":[{"Name":"dependency.attempts","Unit":"Count"},{"Name":"dependency.calls","Unit":"Count"},'
    '{"Name":"dependency.latency","Unit":"Milliseconds"}]}]},"dependency":"queue","dependency.attempts":25.0,'
    '"dependency.calls":5.0,"dependency.latency":[12.031,24.063,24.063,97.279,143.359]}'
)
AT = datetime.datetime.fromtimestamp(1796048880.672, datetime.timezone.utc)
UNITS = stacks.client("cloudwatch", "http://127.0.0.1:1").meta.service_model.shape_for("StandardUnit").enum


def spoilt(change):
    root = copy.deepcopy(json.loads(PRINTED))
    change(root, root["_aws"]["CloudWatchMetrics"][0])
    return json.dumps(root)


def several(count):
    def change(root, directive):
        directive["Metrics"] = [{"Name": f"metric.{number}"} for number in range(count)]
        root.update({f"metric.{number}": number for number in range(count)})

    return change


def by(count):
    def change(root, directive):
        directive["Dimensions"] = [[f"dimension.{number}" for number in range(count)]]
        root.update({f"dimension.{number}": "a" for number in range(count)})

    return change


def at(instant):
    return lambda root, directive: root["_aws"].update(Timestamp=int(instant.timestamp() * 1000))


def member(**values):
    return lambda root, directive: root.update({name.replace("_", "."): value for name, value in values.items()})


def without(key):
    return lambda root, directive: root.pop(key)


def first(**values):
    return lambda root, directive: directive["Metrics"][0].update(values)


class Emf(unittest.TestCase):
    def takes(self, change):
        return emf.read(spoilt(change), AT, UNITS)

    def refuses(self, reason, change):
        with self.assertRaisesRegex(emf.Refused, reason):
            self.takes(change)

    def test_takes_each_metric_with_its_values(self):
        data = [datum for namespace, datum in emf.read(PRINTED, AT, UNITS) if namespace == "OrderGateway"]
        names = [datum["MetricName"] for datum in data]
        self.assertEqual(["dependency.attempts", "dependency.calls", "dependency.latency"], names)
        self.assertEqual([25.0], data[0]["Values"])
        self.assertEqual([12.031, 24.063, 97.279, 143.359], data[2]["Values"])
        self.assertEqual([1.0, 2.0, 1.0, 1.0], data[2]["Counts"])
        self.assertEqual("Milliseconds", data[2]["Unit"])
        self.assertEqual([{"Name": "dependency", "Value": "queue"}], data[2]["Dimensions"])
        self.assertEqual(AT, data[2]["Timestamp"])

    def test_takes_as_much_as_is_allowed(self):
        self.assertEqual(100, len(self.takes(several(100))))
        self.assertEqual(30, len(self.takes(by(30))[0][1]["Dimensions"]))
        self.assertEqual([100.0], self.takes(member(dependency_latency=[1] * 100))[2][1]["Counts"])
        self.takes(at(AT - datetime.timedelta(days=13)))
        self.takes(first(Unit="Count/Second", StorageResolution=1))

    def test_refuses_more(self):
        self.refuses("101", several(101))
        self.refuses("31", by(31))
        self.refuses("101", member(dependency_latency=[1] * 101))
        self.refuses("bytes", member(note="a" * emf.LONGEST_LINE))

    def test_refuses_what_is_announced_and_missing(self):
        self.refuses("dependency.calls is announced and missing", without("dependency.calls"))
        self.refuses("dependency is announced and missing", without("dependency"))

    def test_refuses_another_time(self):
        self.refuses("two weeks", at(AT - datetime.timedelta(days=15)))
        self.refuses("two hours", at(AT + datetime.timedelta(hours=3)))
        self.refuses("milliseconds", lambda root, directive: root["_aws"].update(Timestamp="now"))
        self.refuses("Timestamp", lambda root, directive: root["_aws"].pop("Timestamp"))

    def test_refuses_what_it_does_not_know(self):
        self.refuses("unit Millis", first(Unit="Millis"))
        self.refuses("StorageResolution 30", first(StorageResolution=30))
        self.refuses("Resolution", first(Resolution=1))
        self.refuses("Metric", lambda root, directive: directive.update(Metric=[]))

    def test_refuses_values_that_are_none(self):
        self.refuses("a number", member(dependency_calls="5"))
        self.refuses("a number", member(dependency_calls=True))
        self.refuses("a number", member(dependency_calls={"Values": [5], "Counts": [1]}))
        self.refuses("no value", member(dependency_latency=[]))
        self.refuses("NaN", member(dependency_calls=float("nan")))
        self.refuses("too large", member(dependency_calls=1e200))
        self.refuses("a text", member(dependency=5))
        self.refuses("a text", member(dependency=""))

    def test_refuses_what_would_count_twice_or_not_at_all(self):
        self.refuses("told twice", lambda root, directive: root["_aws"]["CloudWatchMetrics"].append(directive))
        self.refuses("no set", lambda root, directive: directive.update(Dimensions=[]))
        with self.assertRaisesRegex(emf.Refused, "twice in one object"):
            emf.read(PRINTED.replace('"dependency.attempts":25.0', '"dependency.calls":25.0'), AT, UNITS)

    def test_refuses_a_torn_line(self):
        for torn in (PRINTED[:-20], PRINTED + PRINTED, "INFO " + PRINTED, json.dumps([json.loads(PRINTED)])):
            with self.assertRaises(emf.Refused):
                emf.read(torn, AT, UNITS)


if __name__ == "__main__":
    unittest.main()
