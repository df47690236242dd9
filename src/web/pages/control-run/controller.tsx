/** /kontroller/:control/korning/:number: what a run found, working it off, and the assessment that a person signs. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type RunView, readRun } from '../../../app/controls/read-run.ts';
import { handleFinding, signRun } from '../../../app/controls/sign.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { controlRunUrl, controlUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { type EnteredAssessment, RunPage } from './page.tsx';
import { exceptionTable, partTable, quotationTable, subjectTable, unmatchedTable } from './tables.ts';

type Place = { readonly control: string; readonly number: number };

function placeOf(c: WebContext): Place | null {
  const number = Number(c.req.param('number'));
  return Number.isInteger(number) && number > 0 ? { control: c.req.param('control') ?? '', number } : null;
}

/** What the form of the assessment shows: what is suggested, until the person has written something. */
function suggestedIn({ summary, places }: RunView): EnteredAssessment {
  if (summary.status === 'not-run') return { assessment: '', reason: '', place: '' };
  const { assessment, reason } = summary.suggested;
  return { assessment: assessment ?? '', reason, place: places.find(({ likely }) => likely)?.code ?? '' };
}

const signedIn = (mark: string | undefined) => (mark === '1' ? 'signed' : mark === '2' ? 'waits' : '');

type State = { readonly issues?: readonly Issue[]; readonly entered?: EnteredAssessment; readonly handling?: number };

async function answerRun(c: WebContext, app: App, place: Place, state: State = {}): Promise<Response> {
  const read = await readRun(app, sessionOf(c), place.control, place.number);
  if (!read.ok) return answerRefusal(c, read.issues);
  const view = read.value;
  const { words } = c.get('visit');
  const ratios = view.summary.status === 'not-run' ? [] : view.summary.ratios;
  const tables = {
    parts: showTable(c, partTable(view, ratios, words)),
    exceptions: showTable(c, exceptionTable(view, words)),
    unmatched: showTable(c, unmatchedTable(view, words)),
    quotations: showTable(c, quotationTable(view, words)),
    subjects: showTable(c, subjectTable(view, words)),
  };
  const file = await answerExport(c, Object.values(tables));
  if (file !== null) return file;
  const asked = Number(c.req.query('hantera') ?? Number.NaN);
  const handling = state.handling ?? (Number.isInteger(asked) ? asked : null);
  const { issues = [], entered = suggestedIn(view) } = state;
  const failed = issues.length > 0;
  return answerPage(
    c,
    {
      title: `${words.controlRuns.runTitle(view.run.number, view.run.cutOff)} – ${view.definition.title}`,
      crumbs: [
        { text: words.controlRuns.title, href: routes.controls.href({}) },
        { text: view.definition.title, href: controlUrl(view.definition.id) },
      ],
      width: 'wide',
      failed,
      children: <RunPage {...{ view, tables, issues, entered, handling }} signed={signedIn(c.req.query('bedomd'))} />,
    },
    failed ? 422 : 200,
  );
}

export function showRun(app: App): Handler<WebEnv> {
  return (c) => {
    const place = placeOf(c);
    return place === null ? answerMissing(c) : answerRun(c, app, place);
  };
}

export function changeRun(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = placeOf(c);
    if (place === null) return answerMissing(c);
    const [session, form] = [sessionOf(c), await readForm(c)];
    const url = controlRunUrl(place.control, place.number);
    if (form.text(actionField) === 'hantera') {
      const input = {
        ...{ ordinal: form.text('ordinal'), state: form.text('state') },
        ...{ note: form.text('note'), also: form.text('also') },
      };
      const done = await handleFinding(app, session, place.control, place.number, input);
      if (done.ok) return c.redirect(`${url}#tabell-avvikelser`, 303);
      return answerRun(c, app, place, { issues: done.issues, handling: Number(input.ordinal) });
    }
    const entered = { assessment: form.text('assessment'), reason: form.text('reason'), place: form.text('place') };
    const signed = await signRun(app, session, place.control, place.number, entered);
    return signed.ok
      ? c.redirect(`${url}?bedomd=${signed.value.place === null || signed.value.done ? 1 : 2}`, 303)
      : answerRun(c, app, place, { issues: signed.issues, entered });
  };
}
