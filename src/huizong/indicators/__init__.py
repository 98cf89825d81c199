"""Indicators: figures with a definition, by unit and period, over ledgers and what units enter.

definition, spans     a set of indicators as its file has it; months, quarters, school years
loading, checking     files read; faults by line           schema   the file's form, for editors
catalogue             all sets of an office: who is meant by a name, what an indicator needs
values, reckoning     values by units and period, with their parts
owning, sources       what one unit has of its own; where numbers come from
comparing, series     同比 and 环比 with their words; a row of periods
goals, standing       targets by unit and year; how a value stands to its own
rules, measures       what must hold between values; units that cannot be added
outliers              what differs from a unit's own history and its seasons
entering              what people type
A store keeps what is entered; here all is pure. Imports ledgers, definitions, values.
"""

from huizong.indicators.catalogue import Catalogue
from huizong.indicators.comparing import Against, Comparison, Course, compare
from huizong.indicators.definition import Direction, Indicator, IndicatorSet, OverTime, RollUp
from huizong.indicators.entering import entry_field, read_entry, read_target
from huizong.indicators.goals import Aim, Goal, Goals, Origin, adds_up, may_aim
from huizong.indicators.loading import (
    SHIPPED,
    IndicatorError,
    read_catalogue,
    shipped_indicators,
)
from huizong.indicators.outliers import Oddity, Oddness, Outlier, Robust, oddities, outlier
from huizong.indicators.reckoning import Reckoning
from huizong.indicators.rules import Violation, violations
from huizong.indicators.schema import json_schema
from huizong.indicators.series import Series, series
from huizong.indicators.sources import Entered, Entries, Figures, RecordFigures
from huizong.indicators.spans import Span, period_code, period_from, period_name, to_date
from huizong.indicators.standing import Standing, Target, standing
from huizong.indicators.values import IndicatorValue, Part, written

__all__ = [
    "SHIPPED",
    "Against",
    "Aim",
    "Catalogue",
    "Comparison",
    "Course",
    "Direction",
    "Entered",
    "Entries",
    "Figures",
    "Goal",
    "Goals",
    "Indicator",
    "IndicatorError",
    "IndicatorSet",
    "IndicatorValue",
    "Oddity",
    "Oddness",
    "Origin",
    "Outlier",
    "OverTime",
    "Part",
    "Reckoning",
    "RecordFigures",
    "Robust",
    "RollUp",
    "Series",
    "Span",
    "Standing",
    "Target",
    "Violation",
    "adds_up",
    "compare",
    "entry_field",
    "json_schema",
    "may_aim",
    "oddities",
    "outlier",
    "period_code",
    "period_from",
    "period_name",
    "read_catalogue",
    "read_entry",
    "read_target",
    "series",
    "shipped_indicators",
    "standing",
    "to_date",
    "violations",
    "written",
]
