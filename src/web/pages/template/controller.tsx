/** /rapport/:body/:period/mall: the layout of one report, and the municipality's colour and logo. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { may } from '../../../app/policy.ts';
import { readTree } from '../../../app/read-reports.ts';
import { editTemplate, readTemplate } from '../../../app/template.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import { readAddress } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { previewUrl, routes, templateUrl, treeUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { readChange, type SavedChange } from './change.ts';
import { blockAnchor, placeAfterMove } from './move.ts';
import { TemplatePage } from './page.tsx';

/** What `?sparat=` says. */
const savedBy: Readonly<Record<string, SavedChange>> = { '1': 'saved', memo: 'memoWritten' };

async function answerTemplate(
  c: WebContext,
  app: App,
  address: ReportAddress,
  issues: readonly Issue[] = [],
): Promise<Response> {
  const session = sessionOf(c);
  const view = await readTemplate(app, session, address);
  if (!view.ok) return answerRefusal(c, view.issues);
  const tree = await readTree(app, session, address);
  const decided = tree.ok && tree.value.decided;
  const { words } = c.get('visit');
  const report = `${address.body}, ${words.periodName(address.period)}`;
  const page = {
    title: `${words.template.title} ${report}`,
    crumbs: [
      { text: words.layout.work, href: routes.home.href({}) },
      { text: report, href: treeUrl(address) },
      { text: words.preview.title, href: previewUrl(address) },
    ],
    width: 'wide',
    failed: issues.length > 0,
  } as const;
  const children = (
    <TemplatePage
      view={view.value}
      address={address}
      issues={issues}
      editable={may(session, 'editTemplate', address.body)}
      decided={decided}
      renaming={c.req.query('byt') ?? null}
      saved={savedBy[c.req.query('sparat') ?? ''] ?? null}
    />
  );
  return answerPage(c, { ...page, children }, issues.length > 0 ? 422 : 200);
}

export function showTemplate(app: App): Handler<WebEnv> {
  return (c) => {
    const address = readAddress(c);
    return address === null ? answerMissing(c) : answerTemplate(c, app, address);
  };
}

export function saveTemplate(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const session = sessionOf(c);
    const { words } = c.get('visit');
    const change = await readChange(await readForm(c), words);
    if (!change.ok) return answerTemplate(c, app, address, change.issues);
    const before = await readTemplate(app, session, address);
    const done = await editTemplate(app, session, address, change.value.input);
    if (!done.ok) return answerTemplate(c, app, address, done.issues);
    const { place } = change.value;
    if (place === null) {
      const said = change.value.said === 'memoWritten' ? 'memo' : '1';
      return c.redirect(`${templateUrl(address)}?sparat=${said}`, 303);
    }
    const after = await readTemplate(app, session, address);
    const blocks = (view: typeof before) =>
      view.ok ? (view.value.parts.find(({ kind }) => kind === place.part)?.blocks ?? []) : [];
    const index =
      place.direction === null
        ? place.index
        : placeAfterMove(blocks(before), blocks(after), place.index, place.direction);
    return c.redirect(`${templateUrl(address)}#${blockAnchor(place.part, index)}`, 303);
  };
}
