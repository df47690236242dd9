/** Rows of the matrix: the controls that are run, for those who work with internal control, and auditors, who read. */
import { common, coordinators, forAll, forAny, page, type Row, sends, unlessSeen } from './row.testing.ts';

const controls = '/kontroller';
const control = `${controls}/arbetsmiljo`;
const file = `${control}/underlag/namnder/namnder.csv`;
const run = `${control}/korning/1`;
const sees = forAny(...coordinators, 'auditor');
const runs = forAll(...coordinators);

export const controlRows: Readonly<Record<string, Row>> = {
  'GET controls': common(page(controls, sees)),
  'POST controls': common(sends(controls, {}, runs, { yes: 422, no: unlessSeen(sees) })),
  'GET control': page(control, sees),
  'POST control': sends(control, { atgard: 'kor', cutOff: '2025-12-31' }, runs, { no: unlessSeen(sees) }),
  'GET controlFile': page(file, runs),
  'POST controlFile': sends(file, { sheet: 'namnder', headerLine: '1', 'kolumn-board': '0' }, runs, { no: 404 }),
  'GET controlRun': page(run, sees),
  // A head runs it, and somebody else signs.
  'POST controlRun': sends(
    run,
    { assessment: 'yellow', reason: 'Fem av sju.', place: '' },
    forAll('coordinator', 'controller', 'administrator'),
    { no: unlessSeen(sees) },
  ),
};
