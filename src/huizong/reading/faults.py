"""Every sentence that reading says about a file: what it is, why that matters, what to do."""

from dataclasses import dataclass

from huizong.values import Finding, Message, Place, Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: its stable code, its readable name, and its sentences as templates."""

    code: str
    rule: str
    message: Message
    hint: Message
    severity: Severity = Severity.ERROR


class ReadingError(Exception):
    """A file cannot be read; `finding` says which, why, and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding.message))
        self.finding = finding


def refuse(fault: Fault, path: str, **arguments: "str | int | Message") -> ReadingError:
    """Return the error to raise about a whole file."""
    return ReadingError(note(fault, path, **arguments))


def note(fault: Fault, path: str, **arguments: "str | int | Message") -> Finding:
    """Return the finding about a whole file."""
    return Finding(
        code=fault.code,
        rule=fault.rule,
        severity=fault.severity,
        message=Message(fault.message.template, path=path, **arguments),
        hint=Message(fault.hint.template, path=path, **arguments),
        places=(Place(path, 0, 0),),
    )


EMPTY = Fault(
    "HZ001",
    "empty-file",
    Message("“{path}”里没有文字，无法汇总。"),
    Message("请打开文件确认内容；如果正文是图片，请改用文字，另存为 docx 或 txt 后重新报送。"),
)
UNSUPPORTED = Fault(
    "HZ002",
    "unsupported-format",
    Message("“{path}”是{what}，这种文件读不了。"),
    Message("{advice}"),
)
WRONG_EXTENSION = Fault(
    "HZ003",
    "wrong-extension",
    Message("“{path}”的扩展名是 {extension}，内容却是{what}，名实不符，不能确定该按哪种读取。"),
    Message("请核对是否选错了文件；内容无误的，把扩展名改为 {right} 后重新报送。"),
)
BROKEN = Fault(
    "HZ004",
    "broken-file",
    Message("“{path}”已损坏：{why}。"),
    Message("请用 Word、Excel 或 WPS 重新打开并另存；打不开的，请向报送科室重新索取。"),
)
UNKNOWN_ENCODING = Fault(
    "HZ005",
    "unknown-encoding",
    Message("“{path}”的文字编码无法识别：{why}。"),
    Message("请用记事本打开，另存为时编码选 UTF-8，再重新报送。"),
)
TOO_LARGE = Fault(
    "HZ006",
    "file-too-large",
    Message("“{path}”有 {size} MB，超过上限 {limit} MB。"),
    Message("请压缩或删去文件里的图片，或拆成几份报送；也可请管理员调高上限。"),
)
ENCRYPTED = Fault(
    "HZ007",
    "encrypted-file",
    Message("“{path}”设了打开密码，读不出内容。"),
    Message("请在 Word、Excel 或 WPS 中取消密码，保存后重新报送。"),
)
ZIP_BOMB = Fault(
    "HZ008",
    "zip-bomb",
    Message("“{path}”解压后过大：{why}，为安全起见没有解压。"),
    Message("请用 Word、Excel 或 WPS 打开后另存为新的文件；仍然如此的，请与管理员联系。"),
)
UNSAFE_XML = Fault(
    "HZ009",
    "unsafe-xml",
    Message(
        "“{path}”的 {part} 含有文档类型声明（DTD），正常的 Office 文件没有它，为安全起见没有读取。"
    ),
    Message("请用 Word、Excel 或 WPS 打开后另存为新的文件再报送，并留意文件来源。"),
)
DOUBTFUL_ENCODING = Fault(
    "HZ010",
    "doubtful-encoding",
    Message("“{path}”没有注明编码，按 {encoding} 读取，但不能确定：{why}。"),
    Message("请核对读出的文字；如有乱码，请用记事本另存为 UTF-8 后重新报送。"),
    Severity.WARNING,
)
REVISIONS = Fault(
    "HZ011",
    "revision-marks-left",
    Message("“{path}”里还留有 {count} 处修订痕迹，已按全部接受读取：保留插入的，略去删除的。"),
    Message("请在“审阅”中逐处接受或拒绝修订，定稿后再报送。"),
    Severity.WARNING,
)
COMMENTS = Fault(
    "HZ012",
    "comments-left",
    Message("“{path}”里还留有 {count} 条批注，批注不是正文，没有读入。"),
    Message("请处理并删除批注后再报送；批注里需要报送的话，请写进正文。"),
    Severity.WARNING,
)
HIDDEN = Fault(
    "HZ013",
    "hidden-text-left-out",
    Message("“{path}”里有 {count} 处隐藏文字，打印时不可见，没有读入。"),
    Message("请显示隐藏文字核对；需要报送的，请取消“隐藏”格式。"),
    Severity.WARNING,
)
EMBEDDED = Fault(
    "HZ014",
    "embedded-file-left-out",
    Message("“{path}”里嵌入了 {count} 个别的文件，嵌入的内容没有读入。"),
    Message("请打开文件全选，按 Ctrl+C 复制到新的 Word 文档，保存后重新报送。"),
    Severity.WARNING,
)
DRAWINGS = Fault(
    "HZ015",
    "drawings-left-out",
    Message("“{path}”里有 {count} 个图表、SmartArt 图或艺术字，其中的文字没有读入。"),
    Message("请核对其中有无正文；需要报送的，请在正文里另用文字写明后重新报送。"),
    Severity.WARNING,
)
OFFICE_MISSING = Fault(
    "HZ031",
    "office-missing",
    Message("“{path}”是{what}，要借助 LibreOffice 读取，这台机器上没有找到它。"),
    Message(
        "请安装 LibreOffice（Debian、Ubuntu：apt install libreoffice-writer）；"
        "也可用 Word 或 WPS 打开后另存为 docx 再报送。"
    ),
)
CONVERSION_SLOW = Fault(
    "HZ032",
    "conversion-timeout",
    Message("“{path}”转换了 {seconds} 秒还没有完成，已经停止。"),
    Message("请用 Word 或 WPS 打开后另存为 docx 再报送；打不开的，请向报送科室重新索取。"),
)
CONVERSION_BUSY = Fault(
    "HZ033",
    "conversion-busy",
    Message("“{path}”等了 {seconds} 秒还没有轮到：LibreOffice 正在转换别的文件。"),
    Message("请稍后再试；急用的，请用 Word 或 WPS 打开后另存为 docx 再报送。"),
)
CONVERSION_FAILED = Fault(
    "HZ034",
    "conversion-failed",
    Message("“{path}”没有转换成功：{why}。"),
    Message("请用 Word 或 WPS 打开后另存为 docx 再报送；打不开的，请向报送科室重新索取。"),
)
OVERSIZED = Fault(
    "HZ035",
    "document-too-long",
    Message("“{path}”不像一份要汇总的报告：{why}。"),
    Message("请拆成几份报送，或删去与报告无关的部分；也可请管理员调高上限。"),
)
TOO_MANY_CELLS = Fault(
    "HZ041",
    "too-many-cells",
    Message("“{path}”的表格太大，超过 {limit} 个单元格，不像一份要汇总的报告。"),
    Message("请只保留需要报送的工作表和行列，另存后重新报送；也可请管理员调高上限。"),
)
HIDDEN_SHEETS = Fault(
    "HZ042",
    "hidden-sheets-left-out",
    Message("“{path}”里隐藏的工作表{names}没有读入。"),
    Message("请取消隐藏后核对；需要报送的，保存为可见后重新报送。"),
    Severity.WARNING,
)
HIDDEN_CELLS = Fault(
    "HZ043",
    "hidden-cells-left-out",
    Message("“{path}”的工作表“{sheet}”里有隐藏或筛选掉的行、列，其中 {count} 个单元格没有读入。"),
    Message("请取消隐藏和筛选后核对；需要报送的，保存为可见后重新报送。"),
    Severity.WARNING,
)
CELL_ERROR = Fault(
    "HZ044",
    "cell-error",
    Message("“{path}”的工作表“{sheet}”{cell} 单元格的公式出错，显示为 {value}。"),
    Message("请改正公式或填写正确的数，保存后重新报送。"),
    Severity.WARNING,
)
NO_RESULT = Fault(
    "HZ045",
    "formula-without-result",
    Message("“{path}”的工作表“{sheet}”里有 {count} 个公式没有存下结果（如 {cell}），读不出数。"),
    Message("请用 Excel 或 WPS 打开，等公式算完后保存，再重新报送。"),
    Severity.WARNING,
)
MACROS = Fault(
    "HZ046",
    "macros-left-out",
    Message("“{path}”带有宏，宏没有运行，只读取了存下的内容。"),
    Message("请核对内容是否完整；建议另存为不带宏的 docx 或 xlsx 后报送。"),
    Severity.WARNING,
)
DRAWN_TEXT = Fault(
    "HZ047",
    "drawn-text-left-out",
    Message("“{path}”的表格上浮有 {count} 个文本框或图形，里面的文字没有读入。"),
    Message("需要报送的，请把文字填进单元格或粘贴到 Word 文档，保存后重新报送。"),
    Severity.WARNING,
)
SCANNED = Fault(
    "HZ061",
    "scanned-pdf",
    Message("“{path}”是扫描件，或者文字已转成图形，页面上没有文字可读。"),
    Message(
        "请报送 docx 原件，或由 Word、WPS 直接导出的 PDF；"
        "只有扫描件的，先用文字识别（OCR）软件识别、核对，另存为 docx 后报送。"
    ),
)
ENCRYPTED_PDF = Fault(
    "HZ062",
    "encrypted-pdf",
    Message("“{path}”设了打开密码，读不出内容。"),
    Message("请用 PDF 阅读器或 WPS 打开，去掉密码后另存，再重新报送；最好报送 docx 原件。"),
)
TOO_MANY_PAGES = Fault(
    "HZ063",
    "too-many-pages",
    Message("“{path}”有 {count} 页，超过上限 {limit} 页，不像一份要汇总的报告。"),
    Message("请只留要报送的那几页，或拆成几份；也可请管理员调高上限。"),
)
TOO_LONG = Fault(
    "HZ064",
    "too-many-characters",
    Message("“{path}”的文字超过上限 {limit} 字，不像一份要汇总的报告。"),
    Message("请只留要报送的那几页，或拆成几份；也可请管理员调高上限。"),
)
UNMAPPED = Fault(
    "HZ065",
    "pdf-without-characters",
    Message("“{path}”没有写明各个字形是什么字，有 {count} 个字读不出来，无法汇总。"),
    Message("请报送 docx 原件；没有原件的，用文字识别（OCR）软件识别、核对，另存为 docx 后报送。"),
)
PDF_SLOW = Fault(
    "HZ066",
    "pdf-timeout",
    Message("“{path}”读了 {seconds} 秒还没有读完，已经停止。"),
    Message("请报送 docx 原件，或用“打印为 PDF”重新生成一份较小的 PDF。"),
)
PDF_FAILED = Fault(
    "HZ067",
    "pdf-failed",
    Message("“{path}”没有读完：内容已损坏，或者展开后超出内存上限。"),
    Message("请报送 docx 原件，或用“打印为 PDF”重新生成一份；打不开的，请向报送科室重新索取。"),
)
UNMAPPED_SOME = Fault(
    "HZ068",
    "characters-unreadable",
    Message("“{path}”里有 {count} 个字形没有写明是什么字，读出来是“\ufffd”。"),
    Message("请对照原文核对，特别是其中的数；最好改报 docx 原件。"),
    Severity.WARNING,
)
SLANTED = Fault(
    "HZ069",
    "slanted-text-left-out",
    Message("“{path}”里有 {count} 个斜排或竖转的字（如水印），没有读入。"),
    Message("请核对其中有无正文；需要报送的，请改为横排后重新报送。"),
    Severity.WARNING,
)
NOTES_ON_PAGES = Fault(
    "HZ070",
    "notes-left-out",
    Message("“{path}”有 {count} 处填在表单里或批注在页面上的文字，没有读入。"),
    Message("请核对其中有无正文；需要报送的，请改报 docx 原件，或用“打印为 PDF”重新生成。"),
    Severity.WARNING,
)
BROKEN_PAGES = Fault(
    "HZ071",
    "broken-pages",
    Message("“{path}”有 {count} 页已损坏，没有读入，头一个是第 {page} 页。"),
    Message("请核对缺了哪些内容，最好改报 docx 原件。"),
    Severity.WARNING,
)
PICTURE_PAGES = Fault(
    "HZ072",
    "picture-pages",
    Message("“{path}”有 {count} 页只有图片没有文字，没有读入，头一个是第 {page} 页。"),
    Message("请核对这些页有无正文；需要报送的，请录入成文字，或改报 docx 原件。"),
    Severity.WARNING,
)
RECOGNISED = Fault(
    "HZ073",
    "recognised-text",
    Message("“{path}”有 {count} 页是扫描件，文字是识别出来的，可能有错，头一个是第 {page} 页。"),
    Message("请对照原件核对，特别是其中的数；有 docx 原件的，改报原件。"),
    Severity.WARNING,
)
PAGE_FRAME = Fault(
    "HZ051",
    "page-frame-left-out",
    Message("“{path}”是网页，正文以外的 {count} 处文字（如“{sample}”）没有读入。"),
    Message("请核对读出的内容；正文有遗漏的，请把正文复制到 Word 文档，保存后重新报送。"),
    Severity.WARNING,
)
