const README = `# notes-tool

\`\`\`sh
npm install notes-tool
notes add "first note"
\`\`\`

## Usage of the command

1. Install the package.
2. Write a configuration file（负责人：张三、李四）.
3. Run it.

## Options that matter

- \`--verbose\` says more
- \`--quiet\` says less

\`\`\`json
{ "keep": true, "folder": "notes" }
\`\`\`

## Contributing and licence

Pull requests are welcome. See <a href="docs/contributing.md">the guide</a>.
`;

const NEWS = `某某日报3月2日讯（记者 周某）记者从昨日召开的全市数据工作会议上获悉，某某市今年将继续推进公共数据开放，方便企业和群众办事。

会议介绍，过去一年，全市新开放数据目录三百余项，服务企业两千多家。“办事比过去快多了。”一位企业负责人告诉记者。

会议提出三方面措施：一是完善制度，二是加强平台建设，三是做好服务。市发展改革委、市财政局、市教育局等有关部门负责人参加会议。下一步，各区将结合实际抓好落实，力争年底前取得明显成效。

${'受访者普遍认为，数据开放要以群众需要为先，既要便利，也要安全。'.repeat(8)}
`;

const QUESTIONS_ANSWERED = `《某某市公共数据管理办法》政策问答

问：为什么要出台这个办法？
答：随着数字化的发展，各方面对公共数据的需求越来越大，原有规定已经不能适应。${'办法立足实际，回应了群众关心的问题。'.repeat(6)}

问：办法有哪些主要内容？
答：一、明确了数据的范围。二、明确了部门的职责。三、明确了开放的程序。${'这些规定有利于数据有序流动。'.repeat(6)}

问：企业怎样申请使用数据？
答：在平台上登记后即可提出申请，五个工作日内答复。${'申请不收取费用。'.repeat(6)}
`;

const REPORT = `某某市人民政府关于公共数据工作情况的报告
——2023年8月20日在某某市第十届人民代表大会常务委员会第九次会议上
某某市数据局局长 周某

某某市人民代表大会常务委员会：

受市人民政府委托，现将公共数据工作情况报告如下，请审议。

一、主要工作和成效

（一）完善制度。${'一年来，各项制度逐步健全，工作机制更加顺畅。'.repeat(5)}

（二）建设平台。${'平台功能不断完善，服务能力持续提升。'.repeat(5)}

二、存在的问题

${'数据质量还不够高，共享还不够充分。'.repeat(5)}

三、下一步打算

（一）提高质量。（二）加强保障。
`;

/** Texts of some length that are no official documents, and what shows it. Invented. */
export const OTHER_TEXTS: Readonly<Record<string, string>> = {
  readme: README,
  news: NEWS,
  questions: QUESTIONS_ANSWERED,
  report: REPORT,
};

/** A sound notice; what garbled texts are made of. */
export const PLAIN_NOTICE = `某某市人民政府关于做好公共数据工作的通知
各区人民政府，市政府各部门、各直属机构：
现就做好公共数据工作通知如下：
一、总体要求
提高认识，加强领导，坚持问题导向，把各项工作落到实处。
二、主要任务
（一）完善制度。（市发展改革委、市财政局负责）
（二）加强平台建设，推动数据有序流动，方便群众和企业办事。（市教育局牵头）
某某市人民政府
2024年3月1日
`;

/** Sound texts that a check for garbled text must leave alone, by their kind. */
export const SOUND_TEXTS: Readonly<Record<string, string>> = {
  chinese: PLAIN_NOTICE,
  traditional:
    '本府各局處：茲將本年度重點工作計劃隨函送達，請查照辦理。產業鏈、供應鏈有關機關應於期限內辦竣，並將執行情形函報本府備查。'.repeat(
      6,
    ),
  japanese:
    '本日、横浜市及び浜松市において会議を開催し、次のとおり決定したので通知する。浜辺の清掃は横浜港で行う。'.repeat(
      6,
    ),
  kana: 'このたびのおしらせについて、くわしくはホームページをごらんください。ヨロシクオネガイシマス。'.repeat(
    8,
  ),
  korean:
    '각 구청장 및 시 산하 기관장은 올해의 중점 업무 계획을 다음과 같이 시행하여 주시기 바랍니다.'.repeat(8),
  french: 'Élève à l’école, où il étudie déjà très sérieusement ; la préfète a décidé d’été. '.repeat(8),
  german: 'Über die Größe der Höfe müssen die Städte für ihre Bürger geänderte Maßnahmen prüfen. '.repeat(8),
  russian: 'Правительство Российской Федерации постановляет: утвердить прилагаемые правила. '.repeat(8),
  russianTable: 'Москва;Казань;Тула;Омск\nПсков;Самара;Орёл;Пермь\n'.repeat(20),
  ukrainian: 'Кабінет Міністрів України постановляє: затвердити зміни, що додаються. '.repeat(8),
  vietnamese: 'Uỷ ban nhân dân thành phố yêu cầu các sở, ngành thực hiện kế hoạch công tác năm nay. '.repeat(
    8,
  ),
  code: 'export const mark = (x: number): string => String(x) + "°"; // façade, naïve → done\n'.repeat(12),
  table: '序号,单位,公斤,单价（元/斤）\n1,城东市场,20斤,5.5\n2,城西市场,30公斤,6.2\n'.repeat(12),
  rare: '𠮷野家、㐂寿、龘、麤、鱻、犇、猋、骉、麷、龖、龗、鑫、淼、焱、垚、磊、尛、赑、嚞、蟲'.repeat(2),
  ascii: 'plain ASCII text, nothing else. '.repeat(20),
};

/** A long draft without a header: chapters, sections and lists of bodies only. */
export const DRAFT_WITHOUT_HEADER = `
一、总体要求
${'坚持问题导向，统筹推进各项工作，确保取得实效。'.repeat(10)}
（一）完善制度。${'建立健全工作机制，明确任务分工。'.repeat(8)}
（二）加强保障。${'加大投入，落实责任，做好宣传。'.repeat(8)}
`;
