/** What stands in the way of a period: late, silent, without an owner, each with who it is about and how many days are left. */
import type { TroubleView } from '../../../app/progress.ts';
import type { Period } from '../../../domain/period.ts';
import { entryUrl } from '../../routes.ts';
import { useWords } from '../../visit.ts';

type TroublesProps = { period: Period; troubles: readonly TroubleView[] };

export function Troubles({ period, troubles }: TroublesProps) {
  const words = useWords();
  return (
    <>
      <h2 id="uppmarksamhet">
        {words.periods.troublesTitle} <span className="count">{troubles.length}</span>
      </h2>
      {troubles.length === 0 ? (
        <p>{words.periods.noTroubles}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
        <section className="scroll" aria-labelledby="uppmarksamhet" tabIndex={0}>
          <table className="register">
            <caption className="hidden">{words.periods.troublesTitle}</caption>
            <thead>
              <tr>
                <th scope="col">{words.periods.what}</th>
                <th scope="col">{words.periods.body}</th>
                <th scope="col">{words.periods.who}</th>
                <th scope="col">{words.periods.posts}</th>
                <th scope="col" className="figure">
                  {words.periods.daysLeft}
                </th>
              </tr>
            </thead>
            <tbody>
              {troubles.map((trouble) => (
                <tr key={`${trouble.kind} ${trouble.body.code} ${trouble.who.join()}`}>
                  <th scope="row">
                    <span className={`tag trouble-${trouble.kind}`}>{words.periods.troubles[trouble.kind]}</span>
                  </th>
                  <td lang="sv">{trouble.body.name}</td>
                  <td>{whoText(words, trouble)}</td>
                  <td>
                    <Posts period={period} trouble={trouble} />
                  </td>
                  <td className="figure">{trouble.daysLeft === null ? '' : words.periods.left(trouble.daysLeft)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function whoText(words: ReturnType<typeof useWords>, { kind, who }: TroubleView): string {
  if (who.length === 0) return words.periods.nobody;
  return kind === 'unowned' ? words.periods.askedInstead(who.join(', ')) : who.join(', ');
}

/** The count opens the list of them. */
function Posts({ period, trouble }: { period: Period; trouble: TroubleView }) {
  const words = useWords();
  const address = { body: trouble.body.code, period };
  return (
    <details className="posts">
      <summary>{words.periods.postsOf(trouble.nodes.length)}</summary>
      <ul lang="sv">
        {trouble.nodes.map((node) => (
          <li key={node.key}>
            <a href={entryUrl(address, node.key)}>{node.title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
