/** What the person owes, report by report: when, why, and a button on each thing; and what waits for their review. */
import type { OwedReport, ReviewItem } from '../../../app/my-work.ts';
import type { OwedItem } from '../../../app/views.ts';
import { periodCode } from '../../../domain/period.ts';
import { entryUrl, treeUrl } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useWords } from '../../visit.ts';

/** As many as are seen at once; the rest open with a press. */
const shownAtOnce = 8;

type Due = Pick<OwedItem, 'dueOn' | 'daysLeft' | 'late'>;

export function DueLine({ dueOn, daysLeft, late }: Due) {
  const words = useWords();
  const { work } = words.reporting;
  if (dueOn === null || daysLeft === null) return <p className="due">{work.noDue}</p>;
  return (
    <p className={late ? 'due due-late' : 'due'}>
      {late ? <span className="tag tag-late">{work.late}</span> : null} {work.due} <time dateTime={dueOn}>{dueOn}</time>{' '}
      ({words.periods.left(daysLeft)})
    </p>
  );
}

export function OwedSection({ report }: { report: OwedReport }) {
  const words = useWords();
  const { work } = words.reporting;
  const { items, address, bodyName, done, of, instructions } = report;
  const periodName = words.periodName(address.period);
  const id = `att-rapportera-${address.body}-${address.period.year}-${address.period.kind}`.replaceAll(' ', '-');
  return (
    <section className="owed" aria-labelledby={id}>
      <p className="eyebrow" lang="sv">
        {bodyName}
      </p>
      <h2 id={id}>
        <a href={treeUrl(address)}>{periodName}</a>
      </h2>
      {items.length === 0 ? <p>{work.allDone}</p> : <DueLine {...report} />}
      <Progress done={done} of={of} text={work.progress} label={work.progressFor(`${bodyName}, ${periodName}`)} />
      {instructions === '' ? null : (
        <div className="instructions">
          <h3>{words.periods.instructions}</h3>
          <p lang="sv">{instructions}</p>
        </div>
      )}
      <OwedList items={items.slice(0, shownAtOnce)} />
      {items.length > shownAtOnce ? (
        <details>
          <summary>{work.more(items.length - shownAtOnce)}</summary>
          <OwedList items={items.slice(shownAtOnce)} />
        </details>
      ) : null}
    </section>
  );
}

function OwedList({ items }: { items: readonly OwedItem[] }) {
  const { work } = useWords().reporting;
  if (items.length === 0) return null;
  return (
    <ul className="owed-list">
      {items.map((item) => (
        <li key={item.node.key} className="owed-item">
          <div>
            <p className="eyebrow" lang="sv">
              {item.node.levelName}
            </p>
            <p className="owed-title" lang="sv">
              {item.node.title}
            </p>
            <p className={item.state === 'returned' ? 'tag tag-returned' : 'tag'}>{work.states[item.state]}</p>
          </div>
          <ButtonLink href={entryUrl(item.address, item.node.key)}>
            {item.state === 'missing' ? work.report : work.goOn}
            <span className="hidden" lang="sv">
              {' '}
              {item.node.title}
            </span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

export function ReviewSection({ items }: { items: readonly ReviewItem[] }) {
  const words = useWords();
  const { work } = words.reporting;
  if (items.length === 0) return null;
  return (
    <section className="owed" aria-labelledby="att-granska">
      <h2 id="att-granska">
        {work.review} <span className="count">{items.length}</span>
      </h2>
      <ul className="owed-list">
        {items.map((item) => (
          <li key={`${item.address.body} ${periodCode(item.address.period)} ${item.node.key}`} className="owed-item">
            <div>
              <p className="eyebrow">
                <span lang="sv">{item.bodyName}</span>, {words.periodName(item.address.period)}
              </p>
              <p className="owed-title" lang="sv">
                {item.node.title}
              </p>
              <p className="owed-who" lang="sv">
                {[item.node.levelName, item.owner?.name].filter((part) => part !== undefined).join(', ')}
              </p>
              <DueLine {...item} />
            </div>
            <ButtonLink href={entryUrl(item.address, item.node.key)}>
              {work.toReview}
              <span className="hidden" lang="sv">
                {' '}
                {item.node.title}
              </span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Shown where there are reports, but nothing to do in them: what will come here, and when. */
export function NothingOwed() {
  const { work } = useWords().reporting;
  return (
    <div className="empty">
      <h2>{work.nothingTitle}</h2>
      <p>{work.nothing}</p>
    </div>
  );
}
