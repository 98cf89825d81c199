"""The writing of offices: how numbers, lines and sentences are written in Chinese text.

numerals   what a written numeral is worth: 三万五千, 3.45亿, 壹佰, 十几, 三四
writing    a number as outlines and sentences write it: 十二, ①, 三万五千点五
folding    one spelling for many: full-width digits, traditional characters; lengths stay
sentences  where sentences start and end

Knows characters, not meaning: what a number counts is told by `figures`. Imports values and
definitions only.
"""

from huizong.chinese.folding import fold, half_width
from huizong.chinese.numerals import digits, interval, number
from huizong.chinese.sentences import sentences
from huizong.chinese.writing import (
    arabic_numeral,
    chinese_number,
    chinese_numeral,
    circled_number,
    circled_value,
)

__all__ = [
    "arabic_numeral",
    "chinese_number",
    "chinese_numeral",
    "circled_number",
    "circled_value",
    "digits",
    "fold",
    "half_width",
    "interval",
    "number",
    "sentences",
]
