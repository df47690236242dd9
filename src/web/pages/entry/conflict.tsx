/** Somebody else has saved the same fields in between: what stands saved, what differs, and the ways on. Nothing is overwritten. */
import type { EditConflict } from '../../../app/entry.ts';
import type { Scale } from '../../../domain/scale.ts';
import { Button } from '../../ui/button.tsx';
import { Differences } from '../../ui/difference.tsx';
import { useWords } from '../../visit.ts';
import { clockTime } from '../../words/time.ts';

type ConflictProps = {
  conflict: EditConflict;
  scales: readonly Scale[];
  /** The entry's own page, with the saved text. */
  href: string;
  /** True where the island shows it, with buttons of its own. */
  island?: boolean;
};

export function Conflict({ conflict, scales, href, island = false }: ConflictProps) {
  const words = useWords();
  const { form, changes, savedBy, savedAt, others } = conflict;
  const texts = changes.filter((change) => 'paragraphs' in change).map(({ field }) => field);
  return (
    <div className="conflict">
      <h2>{words.reporting.conflict.title(savedBy, clockTime(savedAt))}</h2>
      <p>{words.reporting.conflict.text}</p>
      {others.length === 0 ? null : (
        <p>
          {words.reporting.conflict.others(
            savedBy,
            others.map((field) => words.reporting.fields[field]),
          )}
        </p>
      )}
      <Differences changes={changes} scales={scales} />
      {texts.includes('narrative') ? <Whole title={words.reporting.conflict.whole} text={form.narrative} /> : null}
      {texts.includes('description') ? (
        <Whole title={words.reporting.conflict.wholeDescription} text={form.description} />
      ) : null}
      <div className="actions">
        {island ? <IslandButtons merge={texts.length > 0} /> : null}
        {!island && texts.length > 0 ? (
          <Button look="secondary" action="satt-ihop">
            {words.reporting.conflict.merge}
          </Button>
        ) : null}
        {island ? null : <a href={href}>{words.entry.takeTheirs}</a>}
      </div>
    </div>
  );
}

function Whole({ title, text }: { title: string; text: string }) {
  return (
    <details>
      <summary>{title}</summary>
      <pre lang="sv">{text}</pre>
    </details>
  );
}

function IslandButtons({ merge }: { merge: boolean }) {
  const { conflict } = useWords().reporting;
  const choices = [
    ...(merge ? [['merge', conflict.merge, 'primary'] as const] : []),
    ['mine', conflict.keepMine, merge ? 'secondary' : 'primary'] as const,
    ['theirs', conflict.takeTheirs, 'secondary'] as const,
  ];
  return choices.map(([does, text, look]) => (
    <button key={does} type="button" className={`button button-${look}`} data-do={does}>
      {text}
    </button>
  ));
}
