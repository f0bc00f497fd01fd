"""Deploys the templates of config/aws into an emulator at ENDPOINT, and writes what came of it to FILE as JSON.

usage: stacks.py ENDPOINT FILE

What the emulator cannot do is left out or put otherwise, and each such place must still be refused with the answer that
is noted here: an emulator that has learned it fails this script, so that the list stays true.
"""

import json
import sys
import time

import boto3
import yaml
from botocore.exceptions import ClientError

TEMPLATES = "config/aws"
REGION, KEY = "eu-west-3", "ci"
BUCKET, ARCHIVE = "order-gateway-archives", "order-gateway-lambda.zip"

# Types that ministack 1.5.33 answers "Unrecognized resource types" for.
UNKNOWN = [
    "AWS::ApplicationAutoScaling::ScalableTarget",
    "AWS::ApplicationAutoScaling::ScalingPolicy",
    "AWS::EC2::FlowLog",
    "AWS::EC2::SecurityGroupEgress",
]
# It takes a parameter of type Number for text where a service counts its tasks.
NUMBER_AS_TEXT = "unsupported operand type(s) for -: 'str' and 'int'"

SENDER = "commandes@anycompany.example"
PARAMETERS = {
    "data": {
        "SenderAddress": SENDER,
        "NotificationEmail": "boutique@anycompany.example",
        "NotificationPhone": "+33612345678",
        "OperatorEmail": "exploitation@anycompany.example",
    },
    "fargate": {
        "ImageTag": "ci",
        "CertificateArn": "arn:aws:acm:eu-west-3:000000000000:certificate/6f1c9d0e-ci",
        "ConfirmationTo": "client@anycompany.example",
        "MailsPerSecond": "1000",
    },
    "lambda": {"ConfirmationTo": "client@anycompany.example"},
}


class Tagged(yaml.SafeLoader):
    """YAML with the short forms of CloudFormation's functions."""


def function(loader, name, node):
    value = {
        yaml.ScalarNode: lambda: loader.construct_scalar(node),
        yaml.SequenceNode: lambda: loader.construct_sequence(node, deep=True),
        yaml.MappingNode: lambda: loader.construct_mapping(node, deep=True),
    }[type(node)]()
    if name == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {name if name in ("Ref", "Condition") else f"Fn::{name}": value}


Tagged.add_multi_constructor("!", function)


def template(name):
    with open(f"{TEMPLATES}/{name}.yaml", encoding="utf-8") as file:
        return yaml.load(file, Tagged)


def client(service, endpoint):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id=KEY,
        aws_secret_access_key=KEY,
    )


def create(cloud, name, body, **more):
    """Makes the stack and gives its outputs; says what failed, if anything did."""
    stack = f"{more.get('Prefix', '')}order-gateway-{name}"
    values = PARAMETERS[name] | more
    parameters = [{"ParameterKey": key, "ParameterValue": value} for key, value in values.items()]
    cloud.create_stack(
        StackName=stack,
        TemplateBody=json.dumps(body, default=str),
        Parameters=parameters,
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
    )
    while (found := cloud.describe_stacks(StackName=stack)["Stacks"][0])["StackStatus"].endswith("IN_PROGRESS"):
        time.sleep(0.2)
    failed = [
        f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}"
        for event in cloud.describe_stack_events(StackName=stack)["StackEvents"]
        if event["ResourceStatus"].endswith("FAILED")
    ]
    if found["StackStatus"] != "CREATE_COMPLETE":
        cloud.delete_stack(StackName=stack)
        raise RuntimeError("; ".join(failed) or found["StackStatus"])
    return {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}


def refused(what, answer, attempt):
    """The attempt must fail with the answer."""
    try:
        attempt()
    except (ClientError, RuntimeError) as failure:
        if answer in str(failure):
            print(f"not in this emulator: {what}: {answer}")
            return
        raise
    sys.exit(f"{what} works in this emulator now: take it off the list")


def deploy(endpoint):
    cloud = client("cloudformation", endpoint)
    outputs = {"data": create(cloud, "data", template("data"))}

    fargate = template("fargate")
    for unknown in UNKNOWN:
        lone = {"Resources": {"Lone": {"Type": unknown, "Properties": {}}}}
        refused(unknown, "Unrecognized resource types", lambda: create(cloud, "fargate", lone))
    resources = fargate["Resources"]
    fargate["Resources"] = {key: each for key, each in resources.items() if each["Type"] not in UNKNOWN}
    # Under other names, since the emulator does not clear away what it began.
    attempt = lambda: create(cloud, "fargate", fargate, Prefix="refused-")
    refused("a number of tasks from a parameter", NUMBER_AS_TEXT, attempt)
    tasks = fargate["Resources"]["Service"]["Properties"]
    tasks["DesiredCount"] = fargate["Parameters"]["LeastTasks"]["Default"]
    outputs["fargate"] = create(cloud, "fargate", fargate)

    functions = template("lambda")
    # Where `sam deploy` puts the archive. The emulator runs no Java, so what is in it makes no difference.
    storage = client("s3", endpoint)
    storage.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    storage.put_object(Bucket=BUCKET, Key=ARCHIVE, Body=EMPTY_ARCHIVE)
    functions["Globals"]["Function"]["CodeUri"] = f"s3://{BUCKET}/{ARCHIVE}"
    outputs["lambda"] = create(cloud, "lambda", functions)
    return outputs


# The end record of a ZIP file without entries.
EMPTY_ARCHIVE = b"PK\x05\x06" + bytes(18)


def task(endpoint):
    ecs = client("ecs", endpoint)
    family = ecs.describe_task_definition(taskDefinition="order-gateway")["taskDefinition"]
    return {"memory": family["memory"], **family["containerDefinitions"][0]}


def functions(endpoint):
    lambdas = client("lambda", endpoint)
    names = ["ProcessOrder", "DeliverOrders", "RelayOrders"]
    return {name: lambdas.get_function_configuration(FunctionName=name) for name in names}


def main(endpoint, file):
    made = {"outputs": deploy(endpoint), "task": task(endpoint), "functions": functions(endpoint)}
    with open(file, "w", encoding="utf-8") as out:
        json.dump(made, out, indent=2, default=str)
    for name, outputs in made["outputs"].items():
        print(f"ok: {name}.yaml, {len(outputs)} outputs")


if __name__ == "__main__":
    main(*sys.argv[1:])
