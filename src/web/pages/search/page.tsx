/** The search field with its hits: what each belongs to, and the words around what was found. */
import type { SearchHit, SearchView } from '../../../app/search.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { TableFiles } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { useWords } from '../../visit.ts';
import { hitUrl } from './hit-url.ts';
import { whenOf } from './table.ts';

type SearchPageProps = { query: string; kind: string; view: SearchView | null; issues: readonly Issue[] };

export function SearchPage({ query, kind, view, issues }: SearchPageProps) {
  const words = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['q']} />
      <h1>{words.search.title}</h1>
      <p className="lede">{words.search.text}</p>
      <search>
        <form className="search" action={routes.search.href({})} method="get">
          <TextField
            name="q"
            label={words.search.field}
            hint={words.search.hint}
            value={query}
            issue={issueOf(issues, 'q')}
          />
          <Button>{words.search.button}</Button>
        </form>
      </search>
      {view === null ? null : <Hits query={query} kind={kind} view={view} />}
    </>
  );
}

function Hits({ query, kind, view }: { query: string; kind: string; view: SearchView }) {
  const words = useWords();
  const kinds = Object.entries(view.counts);
  const all = kinds.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) {
    return (
      <div className="empty" role="status">
        <h2>{words.search.noneTitle}</h2>
        <p>{words.search.none}</p>
      </div>
    );
  }
  const url = (wanted: string) => `${routes.search.href({})}?${new URLSearchParams({ q: query, typ: wanted })}`;
  return (
    <section aria-labelledby="traffar">
      <h2 id="traffar">{words.search.hits(all)}</h2>
      <nav className="filter" aria-label={words.search.filter}>
        <ul>
          <li>
            <a href={url('')} aria-current={kind === '' ? 'true' : undefined}>
              {words.search.all} <span className="count">{all}</span>
            </a>
          </li>
          {kinds.map(([name, count]) => (
            <li key={name}>
              <a href={url(name)} aria-current={kind === name ? 'true' : undefined}>
                {kindName(words.search.kinds, name)} <span className="count">{count}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ol className="list hits">
        {view.hits.map((hit) => (
          <Hit key={`${hit.kind} ${hit.body} ${hit.year} ${hit.period?.kind} ${hit.id}`} hit={hit} />
        ))}
      </ol>
      <TableFiles table={{ id: 'traffar', caption: words.search.table }} />
      {view.more ? <p className="hint">{words.search.more(view.hits.length)}</p> : null}
    </section>
  );
}

function kindName(names: Record<SearchHit['kind'], string>, kind: string): string {
  return Object.entries(names).find(([code]) => code === kind)?.[1] ?? kind;
}

function Hit({ hit }: { hit: SearchHit }) {
  const words = useWords();
  const url = hitUrl(hit);
  const when = whenOf(hit, words);
  return (
    <li>
      <p className="list-title" lang="sv">
        {url === null ? hit.title : <a href={url}>{hit.title}</a>}
      </p>
      {hit.excerpt.length === 0 ? null : (
        <p className="excerpt" lang="sv">
          {hit.excerpt.map((piece, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, which never change places
            piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text,
          )}
        </p>
      )}
      <p className="list-meta">
        <span>{kindName(words.search.kinds, hit.kind)}</span>
        {hit.body === null ? null : <span lang="sv">{hit.body}</span>}
        {when === null ? null : <span>{when}</span>}
      </p>
    </li>
  );
}
