/** Rows of the matrix: economy and accounting, here of KS in 2025. */
import {
  common,
  controllers,
  everybody,
  forAll,
  forBody,
  page,
  type Row,
  reporters,
  sends,
  unlessSeen,
  working,
} from './row.testing.ts';

const economy = '/ekonomi/KS/2025-year';
const plan = '/ekonomi/kontoplan';
const departments = '/avdelningar/KS';
const ledgers = '/rakenskaper/KS/2025';
const ledger = `${ledgers}/{ledger}`;
/** A list and a form of the municipality as a whole: those who may not are told so. */
const refused = { no: 403, none: 403 } as const;
const rows = { 'kind-0': 'item', 'label-0': 'Kostnader', 'codes-0': '4000-7999' };

export const economyRows: Readonly<Record<string, Row>> = {
  'GET economies': common(page('/ekonomi', everybody, { none: 200 })),
  'GET accountPlan': common(page(plan, forAll(...controllers), refused)),
  'POST accountPlan': common(
    sends(plan, { scale: 'kSEK', decimals: '0', sign: 'result', ...rows }, forAll(...controllers), refused),
  ),
  'GET economy': page(economy, working),
  'POST economy': sends(economy, { 'text-0': 'Färre elever', 'amount-0': '12' }, forBody(...reporters), {
    no: unlessSeen(working),
  }),
  'GET staff': page('/personal/KS/2025-year', working),
  'GET keyFigures': common(page('/nyckeltal', everybody)),
  'POST keyFigures': common(
    sends('/nyckeltal', { own: '1280', others: '0180' }, forAll(...controllers), { none: 404 }),
  ),
  'GET keyFigure': page('/nyckeltal/kolada/N00945', everybody),
  'POST keyFigure': sends('/nyckeltal/kolada/N00945', { atgard: 'hamta' }, forAll(...controllers), { yes: 422 }),
  'GET keyFigureImport': page('/hamtning/{fetched}', forAll(...controllers)),
  'POST keyFigureImport': sends('/hamtning/{fetched}', { atgard: 'kasta' }, forAll(...controllers), { no: 404 }),
  // Which tables there are is SCB's to say; the address of one that cannot be is refused before it is asked.
  'GET scbTables': common(page('/scb', forAll(...controllers))),
  'GET scbTable': common(page('/scb/ingen.tabell', forAll(...controllers), { yes: 404 })),
  'POST scbTable': common(sends('/scb/ingen.tabell', {}, forAll(...controllers), { yes: 404, no: 404 })),
  'GET departments': page(departments, forBody(...controllers)),
  'POST departments': sends(
    departments,
    { dimension: '1', 'label-0': 'Skola', 'codes-0': '41*' },
    forBody(...controllers),
    { no: 404 },
  ),
  'GET ledgers': page(ledgers, forBody(...controllers)),
  'POST ledgers': sends(ledgers, {}, forBody(...controllers), { yes: 422, no: 404 }),
  'GET ledger': page(ledger, forBody(...controllers)),
  'POST ledger': sends(ledger, {}, forBody(...controllers), {
    no: 404,
    seen: { on: ledger, names: ['seen'] },
  }),
};
