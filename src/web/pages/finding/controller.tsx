/** /iakttagelser/:body/:kind/:id: an audit report, a recommendation, an incident or a self-assessment; "ny" is a new one. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { findingKinds, findingsUrl, findingUrl, routes } from '../../routes.ts';
import { today } from '../../today.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { enteredOf, type FindingState } from './entered.ts';
import { type Finding, loadFinding, type Place, saveFinding } from './load.ts';
import { FindingPage, titleOf } from './page.tsx';
import { surveyTables } from './survey-tables.ts';

function readPlace(c: WebContext): Place | null {
  const kind = findingKinds.find((known) => known === c.req.param('kind'));
  return kind === undefined ? null : { body: c.req.param('body') ?? '', kind, id: c.req.param('id') ?? '' };
}

type Fresh = Pick<FindingState, 'issues' | 'entered' | 'from' | 'saved'>;

/** The tables of a self-assessment that has a result. */
function tablesOf(c: WebContext, finding: Finding): FindingState['tables'] {
  const made = finding.kind === 'sjalvvardering' ? surveyTables(c.get('visit').words, finding) : null;
  return made === null ? undefined : { counts: showTable(c, made.counts), initiatives: showTable(c, made.initiatives) };
}

async function answer(c: WebContext, place: Place, finding: Finding, fresh: Fresh): Promise<Response> {
  const { words } = c.get('visit');
  const tables = tablesOf(c, finding);
  const file = await answerExport(c, Object.values(tables ?? {}));
  if (file !== null) return file;
  const failed = fresh.issues.length > 0;
  const above =
    finding.kind === 'rekommendation'
      ? [{ text: finding.report.title, href: findingUrl(place.body, 'revision', finding.report.id) }]
      : [];
  return answerPage(
    c,
    {
      title: titleOf(finding, words),
      crumbs: [
        { text: words.supervision.place, href: routes.controlOverviews.href({}) },
        { text: `${words.findings.title} ${place.body}`, href: findingsUrl(place.body) },
        ...above,
      ],
      failed,
      children: (
        <FindingPage finding={finding} place={place} state={{ ...fresh, tables, year: Number(today().slice(0, 4)) }} />
      ),
    },
    failed ? 422 : 200,
  );
}

export function showFinding(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const finding = await loadFinding(app, sessionOf(c), place);
    if (!finding.ok) return answerRefusal(c, finding.issues);
    return answer(c, place, finding.value, { issues: [], entered: {}, from: '', saved: c.req.query('sparad') === '1' });
  };
}

export function changeFinding(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const finding = await loadFinding(app, sessionOf(c), place);
    if (!finding.ok) return answerRefusal(c, finding.issues);
    const form = await readForm(c);
    const from = form.text(actionField);
    const saved = await saveFinding(app, sessionOf(c), place, finding.value, form, from);
    if (saved.ok) return c.redirect(saved.value, 303);
    return answer(c, place, finding.value, { issues: saved.issues, entered: enteredOf(form), from, saved: false });
  };
}
