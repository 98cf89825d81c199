"""Kinds of figures that are read alike."""

from huizong.values import FigureKind

# A measured quantity may end in 多 or 半 behind its unit: 三年多, 两倍半.
MEASURED = frozenset(
    {
        FigureKind.DURATION,
        FigureKind.LENGTH,
        FigureKind.AREA,
        FigureKind.MASS,
        FigureKind.VOLUME,
        FigureKind.RATIO,
    }
)
# A rate or an amount needs no look at the words around it.
RATED = frozenset({FigureKind.PERCENT, FigureKind.POINTS, FigureKind.MONEY})
# What 第 can number.
NUMBERED = frozenset({FigureKind.COUNT, FigureKind.DURATION})
# Signs between the ends of a range or the members of a list.
JOINTS = frozenset("-—–－~～〜∼─―−至到 和与及、")
# Single characters that name a kind of place: 两区, 三市 are mostly names, ××县 a hidden one.
PLACES = frozenset("省市县区乡镇村校国")
