"""What the roles of the templates in config/aws may do, as pairs of action and resource, the latter by a short name."""

import re

import stacks

# The namespace of the metrics, behind the prefix.
NAMESPACE = "OrderGateway"
# Conditions of statements. rights.py holds calls to the first two; the last is about calls that AWS makes.
CONDITIONS = {
    "ses:FromAddress": {"Fn::ImportValue": {"Fn::Sub": "${DataStack}-SenderAddress"}},
    "cloudwatch:namespace": {"Fn::Sub": "${Prefix}" + NAMESPACE},
    "kms:ViaService": [
        {"Fn::Sub": f"{service}.${{AWS::Region}}.amazonaws.com"} for service in ("dynamodb", "sns", "sqs")
    ],
}
DATA = stacks.template("data")["Resources"]


def name_of(resource, member):
    """The name that a resource of data.yaml gets where there is no prefix."""
    return DATA[resource]["Properties"][member]["Fn::Sub"].removeprefix("${Prefix}")


def allowed(template, role, denied=frozenset()):
    """The rights of a role; denied are the names of conditions that do not hold."""
    resources = stacks.template(template)["Resources"]
    properties = resources[role]["Properties"]
    documents = [policy["PolicyDocument"] for policy in chosen(properties.get("Policies", []), denied)]
    for reference in chosen(properties.get("ManagedPolicyArns", []), denied):
        if not isinstance(reference, dict) or reference.get("Ref") not in resources:
            raise ValueError(f"{role}: {reference} (expected: a policy of {template}.yaml)")
        documents.append(resources[reference["Ref"]]["Properties"]["PolicyDocument"])
    return {right for document in documents for each in document["Statement"] for right in granted(role, each, denied)}


def granted(role, statement, denied):
    if statement["Effect"] != "Allow" or not statement.keys() <= {"Sid", "Effect", "Action", "Resource", "Condition"}:
        raise ValueError(f"{role}: {statement} (expected: Allow, Action and Resource)")
    for operator, conditions in statement.get("Condition", {}).items():
        unknown = {key: value for key, value in conditions.items() if CONDITIONS.get(key) != value}
        if operator != "StringEquals" or unknown:
            raise ValueError(f"{role}: {operator} {unknown} (expected: StringEquals, and what is on the list)")
    resources = [named(each) for each in chosen(listed(statement["Resource"]), denied)]
    return {(action, resource) for action in listed(statement["Action"]) for resource in resources}


def listed(value):
    return value if isinstance(value, list) else [value]


def chosen(values, denied):
    picked = []
    for value in values:
        while isinstance(value, dict) and "Fn::If" in value:
            condition, yes, no = value["Fn::If"]
            value = no if condition in denied else yes
        if value != {"Ref": "AWS::NoValue"}:
            picked.append(value)
    return picked


def named(resource):
    """A resource of a statement by its short name."""
    if isinstance(resource, str):
        return resource
    if "Fn::ImportValue" in resource:
        return resource["Fn::ImportValue"]["Fn::Sub"].removeprefix("${DataStack}-").removesuffix("Arn")
    if "Fn::GetAtt" in resource:
        return resource["Fn::GetAtt"][0]
    text = resource["Fn::Sub"]
    if isinstance(text, list):
        inner = {key: named(value) for key, value in text[1].items()}
        text = re.sub(r"\$\{(\w+)\}", lambda found: inner.get(found[1], found[0]), text[0])
    return re.sub(r"^arn:.*[:/](?:identity|repository)/(?:\$\{)?(\w+)\}?$", r"\1", text)


def unheld(templates, known):
    """What grants rights in the templates, by their names, and is none of the known pairs of template and role."""
    return [
        f"{template}.yaml: {name} is held against nothing"
        for template, resources in templates.items()
        for name, resource in resources.items()
        if is_unheld(template, name, resource["Type"], resource.get("Properties", {}), known)
    ]


def is_unheld(template, name, kind, properties, known):
    match kind:
        case "AWS::IAM::Role":
            return (template, name) not in known
        case "AWS::Serverless::Function":
            return (template, properties.get("Role", {}).get("Fn::GetAtt", [""])[0]) not in known
        case "AWS::IAM::ManagedPolicy":
            return bool({"Roles", "Users", "Groups"} & properties.keys())
    return kind.startswith("AWS::IAM::")
