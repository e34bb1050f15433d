"""Where the project and its rules are explained."""

INFORMATION_URI = "https://github.com/corpuslint/corpuslint"


def rule_link(rule: str) -> str:
    """The page that explains the rule with this id."""
    return f"{INFORMATION_URI}#{rule}"
