/** /rapport/:body/:period: the document as it would print now, and its three files. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { may } from '../../../app/policy.ts';
import { formats, previewReport, printReport } from '../../../app/print-report.ts';
import { periodName } from '../../../domain/period.ts';
import { readAddress } from '../../address.ts';
import { keepDocumentStyle } from '../../document-style.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { documentStyleUrl, routes, treeUrl } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { PreviewPage } from './page.tsx';

export function showPreview(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const session = sessionOf(c);
    const preview = await previewReport(app, session, address);
    if (!preview.ok) return answerRefusal(c, preview.issues);
    const { words } = c.get('visit');
    return answerPage(c, {
      title: `${words.preview.title} ${preview.value.title}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${address.body}, ${periodName(address.period)}`, href: treeUrl(address) },
      ],
      width: 'wide',
      styles: [documentStyleUrl(address, keepDocumentStyle(preview.value.css))],
      children: (
        <PreviewPage
          preview={preview.value}
          address={address}
          mayEditTemplate={may(session, 'editTemplate', address.body)}
        />
      ),
    });
  };
}

export function downloadFile(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    const format = formats.find((known) => known === c.req.param('format'));
    if (address === null || format === undefined) return answerMissing(c);
    const printed = await printReport(app, sessionOf(c), address, [format]);
    if (!printed.ok) return answerRefusal(c, printed.issues);
    const [file] = printed.value.files;
    if (file === undefined) return answerMissing(c);
    const plain = file.name.replaceAll(/[^\w.-]/gu, '_');
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  };
}
