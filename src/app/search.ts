/** Searching everything that a person may see: goals, what is reported, comments, indicators, risks, controls and documents, with context. */
import type { Period } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { readSearch } from '../domain/search-query.ts';
import { inTenant } from '../store/database.ts';
import { countTexts, findTexts, hitEnd, hitStart, type SearchKind, type SearchRow } from '../store/search.ts';
import type { App } from './app.ts';
import { bodiesWorkedWith, may, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export const searchKinds: readonly SearchKind[] = [
  'node',
  'entry',
  'comment',
  'indicator',
  'event',
  'part',
  'risk',
  'control',
  'result',
  'body',
];

export type SearchHit = {
  readonly kind: SearchKind;
  readonly title: string;
  /** Null for what belongs to no report. */
  readonly body: string | null;
  readonly year: number | null;
  readonly period: Period | null;
  /** Its own key; that of its node for a comment. */
  readonly key: string;
  /** Tells it from the other hits of its kind, body and period. */
  readonly id: string;
  /** The text around the hits, in pieces; `hit` where the piece is what was looked for. */
  readonly excerpt: readonly { readonly text: string; readonly hit: boolean }[];
};

export type SearchView = {
  readonly hits: readonly SearchHit[];
  readonly counts: Partial<Record<SearchKind, number>>;
  /** True where there are more hits than are shown. */
  readonly more: boolean;
};

const most = 50;

/** Text with its hits between the store's two marks, in pieces. */
function pieces(marked: string): SearchHit['excerpt'] {
  return marked.split(hitStart).flatMap((part, index) => {
    const [hit = '', rest = ''] = index === 0 ? ['', part] : part.split(hitEnd);
    return [
      { text: hit, hit: true },
      { text: rest, hit: false },
    ].filter(({ text }) => text !== '');
  });
}

/** What stands after the node in the key of a comment. */
const commentMark = /#[^#]*$/u;

function hitOf(row: SearchRow): SearchHit {
  return {
    kind: row.kind,
    title: row.title,
    body: row.body || null,
    year: row.year || null,
    period: row.period === '' ? null : { year: row.year, kind: row.period },
    key: row.kind === 'comment' ? row.key.replace(commentMark, '') : row.key,
    id: row.key,
    excerpt: pieces(row.excerpt),
  };
}

export type SearchInput = {
  readonly query: string;
  readonly kind?: string | undefined;
  readonly year?: string | undefined;
};

/** At most fifty hits, the best first. A word hits its other forms and longer words that begin with it. */
export async function search(app: App, session: Session, input: SearchInput): Promise<Result<SearchView>> {
  if (!may(session, 'read', null)) return refuse({ path: 'q', message: 'Du har ingen roll i den här kommunen.' });
  const terms = readSearch(input.query);
  if (terms.every((term) => term.exclude)) {
    return refuse({ path: 'q', message: 'Skriv minst ett ord att söka efter.' });
  }
  const filter = {
    terms,
    kind: searchKinds.find((kind) => kind === input.kind) ?? null,
    year: /^\d{4}$/u.test(input.year ?? '') ? Number(input.year) : null,
    decidedOnly: !seesWorkingMaterial(session),
    commentsOf: bodiesWorkedWith(session),
  };
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const rows = await findTexts(tx, filter, most + 1);
    return succeed({
      hits: rows.slice(0, most).map(hitOf),
      counts: await countTexts(tx, filter),
      more: rows.length > most,
    });
  });
}
