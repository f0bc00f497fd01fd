"""The dashboard of config/aws/dashboard.yaml, as it is deployed with no prefix."""

import json

import stacks


def widgets():
    resources = stacks.template("dashboard")["Resources"].values()
    body = next(each for each in resources if each["Type"] == "AWS::CloudWatch::Dashboard")["Properties"]["DashboardBody"]
    return json.loads(body["Fn::Sub"].replace("${Prefix}", "").replace("${AWS::Region}", stacks.REGION))["widgets"]


def shown(widget):
    """(what is asked for, its own settings) of each line of a widget: [namespace, name, dimension, value…] or []."""
    for row in widget["properties"].get("metrics", []):
        own = row[-1] if isinstance(row[-1], dict) else {}
        yield [part for part in row if isinstance(part, str)], own
