from huizong.values import Message, render


def test_chinese_is_the_template():
    assert str(Message("文件 {name} 是空的", name="甲.txt")) == "文件 甲.txt 是空的"


def test_a_message_within_a_message_is_rendered_in_the_same_language():
    inner = Message("{count} 处", count=3)
    assert render(Message("共 {how_many}", how_many=inner), "zh") == "共 3 处"


def test_a_language_without_catalogue_falls_back_to_chinese():
    assert render(Message("文件是空的"), "xx") == "文件是空的"
