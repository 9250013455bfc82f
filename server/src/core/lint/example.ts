/** A short notice, faultless but for what its body holds: the frame of rule examples. */
export function exampleNotice(body: string): string {
  return `广东省人民政府办公厅关于印发年度重点工作的通知\n粤府办〔2016〕12号\n\n各地级以上市人民政府：\n\n${body}\n广东省人民政府办公厅\n2016年5月6日\n`;
}
