/** /plan/:year/hamta/:what: the plan, its indicators or the reported values as a file (`?format=csv`, else XLSX). */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { exportPlanSheet, type SheetExport } from '../../../app/sheet-export.ts';
import { readYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerFile } from '../../file.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';

const kinds: Readonly<Record<string, SheetExport>> = { poster: 'plan', indikatorer: 'indicators', varden: 'values' };

export function downloadSheet(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    const what = kinds[c.req.param('what') ?? ''];
    if (year === null || what === undefined) return answerMissing(c);
    const format = c.req.query('format') === 'csv' ? 'csv' : 'xlsx';
    const file = await exportPlanSheet(app, sessionOf(c), year, what, format);
    return file.ok ? answerFile(c, file.value) : answerRefusal(c, file.issues);
  };
}
