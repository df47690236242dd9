/** A small document tree with every kind of block and every hard character, for the renderers' tests. */
import type { Block, Cell, ChartBlock, Inline, ReportTree, TableBlock } from '../domain/report.ts';
import type { SymbolShape } from '../domain/scale.ts';

/** Characters that mean something in Typst, HTML or XML and must come out as they went in. */
export const hardText =
  'Räksmörgås på ö: #let x = 1, *stark* _kursiv_ $x^2$ @ref <em>&amp;</em> `kod` // inte en kommentar [lank] \\ ~ = "citat" −12,5 1\u00A0155 → slut.';
/** Longer than a line of text and without a place to break. */
export const longWord =
  'Realisationsvinstbeskattningsförordningsändringsförslagsutredningskommitténsordförandeskapsfråga';

/** An address without hyphenation points, longer than any line. */
export const longAddress = `https://example.se/${'0123456789'.repeat(12)}`;

export const text = (value: string): Inline => ({ type: 'text', text: value });
export const cell = (value: string): Cell => (value === '' ? [] : [[text(value)]]);
export const symbol = (shape: SymbolShape, color: string, word: string): Inline => ({
  type: 'symbol',
  shape,
  color,
  word,
});
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', role: 'body', content });
const heading = (level: number, id: string, value: string): Block => ({ type: 'heading', level, id, text: value });

export const lights: TableBlock = {
  type: 'table',
  id: 't-lights',
  caption: 'Bedömning och trend: Skola & lärande',
  showCaption: false,
  rowHeaders: false,
  columns: [
    { header: 'Bedömning', align: 'start', width: 1 },
    { header: 'Trend', align: 'start', width: 1 },
  ],
  rows: [
    { kind: 'plain', cells: [[[symbol('triangle', '#b58105', 'Gul')]], [[symbol('arrowUp', '#4a5560', 'Bättre')]]] },
  ],
};

const economy: TableBlock = {
  type: 'table',
  id: 't-economy',
  caption: 'Resultaträkning, mnkr',
  showCaption: true,
  rowHeaders: true,
  columns: [
    { header: 'Konto', align: 'start', width: 2.4 },
    { header: 'Utfall 2023', align: 'end', width: 1 },
    { header: 'Budget 2023', align: 'end', width: 1 },
    { header: 'Avvikelse', align: 'end', width: 1 },
    { header: '', align: 'center', width: 0.5 },
  ],
  rows: [
    { kind: 'item', cells: [cell('Intäkter'), cell('1\u00A0155,0'), cell('1\u00A0140,5'), cell('+14,5'), cell('')] },
    { kind: 'item', cells: [cell('Kostnader'), cell('−1\u00A0160,2'), cell('−1\u00A0140,5'), cell('−19,7'), cell('')] },
    { kind: 'sum', cells: [cell('Resultat'), cell('−5,2'), cell('0,0'), cell('−5,2'), cell('*')] },
  ],
};

const long: TableBlock = {
  type: 'table',
  id: 't-long',
  caption: 'Rader över flera sidor',
  showCaption: true,
  rowHeaders: true,
  columns: [
    { header: 'Kontroll', align: 'start', width: 2 },
    { header: 'Bedömning', align: 'start', width: 1 },
    { header: 'Anmärkning', align: 'start', width: 2 },
  ],
  rows: Array.from({ length: 90 }, (_, index) => ({
    kind: 'plain' as const,
    cells: [
      cell(`Kontroll ${index + 1}`),
      [[symbol(index % 2 === 0 ? 'circle' : 'diamond', '#1a7f4b', index % 2 === 0 ? 'Grön' : 'Röd')]],
      index === 4
        ? cell(longWord)
        : index === 5
          ? cell(longAddress)
          : index % 3 === 0
            ? []
            : [[text('Första stycket.')], [text('Andra stycket.')]],
    ],
  })),
};

export const chart: ChartBlock = {
  type: 'chart',
  id: 'c-goals',
  kind: 'bar',
  title: 'Mål efter bedömning',
  alt: 'Mål efter bedömning: 14 gröna, 5 gula, 1 röd & 2 "utan".',
  unit: '',
  decimals: 0,
  categories: ['Grön', 'Gul', 'Röd', 'Inte angiven'],
  series: [{ name: 'Antal', values: [14, 5, 1, 2], colors: ['#1a7f4b', '#b58105', '#c0392b', '#7a858f'] }],
  table: {
    type: 'table',
    id: 't-goals',
    caption: 'Mål efter bedömning',
    showCaption: false,
    rowHeaders: true,
    columns: [
      { header: 'Bedömning', align: 'start', width: 3 },
      { header: 'Antal', align: 'end', width: 1 },
    ],
    rows: [
      { kind: 'plain', cells: [cell('Grön'), cell('14')] },
      { kind: 'sum', cells: [cell('Totalt'), cell('22')] },
    ],
  },
};

export const column: ChartBlock = {
  ...chart,
  id: 'c-sick',
  kind: 'column',
  title: 'Sjukfrånvaro',
  alt: 'Sjukfrånvaro: utfall 2022 2,4 %, 2023 1,9 %, mål 2023 3,0 %.',
  unit: '%',
  decimals: 1,
  categories: ['2022', '2023'],
  series: [
    { name: 'Utfall', values: [2.4, 1.9], colors: ['#1f5a7a'] },
    { name: 'Mål', values: [null, 3], colors: ['#b58105'] },
  ],
  table: null,
};

export const line: ChartBlock = {
  ...column,
  id: 'c-line',
  kind: 'line',
  title: 'Nöjda invånare',
  alt: 'Nöjda invånare 2021–2023: 61,0, 63,5, 66,0 %.',
  categories: ['2021', '2022', '2023'],
  series: [{ name: 'Kommunen', values: [61, 63.5, 66], colors: ['#1f5a7a'] }],
};

/** Two parts, contents, all six heading levels, lists, symbols in prose and in cells, tables, charts, signatures. */
export const sampleTree: ReportTree = {
  language: 'sv-SE',
  title: 'Årsrapport 2023 med <prov> & annat',
  municipality: 'Provköpings kommun',
  body: 'Kommunstyrelsen',
  period: 'Helår 2023',
  standing: 'Arbetsmaterial',
  theme: { accent: '#0a5f73', logo: null },
  parts: [
    {
      id: 'coverMemo',
      kind: 'coverMemo',
      label: '',
      title: 'Tjänsteskrivelse om årsrapport 2023',
      subtitle: 'Kommunstyrelsen',
      registryNumber: 'KS/2024:7',
      blocks: [
        { type: 'paragraph', role: 'meta', content: [text('2024-02-13')] },
        heading(2, 'h-decision', 'Förslag till beslut'),
        {
          type: 'list',
          ordered: true,
          items: [[text('Årsrapporten godkänns.')], [text('Paragrafen är omedelbart justerad.')]],
        },
        {
          type: 'signatures',
          office: 'KOMMUNLEDNINGSKONTORET',
          people: [
            { name: 'Åsa Öberg', title: 'Kommundirektör' },
            { name: 'Örjan Åkesson', title: 'Ekonomichef' },
          ],
        },
      ],
    },
    {
      id: 'annualReport',
      kind: 'annualReport',
      label: 'Bilaga 1',
      title: 'Årsrapport 2023',
      subtitle: 'Kommunstyrelsen',
      registryNumber: 'KS/2024:7',
      blocks: [
        { type: 'contents', title: 'Innehållsförteckning', depth: 3 },
        heading(2, 'h-summary', 'Sammanfattning & läge'),
        paragraph(text(hardText)),
        paragraph(
          text('Ett '),
          { type: 'text', text: 'starkt', strong: true },
          text(' och '),
          { type: 'text', text: 'kursivt', em: true },
          text(' ord, en '),
          { type: 'text', text: 'länk ut', href: 'https://example.se/?a=1&b=2' },
          text(', en '),
          { type: 'text', text: 'länk in', href: '#h-å/mål' },
          text(', en '),
          { type: 'text', text: 'död länk', href: '#finns-inte' },
          text(' och ljuset '),
          symbol('circle', '#1a7f4b', 'Grön'),
          text(' i meningen.'),
        ),
        { type: 'list', ordered: false, items: [[text('Första punkten')], [text('Andra punkten med #tecken')]] },
        heading(3, 'h-å/mål', 'Mål för å, ä och ö'),
        lights,
        { type: 'paragraph', role: 'note', content: [text('En anmärkning av systemet.')] },
        heading(4, 'h-four', 'Nivå fyra'),
        heading(5, 'h-five', 'Nivå fem'),
        heading(6, 'h-six', 'Nivå sex'),
        economy,
        chart,
        column,
        line,
        heading(2, 'h-control', 'Kontroller'),
        long,
        paragraph(text(`${longWord} står ensamt.`)),
        paragraph({ type: 'text', text: longAddress, href: longAddress }),
      ],
    },
  ],
};
