"""Checks: rules that read a manuscript and tell its faults; none of them changes it.

rule        what a rule is and how a function becomes one; the registry: being in a folder is enough
run         a manuscript through the chosen rules; a rule that crashes becomes one finding
once        what several rules read of a manuscript, made once in a run; script  its text as one
anchors     words as one search; patterns  compiled at first use
selection   which rules are asked; settings  what an office has settled (YAML)
silencing   findings let pass with a reason
fingerprint by what a finding is known again when its file comes back changed elsewhere
structure   HZ1 numbering and outline          tracing   HZ3 basis, placeholders, copies, revisions
arithmetic  HZ2 figures and logic              wording   HZ4 words, names and terms
writing     HZ5 punctuation, numbers, units    form      HZ6 title, attachments, date, page
One rule, one file, one page (its docstring), one file of cases (tests/huizong/checks/…/NAME.yaml).
Imports values, definitions, chinese, figures and claims.
"""

from huizong.checks.fingerprint import fingerprint, fingerprints
from huizong.checks.rule import Fault, Rule, rule, rules
from huizong.checks.run import check
from huizong.checks.selection import Selection, SettingsError, selected
from huizong.checks.settings import Settings, read_settings
from huizong.checks.silencing import Checked, Silenced, silence

__all__ = [
    "Checked",
    "Fault",
    "Rule",
    "Selection",
    "Settings",
    "SettingsError",
    "Silenced",
    "check",
    "fingerprint",
    "fingerprints",
    "read_settings",
    "rule",
    "rules",
    "selected",
    "silence",
]
