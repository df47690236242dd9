/** The start page of administration: one card for each thing to manage, with how it stands. */
import type { ReactNode } from 'react';
import type { AdministrationView } from '../../../app/administration.ts';
import { routes } from '../../routes.ts';
import { useWords } from '../../visit.ts';

type CardProps = { href: string; title: string; text: string; children?: ReactNode };

function Card({ href, title, text, children }: CardProps) {
  return (
    <li className="card">
      <h2 className="card-title">
        <a href={href}>{title}</a>
      </h2>
      <p>{text}</p>
      {children}
    </li>
  );
}

export function AdministrationPage({ view }: { view: AdministrationView }) {
  const { administration: words } = useWords();
  const { administered, unowned } = view;
  return (
    <>
      <h1>{words.title}</h1>
      {administered === null ? null : <p className="lede">{words.text}</p>}
      <ul className="cards">
        <Card href={routes.unowned.href({})} title={words.unowned} text={words.unownedText}>
          <p className={unowned === 0 ? 'tag tag-approved' : 'tag tag-proposed'}>{words.unownedCount(unowned)}</p>
        </Card>
        {administered === null ? null : (
          <Card href={routes.people.href({})} title={words.people} text={words.peopleText}>
            <p className="tag">{words.peopleCount(administered.open, administered.closed)}</p>
          </Card>
        )}
        {administered === null ? null : (
          <Card href={routes.organisation.href({})} title={words.organisation} text={words.organisationText}>
            <p className="tag">{words.organisationCount(administered.bodies)}</p>
          </Card>
        )}
        {administered === null ? null : (
          <Card href={routes.model.href({})} title={words.model} text={words.modelText} />
        )}
      </ul>
    </>
  );
}
