/** /rapport/:body/:period/versioner: the versions, keeping one, opening a correction; `fran` and `till` compare two. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { composeVersion } from '../../../app/compose-report.ts';
import { formats, printFile } from '../../../app/print-report.ts';
import { publishReport } from '../../../app/publish-report.ts';
import { compareVersions, keepVersion, readVersions, startCorrection } from '../../../app/report-versions.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { ParagraphDifference } from '../../../domain/narrative-difference.ts';
import type { Issue } from '../../../domain/result.ts';
import { readAddress } from '../../address.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerFile } from '../../file.ts';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { previewUrl, routes, treeUrl, versionsUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { VersionsPage } from './page.tsx';
import { versionTable } from './table.tsx';

type State = {
  readonly issues: readonly Issue[];
  readonly entered: { readonly label: string; readonly reason: string };
  readonly done: string;
};

async function answerVersions(c: WebContext, app: App, address: ReportAddress, state: State): Promise<Response> {
  const { words } = c.get('visit');
  const session = sessionOf(c);
  const view = await readVersions(app, session, address);
  if (!view.ok) return answerRefusal(c, view.issues);
  const table = showTable(c, versionTable(view.value, address, words));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  const [before, after] = [c.req.query('fran'), c.req.query('till')];
  let difference: readonly ParagraphDifference[] | null = null;
  let issues = state.issues;
  if (before !== undefined && after !== undefined) {
    const compared = await compareVersions(app, session, address, { before, after });
    if (compared.ok) difference = compared.value;
    else issues = compared.issues;
  }
  const page = { view: view.value, table, address, ...state, issues, difference, chosen: { before, after } };
  return answerPage(
    c,
    {
      title: `${words.versions.title} – ${view.value.title}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${address.body}, ${words.periodName(address.period)}`, href: treeUrl(address) },
        { text: words.preview.title, href: previewUrl(address) },
      ],
      width: 'wide',
      failed: issues.length > 0,
      children: <VersionsPage {...page} />,
    },
    issues.length > 0 ? 422 : 200,
  );
}

const nothing = { label: '', reason: '' };

export function showVersions(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    return answerVersions(c, app, address, { issues: [], entered: nothing, done: c.req.query('klart') ?? '' });
  };
}

export function changeVersions(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const form = await readForm(c);
    const entered = { label: form.text('label'), reason: form.text('reason') };
    const action = form.text(actionField);
    if (action === 'publicera' || action === 'avpublicera') {
      const published = await publishReport(app, sessionOf(c), address, { published: action === 'publicera' });
      if (!published.ok) return answerVersions(c, app, address, { issues: published.issues, entered, done: '' });
      return c.redirect(`${versionsUrl(address)}?klart=${action}`, 303);
    }
    const correcting = action === 'ratta';
    const done = await (correcting ? startCorrection : keepVersion)(app, sessionOf(c), address, entered);
    if (!done.ok) return answerVersions(c, app, address, { issues: done.issues, entered, done: '' });
    return c.redirect(`${versionsUrl(address)}?klart=${correcting ? 'ratta' : 'spara'}`, 303);
  };
}

/** A file of a decided version, as it was. */
export function downloadVersion(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    const format = formats.find((known) => known === c.req.param('format'));
    const number = Number(c.req.param('number'));
    if (address === null || format === undefined || !Number.isInteger(number)) return answerMissing(c);
    const composed = await composeVersion(app, sessionOf(c), address, number);
    if (!composed.ok) return answerRefusal(c, composed.issues);
    const file = await printFile(composed.value, address, format);
    return answerFile(c, { ...file, name: file.name.replace(/(\.\w+)$/u, `-version-${number}$1`) });
  };
}
