/** Rows of the matrix: administration, for administrators of the whole municipality; work without an owner for heads too. */
import { common, forAll, forAny, forBody, heads, page, type Row, sends } from './row.testing.ts';

const admin = '/administration';
const people = `${admin}/personer`;
const organisation = `${admin}/organisation`;
const model = `${admin}/styrmodell`;
const administrators = forAll('administrator');

/** Those who may not are told so, those of another municipality too; its administrators meet a missing page. */
const refused = { no: 403, none: 403, elsewhere: (role: string) => (role === 'administrator' ? 404 : 403) } as const;
const shows = (path: string) => page(path, administrators, refused);
const saves = (path: string, form: Row['form'], more: Partial<Row> = {}) =>
  sends(path, form, administrators, { ...refused, ...more });
/** For an administrator of another municipality, in which the form names a body that is not there. */
const unknown = { elsewhere: (role: string) => (role === 'administrator' ? 422 : 403) };
const mergers = { from: 'VON', 'code-0': 'KS', day: '2026-01-01', atgard: 'preview' };
const splits = { from: 'KS', 'code-0': 'KS', 'code-1': 'VON', day: '2026-01-01', atgard: 'preview' };

export const administrationRows: Readonly<Record<string, Row>> = {
  'GET administration': common(page(admin, forAny(...heads), refused)),
  'GET people': common(shows(people)),
  'POST people': saves(
    people,
    { login: 'ny.person', name: 'Ny Person', email: '', role: 'reporter', body: 'KS' },
    { yes: 200, ...unknown },
  ),
  'GET person': shows(`${people}/{person}`),
  'POST person': saves(`${people}/{person}`, { atgard: 'give', role: 'head', body: 'KS' }),
  'GET handover': shows(`${people}/{reporter}/lamna-over`),
  'POST handover': saves(`${people}/{reporter}/lamna-over`, { atgard: 'close' }),
  'GET unowned': common(page(`${admin}/utan-agare`, forAny(...heads), refused)),
  'POST unowned': sends(
    `${admin}/utan-agare`,
    { year: '2025', body: 'KS', node: 'goal/fler-träd', 'to-0': '{reporter}' },
    forBody(...heads),
    { ...refused, elsewhere: (role) => (['head', 'controller', 'administrator'].includes(role) ? 422 : 403) },
  ),
  'GET organisation': common(shows(organisation)),
  'POST organisation': common(
    saves(organisation, { code: 'NY', name: 'Ny nämnd', kind: 'board', parent: '', activeFrom: '' }),
  ),
  'GET body': shows(`${organisation}/KS`),
  'POST body': saves(`${organisation}/KS`, { atgard: 'rename', name: 'Styrelsen', day: '2026-01-01', note: '' }),
  'GET merge': common(shows(`${admin}/sammanslagning`)),
  'POST merge': saves(`${admin}/sammanslagning`, mergers, { yes: 200, ...unknown }),
  'GET split': common(shows(`${admin}/delning`)),
  'POST split': saves(`${admin}/delning`, splits, { yes: 200, ...unknown }),
  'GET model': common(shows(model)),
  'POST model': common(saves(model, { atgard: 'up:goal' })),
  'GET level': common(shows(`${model}/niva/goal`)),
  'POST level': common(saves(`${model}/niva/goal`, { name: 'Mål', heading: 'Mål', horizon: '4' })),
  'GET scale': common(shows(`${model}/skala/status`)),
  'POST scale': common(saves(`${model}/skala/status`, {}, { yes: 422 })),
};
