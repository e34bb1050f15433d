"""Where the project and its rules are explained."""

INFORMATION_URI = "https://github.com/corpuslint/corpuslint"


def rule_link(rule: str) -> str:
    """The file of the rule with this id, which explains it."""
    return f"{INFORMATION_URI}/blob/main/rules/corpuslint_rules/{rule}.toml"
