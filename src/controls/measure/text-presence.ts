/**
 * Text presence: which of the perspectives that are asked for each document treats, with the quotation and its place. Words
 * alone do not tell whether something is well treated, so no assessment is suggested before a person has read.
 */
import type { TextPresenceMeasure } from '../definition.ts';
import { plainWords } from '../normalise.ts';
import type { ControlOutcome, Exception, Quotation, Ratio } from '../outcome.ts';
import { presenceOf, type TextBlock } from '../presence.ts';

/** `blocks` null: the file could not be read, and `fault` says why. `body`: whose document it is, '' where that is not known. */
export type ReadDocument = {
  readonly name: string;
  readonly body: string;
  readonly blocks: readonly TextBlock[] | null;
  readonly fault: string;
};

/** treated and mentioned count as said; a heading that says "Ej tillämpligt" is a statement of its own and counts as neither. */
const said = (status: Quotation['status']) => status === 'treated' || status === 'mentioned';

export function textPresence(measure: TextPresenceMeasure, documents: readonly ReadDocument[]): ControlOutcome {
  const readable = documents.filter(({ blocks }) => blocks !== null);
  if (readable.length === 0) return { status: 'not-run', reason: nothingRead(documents) };
  const quotations = readable.flatMap((document) => quotationsOf(measure, document));
  const unread = documents.filter(({ blocks }) => blocks === null);
  const judged = measure.per === 'body' ? byBody(measure, quotations, readable) : byDocument(quotations, readable);
  const exceptions = [...judged.exceptions, ...unread.map(unreadable)];
  const exceptionCounts: Record<string, number> = {};
  for (const { kind } of exceptions) exceptionCounts[kind] = (exceptionCounts[kind] ?? 0) + 1;
  const { part, whole } = judged;
  const what =
    measure.per === 'body'
      ? 'nämnder har det som krävs i sina handlingar'
      : 'handlingar har med alla obligatoriska perspektiv';
  const ratio = { breakdown: '', path: [], part, whole, bands: {}, notExamined: unread.length };
  return {
    status: part === whole && unread.length === 0 ? 'passed' : 'deviating',
    examined: readable.length,
    ratios: [
      ratio,
      ...measure.require.map((requirement) =>
        requirementRatio(
          requirement.label,
          quotations.filter((one) => one.requirement === requirement.code),
        ),
      ),
    ],
    series: [],
    exceptions,
    exceptionCounts,
    unmatched: [],
    unmatchedCount: 0,
    notes: [
      'Texterna är sökta efter rubriker och ord. Läs citaten innan du bedömer: ord visar inte hur väl något är behandlat.',
    ],
    suggested: { assessment: null, reason: `${part} av ${whole} ${what}. Bedöm efter att ha läst citaten.` },
    quotations,
  };
}

const nothingRead = (documents: readonly ReadDocument[]): string =>
  documents.length === 0
    ? 'Det finns inga handlingar att läsa. Ladda upp dem och kör kontrollen igen.'
    : `Ingen av ${documents.length} handlingar gick att läsa. ${documents[0]?.fault ?? ''}`.trim();

function quotationsOf(measure: TextPresenceMeasure, { name, body, blocks }: ReadDocument): Quotation[] {
  return measure.require.map((requirement) => {
    const { code, label, mandatory } = requirement;
    return {
      document: name,
      body,
      requirement: code,
      label,
      mandatory,
      ...presenceOf(blocks ?? [], requirement, measure),
    };
  });
}

function requirementRatio(label: string, quotations: readonly Quotation[]): Ratio {
  const bands: Record<string, number> = {};
  for (const { status } of quotations) bands[status] = (bands[status] ?? 0) + 1;
  const part = quotations.filter(({ status }) => said(status)).length;
  return { breakdown: 'requirement', path: [label], part, whole: quotations.length, bands, notExamined: 0 };
}

const faultWords = {
  missing: 'nämns inte.',
  empty: 'har en rubrik utan text.',
  'not-applicable': 'sägs inte vara tillämpligt.',
} as const;

type Judged = { readonly part: number; readonly whole: number; readonly exceptions: readonly Exception[] };

function byDocument(quotations: readonly Quotation[], documents: readonly ReadDocument[]): Judged {
  const exceptions = quotations.flatMap((one): Exception[] => {
    const { status, mandatory, document, body, label, quotation, place } = one;
    if (!mandatory || status === 'treated' || status === 'mentioned') return [];
    const detail = `${label} ${faultWords[status]}${quotation === '' ? '' : ` ”${quotation}”`}`;
    return [
      {
        key: `${document}/${one.requirement}`,
        kind: status,
        name: document,
        path: [...(body === '' ? [] : [body]), label],
        detail,
        place,
      },
    ];
  });
  const lacking = new Set(exceptions.map(({ name }) => name));
  return { part: documents.filter(({ name }) => !lacking.has(name)).length, whole: documents.length, exceptions };
}

/** One document is enough for a body. */
function byBody(
  measure: TextPresenceMeasure,
  quotations: readonly Quotation[],
  documents: readonly ReadDocument[],
): Judged {
  const names = new Map(
    [...documents.map(({ body }) => body), ...measure.bodies].filter(Boolean).map((name) => [plainWords(name), name]),
  );
  const exceptions = [...names].flatMap(([plain, name]): Exception[] => {
    const own = quotations.filter(({ body }) => plainWords(body) === plain);
    const lacking = measure.require.filter(
      ({ code, mandatory }) => mandatory && !own.some((one) => one.requirement === code && said(one.status)),
    );
    if (lacking.length === 0) return [];
    const labels = lacking.map(({ label }) => label).join(', ');
    const detail = own.length === 0 ? 'Har ingen handling.' : `Ingen handling har med: ${labels}.`;
    return [{ key: name, kind: 'missing', name, path: [], detail, place: '' }];
  });
  return { part: names.size - exceptions.length, whole: names.size, exceptions };
}

const unreadable = ({ name, fault }: ReadDocument): Exception => ({
  key: `${name}/`,
  kind: 'unreadable',
  name,
  path: [],
  detail: fault,
  place: '',
});
