"""A case of binding as its tables write it: a text, and what is proposed for its figures."""

from pydantic import BaseModel, ConfigDict

from huizong.lineage import Verdict

SIGNS = {Verdict.AGREES: "=", Verdict.DIFFERS: "≠"}


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str
    finds: list[str]
