import type { Diagnostic } from 'vscode-languageserver';

/** A range with nothing in it but its names. */
const RANGE = '"range":{"start":{"line":,"character":},"end":{"line":,"character":}}'.length;

/** A diagnostic with nothing in it but its names, its source and a comma after it. */
const FRAME = RANGE + '{,"severity":1,"code":"","source":"policy-notice","message":"","tags":[2]},'.length;

const LINK = ',"codeDescription":{"href":""}'.length;

const RELATED_LIST = ',"relatedInformation":[]'.length;

const RELATED = RANGE + '{"location":{"uri":"",},"message":""},'.length;

function digits(number: number): number {
  return number < 10 ? 1 : 1 + digits(number / 10);
}

/** Bytes of the numbers in a range. */
export function weightOfRange({ start, end }: Diagnostic['range']): number {
  return digits(start.line) + digits(start.character) + digits(end.line) + digits(end.character);
}

/** Most bytes that a text takes as a JSON string in UTF-8. */
function weightOfText(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Quotes and control characters are escaped; half a surrogate pair is too, with six characters.
    bytes += code > 0x7f ? 3 : code < 0x20 ? 6 : code === 0x22 || code === 0x5c ? 2 : 1;
  }
  return bytes;
}

/** Most bytes that the link of a diagnostic takes. */
export function weightOfLink({ codeDescription }: Diagnostic): number {
  return codeDescription ? LINK + weightOfText(codeDescription.href) : 0;
}

/** Most bytes that the related places of a diagnostic take. */
export function weightOfRelated({ relatedInformation }: Diagnostic): number {
  let bytes = relatedInformation ? RELATED_LIST : 0;
  for (const { location, message } of relatedInformation ?? []) {
    bytes += RELATED + weightOfRange(location.range) + weightOfText(location.uri) + weightOfText(message);
  }
  return bytes;
}

/** Most bytes that a diagnostic of ours takes in a message of the protocol. */
export function weightOf(diagnostic: Diagnostic): number {
  const { range, code, message } = diagnostic;
  return (
    FRAME +
    weightOfRange(range) +
    String(code ?? '').length +
    weightOfText(typeof message === 'string' ? message : message.value) +
    weightOfLink(diagnostic) +
    weightOfRelated(diagnostic)
  );
}

/** A hash of 64 bits (by cyrb53's mixing). */
export function hashOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  return `${(high >>> 0).toString(36)}-${(low >>> 0).toString(36)}`;
}
