/** What a pressed button of the template's forms asks for, as the use case wants it. */
import { type Result, refuse, succeed } from '../../../domain/result.ts';
import { actionField, type Form } from '../../form.ts';
import type { Words } from '../../words/words.ts';

/** The block to come back to; one that moves stands somewhere else afterwards. */
export type ChangedPlace = { part: string; index: number; direction: 'up' | 'down' | null };
/** `said` names what the page says when it comes back without a place. */
export type Change = { input: Record<string, unknown>; place: ChangedPlace | null; said?: SavedChange };
export type SavedChange = 'saved' | 'memoWritten';

const logoTypes = ['image/png', 'image/svg+xml'];
/** Largest logo, in bytes. */
const logoLimit = 512 * 1024;

/** A button's value: what, which part, which block. */
export const changeAction = (
  what: 'up' | 'down' | 'hide' | 'show' | 'rename' | 'insert' | 'remove',
  part: string,
  index: number,
) => `${what}:${part}:${index}`;

export async function readChange(form: Form, words: Words): Promise<Result<Change>> {
  const action = form.text(actionField);
  if (action === 'part') {
    const input = { part: form.text('part'), title: form.text('title'), registryNumber: form.text('registryNumber') };
    return succeed({ input, place: null });
  }
  if (action === 'memo') return succeed({ input: { writeMemo: true }, place: null, said: 'memoWritten' });
  if (action === 'no-logo') return succeed({ input: { logo: null }, place: null });
  if (action === 'look') return readLook(form, words);
  const [what, part = '', at = ''] = action.split(':');
  const index = Number(at);
  const block = { part, index };
  switch (what) {
    case 'up':
    case 'down':
      return succeed({ input: { move: { ...block, to: what } }, place: { ...block, direction: what } });
    case 'hide':
    case 'show':
      return succeed({ input: { hide: { ...block, hidden: what === 'hide' } }, place: { ...block, direction: null } });
    case 'insert':
      return succeed({
        input: { insert: { ...block, block: form.text('block') } },
        place: { part, index: index + 1, direction: null },
      });
    case 'remove':
      return succeed({ input: { remove: block }, place: { part, index: Math.max(0, index - 1), direction: null } });
    case 'rename':
      return succeed({
        input: { rename: { ...block, text: form.text('rename') } },
        place: { ...block, direction: null },
      });
    default:
      return refuse({ path: '', message: words.template.unknown });
  }
}

async function readLook(form: Form, words: Words): Promise<Result<Change>> {
  const accent = form.text('accent').toLowerCase();
  const file = form.file('logo');
  if (file === null) return succeed({ input: { accent }, place: null });
  if (!logoTypes.includes(file.type)) return refuse({ path: 'logo', message: words.template.logoType });
  if (file.size > logoLimit) return refuse({ path: 'logo', message: words.template.logoSize });
  const alt = form.text('alt').trim();
  if (alt === '') return refuse({ path: 'alt', message: words.template.logoAlt });
  const data = Buffer.from(await file.arrayBuffer()).toString('base64');
  return succeed({ input: { accent, logo: { dataUrl: `data:${file.type};base64,${data}`, alt } }, place: null });
}
