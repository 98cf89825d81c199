"""Random offices for property tests: sections with events, work, headings, next steps."""

from hypothesis import strategies as st

from reports import numbered

SECTIONS = ["秘书科", "政研科", "信息科", "农业科", "督查科"]
EVENTS = [
    "全县森林防火部署会",
    "全县茶业博览会",
    "全市河道治理现场会",
    "县委中心组第三次集体学习",
    "全县河道治理现场会",
]
FORMS = [
    "筹备召开{0}，{n}人参加。",
    "参与筹备{0}。",
    "起草{0}讲话{n}篇。",
    "完成{0}、{1}等{n}次会议的会务工作。",
    "起草{0}主持词、{1}讲话。",
    "报道{0}和{1}，编发信息{n}条。",
    "为{0}提供保障，出车{n}台次。",
    "办理来文{n}件，印发文件{n}份。",
    "本月召开{0}，其中县直单位{n}家；会后整改问题{n}个。",
    "在{0}上作交流发言。",
    "会务筹备。为{0}准备材料{n}份。",
    "问题：{0}准备不足，缺材料{n}份。",
    "一是召开{0}，{n}人参加。二是起草{1}讲话。",
    "出动车辆{n}台次。",
    "发放宣传单{n}份。",
]

item = st.builds(
    lambda form, events, n: form.format(*events, n=n),
    st.sampled_from(FORMS),
    st.permutations(EVENTS),
    st.integers(2, 9999),
)
section = st.lists(item, min_size=1, max_size=6).map(lambda items: numbered(*items))
heads = st.sampled_from(["", "一、工作总结\n", "工作总结\n", "一、会务工作\n"])
tails = st.sampled_from(["", "\n小结：\n(1)加强衔接配合。", "\n二、下步打算\n1、修订制度3项。"])
report = st.builds(lambda head, body, tail: head + body + tail, heads, section, tails)
offices = st.dictionaries(st.sampled_from(SECTIONS), report, min_size=1, max_size=5)
