/** What a figure check found: each finding with both places quoted, boxes that show or hide a level (without scripts), and what held. */

import type { ReactNode } from 'react';
import type { Checked, CheckLevel, CheckReport, Quoted } from '../../domain/check/finding.ts';
import { useWords } from '../visit.ts';

const levels: readonly CheckLevel[] = ['contradiction', 'look', 'rounding'];
/** Most checks that held which a page lists. */
const mostHeld = 300;
const mostShown = 500;

export function Findings({ report }: { report: CheckReport }) {
  const { check } = useWords();
  const of = (level: CheckLevel | null) => report.checks.filter((each) => each.level === level);
  const held = of(null);
  const wrong = of('contradiction').length;
  return (
    <section className="findings" aria-labelledby="resultat">
      <h2 id="resultat">
        <span lang="sv">{report.name}</span>
      </h2>
      <p className={`findings-sum ${wrong > 0 ? 'findings-wrong' : 'findings-fine'}`}>
        <strong>{check.counted(report.checks.length, wrong)}</strong>{' '}
        {report.checks.length === 0 ? check.nothing : wrong === 0 ? check.fine : null}
      </p>
      {report.checks.length === held.length ? null : (
        <fieldset className="findings-filter">
          <legend>{check.show}</legend>
          {levels.map((level) => (
            <label key={level} className="check-box">
              <input type="checkbox" id={`visa-${level}`} defaultChecked={level !== 'rounding'} autoComplete="off" />
              {`${check.many[level]} (${of(level).length})`}
            </label>
          ))}
        </fieldset>
      )}
      {levels.map((level) => (
        <ul key={level} className={`findings-list findings-${level}`}>
          {of(level)
            .slice(0, mostShown)
            .map((each) => (
              <Finding key={keyOf(each)} finding={each} />
            ))}
        </ul>
      ))}
      {held.length === 0 ? null : (
        <details className="findings-held">
          <summary>{check.holds(held.length)}</summary>
          <ul>
            {held.slice(0, mostHeld).map((each) => (
              <li key={keyOf(each)} lang="sv">
                {each.message} <span className="findings-at">{each.places[0]?.at}</span>
              </li>
            ))}
          </ul>
          {held.length > mostHeld ? <p>{check.left(held.length - mostHeld)}</p> : null}
        </details>
      )}
    </section>
  );
}

const keyOf = (each: Checked) =>
  `${each.kind} ${each.message} ${each.places.map(({ at, quote }) => at + quote).join(' ')}`;

const shapes: Readonly<Record<CheckLevel, string>> = { contradiction: '✕', look: '!', rounding: '≈' };

/** A finding: its level in shape and word, what the arithmetic gives, and the places. `children` is what can be done with it. */
export function Finding({ finding, links, children }: FindingProps) {
  const { check } = useWords();
  const { level, message, places } = finding;
  if (level === null) return null;
  const [own, ...others] = places;
  return (
    <li className="finding">
      <p className={`finding-level finding-${level}`}>
        <span aria-hidden="true">{shapes[level]}</span> {check.levels[level]}
      </p>
      <p className="finding-message" lang="sv">
        {message}
      </p>
      <dl className="finding-places">
        {own ? <PlaceQuote label={check.stands} quoted={own} link={links?.(own, 0)} /> : null}
        {others.slice(0, 3).map((quoted, index) => (
          <PlaceQuote
            key={quoted.at + quoted.quote}
            label={check.against}
            quoted={quoted}
            link={links?.(quoted, index + 1)}
          />
        ))}
      </dl>
      {children}
    </li>
  );
}

type FindingProps = {
  finding: Checked;
  /** Links of a place: to where it stands, and to where it is mended. */
  links?: (quoted: Quoted, index: number) => ReactNode;
  children?: ReactNode;
};

function PlaceQuote({ label, quoted, link }: { label: string; quoted: Quoted; link?: ReactNode }) {
  return (
    <div>
      <dt>
        {label}, <span lang="sv">{quoted.at}</span>
      </dt>
      <dd lang="sv">
        <q>{quoted.quote}</q>
      </dd>
      {link === undefined ? null : <dd className="finding-links">{link}</dd>}
    </div>
  );
}
