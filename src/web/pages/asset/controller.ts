/** /assets/*: files with their hash in the name, kept by the browser for ever. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { previewReport } from '../../../app/print-report.ts';
import { readAddress } from '../../address.ts';
import type { Assets } from '../../assets.ts';
import { findDocumentStyle, keepDocumentStyle } from '../../document-style.ts';
import { answerMissing } from '../../errors.tsx';
import { sessionOf, type WebEnv } from '../../visit.ts';

const forEver = 'public, max-age=31536000, immutable';

export function answerAsset(assets: Assets): Handler<WebEnv> {
  return (c) => {
    const file = assets.find(c.req.param('name') ?? '');
    if (file === null) return c.text('Filen finns inte.', 404);
    const gzip = /\bgzip\b/u.test(c.req.header('Accept-Encoding') ?? '');
    return c.body(gzip ? file.gzipped : file.bytes, 200, {
      'Content-Type': file.type,
      'Cache-Control': forEver,
      Vary: 'Accept-Encoding',
      ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
    });
  };
}

/** The style of a report's document. Another process may have made the page, so it is made again where it is not known here. */
export function answerDocumentStyle(app: App): Handler<WebEnv> {
  return async (c) => {
    const name = c.req.param('name') ?? '';
    let css = findDocumentStyle(name);
    if (css === null) {
      const address = readAddress(c);
      const preview = address === null ? null : await previewReport(app, sessionOf(c), address);
      if (preview?.ok && keepDocumentStyle(preview.value.css) === name) css = preview.value.css;
    }
    if (css === null) return answerMissing(c);
    return c.body(css, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
  };
}
