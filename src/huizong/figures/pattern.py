"""The writing of numbers and the word lists as one regular expression.

Every match first skips what can start no figure, then takes one form, or one whole numeral that
is none; nothing taken is given back (possessive quantifiers), so the time is linear in the text.
The form that matched is the name of the last group: `date`, `quantity` ...
"""

import re

from huizong.figures.tries import alternation, unless
from huizong.figures.words import Words

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?+"
NUMERALS = "〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟几"
JOIN_SIGNS = r"\-—–－~～〜∼─―−至到"
JOIN = rf"(?:[{JOIN_SIGNS}]|——)"
BLANK = r"(?:[_＿]++|□++|[×xX]{2,}+|[×xX](?=[年月日])|×(?=[人名个件次项份]))"

_NO_NUMBER = r"(?!\.[0-9])(?!(?<![0-9]{4}),[0-9]{1,2}(?![0-9]))"  # 3.4.5 and 1,23,4
_KILO = "米克瓦伏卡焦赫升乏"  # 千 belongs to these units, not to the number
_SCALE = rf"(?:[十万亿]|百(?!分[点之])|千(?![{_KILO}]))"
_SCALES = rf"(?:[多余]?+{_SCALE})++"
_BLANK_SIGN = r"[\ \u3000\xa0]"
_MIXED = (
    rf"{ARABIC}{_NO_NUMBER}"
    rf"(?:(?:{_BLANK_SIGN}(?=[百千]?[万亿]))?+{_SCALES}(?:(?:{ARABIC}|[一二三四五六七八九]){_SCALES})*+"
    rf"(?:(?<=[万亿])[0-9]{{4}}(?![0-9.,]))?+)?+"  # 1万5000元
)
_SIGN = rf"(?:[{NUMERALS.replace('千', '')}]|千(?![{_KILO}])|数(?=[十百千万亿]))"
_POINT = r"(?:点[〇零一二三四五六七八九]++(?![十百时分半])[万亿]*+)?+"
_CHINESE = rf"{_SIGN}++(?:[多余来](?=[万亿])[万亿]++)?+{_POINT}"

_THOUSANDS = (  # 受理271 997件: blanks part thousands only behind a word and before a unit
    r"(?<=[\u4e00-\u9fff])(?<![第表图号页])[1-9][0-9]{0,2}(?:\ [0-9]{3}(?![0-9]))++(?:\.[0-9]++)?+"
    r"(?=\ ?[多余]?[\u4e00-\u9fff%‰])"
)
_SPACED = (  # 1 5 .3 %, 0 .8 %
    rf"(?:{_THOUSANDS}|"
    r"[0-9](?:\ [0-9](?![0-9]))++(?:\ ?\.\ ?[0-9](?:\ [0-9](?![0-9]))*+)?+(?:\ (?=[多余]))?+"
    r"|[0-9]\ \.\ ?[0-9](?:\ [0-9](?![0-9]))*+)"
)

_YEAR = (
    r"(?:(?:1[5-9]|20)[0-9]{2}|[12]\ [0-9]\ [0-9]\ [0-9]"
    r"|[一二贰][〇零Oo一二三四五六七八九贰叁肆伍陆柒捌玖]{3})"
)
_MONTH = r"(?:1[0-2]|1\ [0-2](?=\ 月)|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = (
    r"(?:3[01]|[12][0-9]|(?:[12]\ [0-9]|3\ [01])(?=\ [日号])|0?[1-9]|三十一?"
    r"|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
    r"|[一二三四五六七八九])"
)
_YEAR_PART = (
    r"度|年?底(?![线层数气部])|年?末(?![端位])|年初|前[二三两23]季度|初(?![步一中级期始衷])|上半年|下半年|第?[一二三四1-4]季度|Q[1-4]"
    r"|[春夏秋冬]季|[春夏秋冬](?![节耕运粮收播种风训泳天征])|中(?=[，。,])"
)
_MONTH_PART = r"[上中下]旬|初|底|末|第?[一二三四五]周"
_DATE = rf"""
    (?P<iso>(?<![A-Za-z0-9/_.=&-])(?P<iso_year>(?:19|20)[0-9]{{2}})(?P<dash>[-—–－./])
        (?P<iso_month>1[0-2]|0?[1-9])(?P=dash)(?P<iso_day>3[01]|[12][0-9]|0?[1-9])(?![0-9.]))
    |(?P<date>
        (?:(?:(?P<year_from>{_YEAR})\ ?年?度?\ ?(?:{JOIN}|/)\ ?)?
            (?P<year>{_YEAR}|[0-9]{{2}}(?=年[初底末0-9]))
            \ ?(?:学年度?|年(?!级|代|以上|左右|的?历史)(?P<year_part>{_YEAR_PART})?+))?+
        (?:\ ?(?:(?P<month_from>{_MONTH})\ ?月?份?\ ?{JOIN}\ ?)?(?P<month>{_MONTH})
            \ ?月(?![均刊饼球])份?(?P<month_part>{_MONTH_PART})?+
            (?:\ ?(?:(?P<day_from>{_DAY})\ ?[日号]?\ ?{JOIN}\ ?)?
                (?P<day>{_DAY})\ ?[日号](?![楼线]))?+
        )?+(?(year)|(?(month)|(?!))))
    |(?P<era>(?:(?:[12][0-9]|[一二]?十[一-九]?)世纪)?+(?:[1-9]0|[二三四五六七八九]十)年代(?:[初中末]期?|[前后]期)?+
        |(?:[12][0-9]|二?十[一二三四五六七八九]?)世纪(?:[初中末]|前半叶|后半叶|上半叶|下半叶)?+)
    |(?P<season>(?:第?[一二三四1-4]{JOIN})?第?[一二三四1-4]季度[初末]?+)
    |(?P<day_alone>(?:(?P<alone_from>{_DAY})\ ?日?\ ?{JOIN}\ ?)?(?P<alone>{_DAY})\ ?日
        (?![报常均照语本内]|元(?!旦)|以内|之内|以上|办结))
"""
_BRACKETED_YEAR = r"(?<=[〔\[（(【﹝［„])(?:19|20)[0-9]{2}\ ?[〕\])）】﹞］‟”]"
_DOCUMENT = rf"""
    (?P<document>{_BRACKETED_YEAR}\ ?第?\ ?
        (?:(?P<first_number>[0-9]{{1,5}}){JOIN})?(?P<document_number>[0-9]{{1,5}})\ ?号)
    |(?P<case>{_BRACKETED_YEAR}[㐀-鿿]{{1,4}}[0-9]{{0,4}}[㐀-鿿]{{1,4}}(?P<case_number>[0-9]{{1,6}})号)
"""
_CLOCK = rf"""
    (?P<clock>
        (?P<hour>2[0-4]|1[0-9]|0?[0-9]|零|二十[一二三四]?|十[一二三四五六七八九]?|[一二三四五六七八九])
        (?:[:：∶](?P<minute>[0-5][0-9])(?:[:：∶][0-5][0-9])?+(?![0-9:：∶.年月日号%个人件元万亿分])
        |时(?![间期代候常刻段长效限任空有事政])(?:(?P<past>[0-5]?[0-9]|{_DAY})分|整)?+
        |点(?:(?P<after_hour>[0-5]?[0-9]|{_DAY})分|(?P<half>半)|整|钟)?+
            (?![〇零一二三四五六七八九]|[击名赞评亮面])))
"""
_MARKER = r"(?P<marker>(?<![0-9A-Za-z.])[0-9]{1,2}\.(?=(?:19|20)[0-9]{2}年|1?[0-9]月[0-9]))"
_FRACTION = (
    r"(?<![A-Za-z0-9/.-])[1-9][0-9]?/[1-9][0-9]{0,2}(?![0-9/.年月日A-Za-z-])"  # 2/3, not 5/12/2023
)
_AGAINST = "[:：∶比](?!(?<=比)[12][0-9]{3})"  # 1.03比1, but not 2010比2009
_RATIO = rf"""
    (?P<ratio>{ARABIC}(?:(?:{_AGAINST}{ARABIC}){{1,7}}+(?![年月日号%个人名户件元万亿分])
        |/(?:10|十)?万(?![0-9元亩人户公吨])))
"""
_BLANK = rf"""
    (?P<blank>(?<![A-Za-z0-9=/.@:-])(?:(?:20|19)?{BLANK}{JOIN})?+(?:20|19)?{BLANK}(?![A-Za-z0-9])
        (?P<blank_date>年度?(?:{BLANK}月(?:{BLANK}日)?+)?+|月(?:{BLANK}日)?+|日)?+)
"""


# Behind its number every form but a quantity has one of these, so that most numbers are tried once.
_FORMED = rf"0-9.,/\ 年度学月份日号季世时点:：∶比{JOIN_SIGNS}_＿□×xX〕\])）】﹞］‟”"
_PLAIN = rf"(?=[0-9]++(?:\.[0-9]++)?+[^{_FORMED}])"


def compile_pattern(words: Words) -> re.Pattern[str]:
    """Return the pattern of all forms, for folded text."""
    first = f"0-9{NUMERALS}第数_＿□×xX"
    fraction = rf"(?P<fraction>{_FRACTION}(?P<fraction_after>{after_pattern(words)})?+)"
    formed = "|".join((_DOCUMENT, _BLANK, _DATE, _CLOCK, fraction, _RATIO))
    forms = (
        _MARKER,
        rf"(?P<phrase>{_phrases(words)})",
        f"(?!{_PLAIN})(?:{formed})",
        _quantity(words),
        r"(?P<junk>[0-9](?:[0-9]|[.,](?=[0-9]))*+)",
        rf"(?P<other>[{first}])",
        r"\Z",
    )
    return re.compile(f"[^{first}]*+(?:{'|'.join(forms)})", re.VERBOSE)


def unit_pattern(words: Words) -> str:
    """Return the alternation of all measure words, each with what may not follow it."""
    units = {*words.kinds, *words.nouns, *words.ordinals}
    return alternation({unit: _after_unit(unit, words) for unit in sorted(units)})


def _after_unit(unit: str, words: Words) -> str:
    latin = "(?![A-Za-z0-9])" if unit.isascii() and unit.isalpha() else ""
    barred = unless(words.not_before.get(unit, ""))
    yet = "|".join(map(re.escape, words.yet_before.get(unit, ())))
    return latin + (f"(?:(?={yet})|{barred})" if yet else barred)


def _quantity(words: Words) -> str:
    held = alternation({unit: unless(words.not_before.get(unit, "")) for unit in words.held_by_ge})
    return rf"""(?P<quantity>
        (?P<nth>第\ ?)?+
        (?:(?P<base>[{NUMERALS}]++)分之)?+
        (?:(?P<arabic>{_SPACED}(?:\ ?{_SCALE})*+(?=[\ %㐀-鿿])|{_MIXED})|(?P<chinese>{_CHINESE}))
        (?P<more>[多余]|来(?!自)|几(?!乎))?+
        (?:{_BLANK_SIGN}{{0,2}}
            (?:个(?P<within>[半多余来])?(?P<held>{held})|(?P<unit>{unit_pattern(words)}))
            (?P<tail>半(?![数径导成年])|多|余)?+
            (?P<times>\ ?[(（][次套只件个户处台辆条项所家座头名份起人间][)）])?+
        )?+
        (?P<after>{after_pattern(words)})?+
    )"""


def after_pattern(words: Words) -> str:
    """Return the alternation of the approximators behind a unit."""
    return alternation(
        {word: unless(words.not_followed_by.get(word, "")) for word in words.after if len(word) > 1}
    )


def _phrases(words: Words) -> str:
    """Return the alternation of phrases, each from its first numeral on; the rest is looked at."""
    conditions: dict[str, list[str]] = {}
    for phrase in words.phrases:
        if found := re.search(f"[0-9第{NUMERALS}]", phrase):
            behind = f"(?<={re.escape(phrase)})" if found.start() else ""
            ahead = unless(words.phrase_not_before.get(phrase, "") + _no_numeral(phrase))
            conditions.setdefault(phrase[found.start() :], []).append(behind + ahead)
    return alternation({core: f"(?:{'|'.join(ends)})" for core, ends in conditions.items()})


def _no_numeral(phrase: str) -> str:
    """A phrase of numerals alone (五一) is none within a longer numeral (五一百)."""
    return NUMERALS if all(sign in NUMERALS for sign in phrase) else ""
