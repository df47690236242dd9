/** Prints facts as words in the order that a composed report has them, so that tests can hold them against the source. */
import { actionLine, hasLine } from '../domain/action.ts';
import type { Facts } from '../domain/facts.ts';
import { formatFigure } from '../domain/figure.ts';
import { type Narrative, narrativeText } from '../domain/narrative.ts';
import type { OutlineBlock, ReportPart } from '../domain/outline.ts';
import type { Risk } from '../domain/risk.ts';

const prose = (narrative: Narrative | null | undefined): string => (narrative ? narrativeText(narrative) : '');
const kinds = { actual: 'Utfall', target: 'Mål', forecast: 'Prognos' } as const;

function riskTexts(risk: Risk): string[] {
  const controls = risk.controls.flatMap((control) => [
    ...['Kontrollmoment', 'Frekvens', 'Metod', control.title, control.frequency, prose(control.method)],
    ...['Bedömning', 'Resultat', 'Åtgärd', prose(control.result.result)],
    ...control.result.actions.flatMap((action) => [
      prose(action.text),
      hasLine(action, control.result.actions.length) ? actionLine(action) : '',
    ]),
  ]);
  const origin = risk.originText === '' ? '' : `(${risk.originText})`;
  return [risk.text, origin, ...controls, ...(risk.comment ? ['Kommentar:', prose(risk.comment)] : [])];
}

function blockTexts(facts: Facts, block: OutlineBlock): string[] {
  const node = (key: string) => facts.nodes.find((each) => each.key === key);
  const entry = (key: string) => facts.entries.find((each) => each.node === key);
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'text':
      return [prose(block.narrative)];
    case 'contents':
    case 'chart':
    case 'carryOver':
    case 'dataSummary':
      return [];
    case 'assessment':
      return ['Bedömning', 'Trend'];
    case 'narrative':
      return [prose(entry(block.node)?.narrative)];
    case 'goal': {
      const { assessment = null, trend = null, narrative } = entry(block.node) ?? {};
      const symbols = assessment === null && trend === null ? [] : ['Bedömning', 'Trend'];
      return [node(block.node)?.title ?? '', ...symbols, prose(narrative)];
    }
    case 'commitment': {
      const { title = '', bodies = [] } = node(block.node) ?? {};
      const { description, narrative } = entry(block.node) ?? {};
      return [
        title,
        bodies.length > 0 ? `(${bodies.join(', ')})` : '',
        prose(description),
        'Status',
        'Färdiggrad',
        prose(narrative),
      ];
    }
    case 'indicators': {
      const indicators = block.indicators.flatMap((key) => facts.indicators.filter((each) => each.key === key));
      const headers = (indicators[0]?.values ?? []).map((value) => `${kinds[value.kind]} ${value.year}`);
      return [
        'Indikatorer',
        ...headers,
        ...indicators.flatMap((each) => [each.title, ...each.values.map((value) => formatFigure(value))]),
      ];
    }
    case 'figureTable': {
      const table = facts.tables.find((each) => each.key === block.table);
      if (!table) return [];
      const rows = table.rows.flatMap((row) => [row.label, ...row.cells.map((cell) => formatFigure(cell))]);
      return [table.corner, ...table.columns, ...rows];
    }
    case 'events':
      return facts.events.filter((event) => event.perspective === block.perspective).map((event) => event.text);
    case 'compilation': {
      const areas = facts.nodes.filter((each) => each.parent === block.perspective && each.level === 'processArea');
      return ['Processområde', 'Bedömning', 'Trend', ...areas.map((area) => area.title)];
    }
    case 'legend': {
      const order = block.order ?? Object.keys(block.meanings);
      return [block.definition, 'Symbol', 'Innebörd', ...order.map((value) => block.meanings[value] ?? '')];
    }
    case 'controlSummary':
      return ['Kontrollmoment', 'Bedömning', ...block.controls.map((control) => control.title)];
    case 'risk':
      return facts.risks.filter((risk) => risk.key === block.risk).flatMap(riskTexts);
    case 'decisions':
      return block.decisions;
    case 'signatures':
      return [block.office, ...block.people.flatMap((person) => [person.name, person.title])];
  }
}

/** A word as both sides write it: no sign of percent or plus, comma as decimal sign, hyphen as minus. */
function plainWord(word: string): string {
  const number = word
    .replace(/^\((?=.)/u, '(')
    .replaceAll('\u2212', '-')
    .replace(/%/gu, '')
    .replace(/\+(?=\d)/gu, '');
  return number.replace(/(?<=\d)\.(?=\d)/gu, ',').replace(/\)\.$/u, ')');
}

const symbols = /[→↗↘✓●]/gu;

/** Words of a text, without symbols, in the form that source and print share. */
export function comparable(text: string): string[] {
  return text
    .replaceAll(symbols, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map(plainWord)
    .filter((word) => word !== '');
}

/** Words of a part's outline in printing order; title, label and contents list are not among them. */
export function printedWords(facts: Facts, part: ReportPart): string[] {
  return part.outline.flatMap((block) => blockTexts(facts, block).flatMap(comparable));
}

/** Every word that the facts print, headers and titles of the parts among them. */
export function allPrintedWords(facts: Facts): string[] {
  return facts.parts.flatMap((part) => [
    ...[part.registryNumber ?? '', part.label, part.title, part.subtitle].flatMap(comparable),
    ...part.outline.flatMap((block) => (block.kind === 'contents' ? comparable(block.title) : [])),
    ...printedWords(facts, part),
  ]);
}
