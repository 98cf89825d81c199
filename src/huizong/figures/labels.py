"""What kinds, bounds and relations are called, for people."""

from huizong.values import Bound, FigureKind, Message, Relation

KINDS = {
    FigureKind.COUNT: Message("计数"),
    FigureKind.MONEY: Message("金额"),
    FigureKind.PERCENT: Message("百分比"),
    FigureKind.POINTS: Message("百分点"),
    FigureKind.RATIO: Message("比例和倍数"),
    FigureKind.LENGTH: Message("长度"),
    FigureKind.AREA: Message("面积"),
    FigureKind.MASS: Message("重量"),
    FigureKind.VOLUME: Message("体积"),
    FigureKind.DATE: Message("日期"),
    FigureKind.TIME: Message("钟点"),
    FigureKind.DURATION: Message("时长"),
    FigureKind.SCORE: Message("分数"),
    FigureKind.RANK: Message("名次"),
    FigureKind.ORDINAL: Message("序数"),
    FigureKind.DOCNUMBER: Message("文号"),
    FigureKind.PLACEHOLDER: Message("待填"),
}
BOUNDS = {
    Bound.EXACT: Message("正好"),
    Bound.OVER: Message("不少于"),
    Bound.ABOUT: Message("大约"),
    Bound.UNDER: Message("不超过"),
    Bound.RANGE: Message("两数之间"),
}
RELATIONS = {
    Relation.ON_YEAR: Message("与上年同期比"),
    Relation.ON_PERIOD: Message("与上期比"),
    Relation.AGAINST: Message("与写明的时间比"),
    Relation.RISE: Message("增"),
    Relation.FALL: Message("减"),
    Relation.PART: Message("其中的一部分"),
    Relation.SHARE: Message("所占份额"),
    Relation.EACH: Message("分别"),
    Relation.TOTAL: Message("总数"),
}
