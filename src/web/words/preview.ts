/** Words of the page that shows the document as it would print, in both languages. */

export const previewSv = {
  title: 'Förhandsgranskning',
  pdf: 'Ladda ner PDF',
  docx: 'Word',
  html: 'HTML',
  printAll: 'Skriv ut alla tre filer',
  back: 'Till uppföljningen',
  findings: 'Siffror som saknas i dokumentet',
  decided: (parts: readonly string[]) => `Beslutad ${parts.join(', ')}, kontrollsumma`,
  decidedText: 'Rapporten går att läsa och skriva ut men inte att ändra. Varje utskrift görs av det som beslutades.',
  decide: {
    title: 'Registrera beslut',
    text: 'Gör det när nämnden har beslutat. Rapporten sparas då som den ser ut här, med en kontrollsumma, och ingen kan ändra den mer.',
    warning: 'Ett registrerat beslut går inte att ångra.',
    decidedOn: 'Beslutsdag',
    decidedOnHint: 'Till exempel 2026-02-17.',
    paragraph: 'Paragraf (om den finns)',
    paragraphHint: 'I protokollet, till exempel § 12.',
    registryNumber: 'Diarienummer (om det finns)',
    registryNumberHint: 'Till exempel KS/2026:31.',
    submit: 'Registrera beslutet',
    changed:
      'Rapporten har ändrats sedan du öppnade sidan, och inget är registrerat. Läs den igen och registrera sedan beslutet.',
  },
};

export const previewEn = {
  title: 'Preview',
  pdf: 'Download PDF',
  docx: 'Word',
  html: 'HTML',
  printAll: 'Print all three files',
  back: 'To the follow-up',
  findings: 'Figures missing in the document',
  decided: (parts: readonly string[]) => `Decided ${parts.join(', ')}, checksum`,
  decidedText: 'The report can be read and printed but not changed. Every print is made from what was decided.',
  decide: {
    title: 'Register the decision',
    text: 'Do it when the board has decided. The report is then kept as it looks here, with a checksum, and nobody can change it any more.',
    warning: 'A registered decision cannot be undone.',
    decidedOn: 'Day of the decision',
    decidedOnHint: 'For example 2026-02-17.',
    paragraph: 'Paragraph (if any)',
    paragraphHint: 'In the minutes, for example § 12.',
    registryNumber: 'Registry number (if any)',
    registryNumberHint: 'For example KS/2026:31.',
    submit: 'Register the decision',
    changed:
      'The report has changed since you opened the page, and nothing is registered. Read it again, then register the decision.',
  },
} satisfies typeof previewSv;
