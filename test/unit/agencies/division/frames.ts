/**
 * Small invented texts and what their responsibility groups say.
 *
 * Key: one group that closes a paragraph, or, where it holds ⟦…⟧, whole paragraphs with the groups marked.
 * Value: 牵省教育厅 配省财政厅 导水利部 *各地区: role, collective, name; without a sign the role is
 * `responsible`. ` / ` stands between groups.
 */
export type Cases = Readonly<Record<string, string>>;

/** A faultless notice around a body. */
export interface Frame {
  readonly title: string;
  readonly number: string;
  readonly addressees: string;
  readonly signature: string;
  readonly date: string;
}

export const FRAMES = {
  state: {
    title: '国务院办公厅关于印发甲类改革重点任务分工方案的通知',
    number: '国办发〔2021〕97号',
    addressees: '各省、自治区、直辖市人民政府，国务院各部委、各直属机构：',
    signature: '国务院办公厅',
    date: '2021年6月1日',
  },
  state2016: {
    title: '国务院办公厅关于甲类改革重点工作的通知',
    number: '国办发〔2016〕97号',
    addressees: '各省、自治区、直辖市人民政府，国务院各部委、各直属机构：',
    signature: '国务院办公厅',
    date: '2016年6月1日',
  },
  province: {
    title: '湖南省人民政府办公厅关于印发甲类工作方案的通知',
    number: '湘政办发〔2022〕97号',
    addressees: '各市州、县市区人民政府，省政府各厅委、各直属机构：',
    signature: '湖南省人民政府办公厅',
    date: '2022年6月1日',
  },
  city: {
    title: '长沙市人民政府办公厅关于印发甲类工作方案的通知',
    number: '长政办发〔2022〕97号',
    addressees: '各区县（市）人民政府，市直机关各单位：',
    signature: '长沙市人民政府办公厅',
    date: '2022年6月1日',
  },
  guangdong: {
    title: '广东省人民政府办公厅关于印发甲类工作方案的通知',
    number: '粤府办〔2016〕97号',
    addressees: '各地级以上市人民政府，顺德区人民政府，省有关单位：',
    signature: '广东省人民政府办公厅',
    date: '2016年5月6日',
  },
} as const satisfies Readonly<Record<string, Frame>>;

/** The text of a notice with a case as its body, ⟦marks⟧ kept. */
export function framed(frame: Frame, key: string): string {
  const { title, number, addressees, signature, date } = frame;
  const body =
    key.includes('⟦') || key.startsWith('　　') ? key : `　　健全甲类工作制度，完善乙类管理办法。⟦${key}⟧`;
  return `${title}\n${number}\n\n${addressees}\n\n${body}\n\n${signature}\n${date}\n`;
}
