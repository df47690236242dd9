/** The steering model: levels in order, scales as they look, terms of office. Each level and scale has a page of its own. */

import type { SteeringModel } from '../../../app/tree.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useWords } from '../../visit.ts';
import { type EnteredLevel, LevelFields, levelFields } from '../level/fields.tsx';
import { type EnteredTerm, Terms, termFields } from './terms.tsx';

type ModelPageProps = {
  model: SteeringModel;
  table: ShownTable;
  terms: readonly EnteredTerm[];
  level: EnteredLevel;
  /** True where the form for a new level was refused. */
  adding: boolean;
  issues: readonly Issue[];
  saved: boolean;
};

export function ModelPage({ model, table, terms, level, adding, issues, saved }: ModelPageProps) {
  const { model: words } = useWords();
  const fields = adding ? levelFields : termFields(terms.length);
  return (
    <>
      <ErrorSummary issues={issues} fields={fields} />
      {saved ? <Notice kind="done" title={words.saved} /> : null}
      <h1>{words.title}</h1>
      <p className="lede">{words.text}</p>
      <Levels model={model} table={table} />
      <details className="adder" open={adding}>
        <summary>{words.addLevel}</summary>
        <PostForm action={routes.model.href({})} className="stack">
          <p>{words.addLevelText}</p>
          <LevelFields entered={level} scales={model.scales} issues={adding ? issues : []} />
          <div>
            <Button action="add">{words.add}</Button>
          </div>
        </PostForm>
      </details>
      <Scales model={model} />
      <Terms terms={terms} issues={adding ? [] : issues} />
      <h2>{words.lookTitle}</h2>
      <p>{words.look}</p>
    </>
  );
}

function Levels({ model: { levels, scales }, table }: Pick<ModelPageProps, 'model' | 'table'>) {
  const { model: words } = useWords();
  const nameOf = (code: string) => scales.find((scale) => scale.code === code)?.name ?? code;
  return (
    <DataTable
      table={table}
      empty=""
      text={<p>{words.levelsText}</p>}
      frame={(body) => <PostForm action={routes.model.href({})}>{body}</PostForm>}
      draw={(isKept) => (
        <table className="register">
          <thead>
            <tr>
              <th scope="col">{words.level}</th>
              <th scope="col">{words.heading}</th>
              <th scope="col">{words.horizon}</th>
              <th scope="col">{words.scales}</th>
              <th scope="col">{words.order}</th>
            </tr>
          </thead>
          <tbody>
            {levels.map(({ code, name, heading, horizon, scales: codes }, index) =>
              isKept(index) ? (
                <tr key={code}>
                  <th scope="row" lang="sv">
                    <a className="cell-link" href={routes.level.href({ code })}>
                      {name}
                    </a>
                  </th>
                  <td lang="sv">{heading}</td>
                  <td>{horizon === null ? words.endless : words.years(horizon)}</td>
                  <td lang={codes.length === 0 ? undefined : 'sv'}>
                    {codes.length === 0 ? words.noScales : codes.map(nameOf).join(', ')}
                  </td>
                  <td className="cell-buttons">
                    <Button look="quiet" action={`up:${code}`} label={words.up(name)} disabled={index === 0}>
                      {words.upMark}
                    </Button>
                    <Button
                      look="quiet"
                      action={`down:${code}`}
                      label={words.down(name)}
                      disabled={index === levels.length - 1}
                    >
                      {words.downMark}
                    </Button>
                  </td>
                </tr>
              ) : null,
            )}
          </tbody>
        </table>
      )}
    />
  );
}

function Scales({ model: { scales } }: { model: SteeringModel }) {
  const { model: words } = useWords();
  return (
    <>
      <h2>{words.scaleList}</h2>
      <p>{words.scalesText}</p>
      <ul className="cards">
        {scales.map(({ code, name, definition, values }) => (
          <li key={code} className="card">
            <h3 className="card-title" lang="sv">
              <a href={routes.scale.href({ code })}>{name}</a>
            </h3>
            <p lang="sv">{definition}</p>
            <ul className="legend-list" lang="sv">
              {values.map((value) => (
                <li key={value.code}>
                  <span className="state">
                    <Shape shape={value.shape} color={value.color} />
                    {value.label}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
