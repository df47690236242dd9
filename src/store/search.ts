/** Searching the texts of a municipality: Swedish stems, beginnings of words, phrases, and what must not stand there. */
import { type RawBuilder, sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { SearchTerm } from '../domain/search-query.ts';
import type { Transaction } from './database.ts';
import type { SearchKind } from './tables/search.ts';

export type { SearchKind };

/** Two characters of the private use area, which no text of ours holds. */
export const hitStart = '\ue000';
export const hitEnd = '\ue001';

export type SearchRow = {
  readonly kind: SearchKind;
  readonly body: string;
  readonly year: number;
  readonly period: Period['kind'] | '';
  readonly key: string;
  readonly title: string;
  /** Text around the hits; what was hit stands between `hitStart` and `hitEnd`. */
  readonly excerpt: string;
};

/** What to look for and where. `decidedOnly`: nothing of reports that are still worked on. `commentsOf`: the bodies whose comments are found; null for all. */
export type SearchFilter = {
  readonly terms: readonly SearchTerm[];
  readonly kind: SearchKind | null;
  readonly year: number | null;
  readonly decidedOnly: boolean;
  readonly commentsOf: readonly string[] | null;
};

/** The dictionary leaves the ending of neuters ("vattenverket") alone, so the beginning is looked for without it. */
function beginning(word: string): string {
  return word
    .replace(/(?<=\p{L}{4})ets?$/u, '')
    .replaceAll("'", "''")
    .replaceAll('\\', ' ');
}

function termQuery(term: SearchTerm): RawBuilder<unknown> {
  const quoted = `'${beginning(term.text)}':*`;
  const query = term.phrase ? sql`phraseto_tsquery('swedish', ${term.text})` : sql`to_tsquery('swedish', ${quoted})`;
  return term.exclude ? sql`(!! ${query})` : query;
}

function queryOf(terms: readonly SearchTerm[]): RawBuilder<unknown> {
  return sql.join(terms.map(termQuery), sql` && `);
}

/** Rows that fit, kind and year left out of account where they are null. */
function matches(filter: SearchFilter): RawBuilder<unknown> {
  return sql`uppsikt.search_text s, (select ${queryOf(filter.terms)} as query) q
    where numnode(q.query) > 0 and s.vector @@ q.query
      and (${filter.year}::integer is null or s.year = ${filter.year}::integer)
      and (s.kind <> 'comment' or ${filter.commentsOf}::text[] is null or s.body = any(${filter.commentsOf}::text[]))
      and (not ${filter.decidedOnly}::boolean or s.kind = 'body'
        or (s.kind = 'node' and exists (
          select from uppsikt.plan p where p.tenant_id = s.tenant_id and p.year = s.year and p.state <> 'draft'))
        or exists (select from uppsikt.report r where r.tenant_id = s.tenant_id and r.year = s.year
          and case when s.kind = 'node' then exists (select from uppsikt.report_node h where h.tenant_id = r.tenant_id
            and h.body = r.body and h.year = r.year and h.period = r.period and h.node = s.key) else r.body = s.body end
          and (s.period = '' or r.period = s.period) and (r.state in ('decided', 'published') or r.published_at is not null)))`;
}

/** The best hits first, the latest year before the earlier ones; titles weigh more than texts. */
export async function findTexts(tx: Transaction, filter: SearchFilter, most: number): Promise<SearchRow[]> {
  const { rows } = await sql<SearchRow>`
    select h.kind, h.body, h.year, h.period, h.key, h.title,
      ts_headline('swedish', h.text, h.query,
        ${`MaxFragments=2, MinWords=10, MaxWords=28, FragmentDelimiter=" … ", StartSel=${hitStart}, StopSel=${hitEnd}`}) as excerpt
    from (select s.*, q.query, ts_rank_cd(s.vector, q.query) * case s.kind when 'node' then 2 else 1 end as rank from ${matches(filter)}
        and (${filter.kind}::text is null or s.kind = ${filter.kind}::text)
      order by rank desc, s.year desc, s.kind, s.body, s.key limit ${most}) h
    order by h.rank desc, h.year desc, h.kind, h.body, h.key`.execute(tx);
  return rows;
}

/** How many hits there are of each kind. */
export async function countTexts(tx: Transaction, filter: SearchFilter): Promise<Partial<Record<SearchKind, number>>> {
  const { rows } = await sql<{ kind: SearchKind; count: number }>`
    select s.kind, count(*)::integer as count from ${matches(filter)} group by s.kind`.execute(tx);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
