/** Takes markup (HTML tags and entities) that a source system left in the text out of it. */

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const tag =
  /<\/?(?:p|br|div|span|ul|ol|li|b|i|u|em|strong|h[1-6]|table|tbody|thead|tr|td|th|a|font|sup|sub)(?:\s[^<>]*)?\/?>/giu;
const breaking = /^<\/?(?:p|br|div|ul|ol|li|h[1-6]|tr|td|th|table)\b/iu;

/** Paragraphs of the text without its tags, and whether there were any. A torn tag (`<p` without its end) goes too. */
export function stripMarkup(text: string): { paragraphs: string[]; marked: boolean } {
  if (!/[<>&]/u.test(text)) return { paragraphs: [text], marked: false };
  const plain = text
    .replace(tag, (found) => (breaking.test(found) ? '\n' : ''))
    .replace(/<\/?p(?=[\s<\p{Lu}\d]|$)|\/p>/gu, '\n')
    .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/gu, (found) => entities[found] ?? found);
  if (plain === text) return { paragraphs: [text], marked: false };
  const paragraphs = plain
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { paragraphs, marked: true };
}
