/** Escaping for HTML, SVG and XML: the three take the same five entities. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The text as it stands in markup, in an element or in a quoted attribute. Characters that XML 1.0 forbids are left out. */
export function escapeXml(text: string): string {
  return stripControls(text).replaceAll(/[&<>"']/gu, (character) => entities[character] ?? character);
}

/** The text without the control characters that neither XML nor a page can hold, and without byte order marks. */
export function stripControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is removed
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFEFF\uFFFE\uFFFF]/gu, '');
}
