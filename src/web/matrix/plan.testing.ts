/** Rows of the matrix: the plan of a year, here the draft of 2025. */
import {
  common,
  controllers,
  everybody,
  forAll,
  forAny,
  forBody,
  heads,
  page,
  type Row,
  secretaries,
  sends,
  unlessSeen,
  working,
} from './row.testing.ts';

const plan = '/plan/2025';
const node = `${plan}/post/commitment/plantera`;
const sheets = `${plan}/inlasning`;
const planners = forAll(...controllers);
/** What VON alone answers for: its own controllers change it too, and VON is the other body here. */
const vons = `${plan}/post/commitment/gallra`;
const plannersOfVon: typeof planners = ({ role, scope }) => scope !== 'own' && controllers.some((one) => one === role);
/** Adds to the plan for the body that they are controllers of. */
const anyPlanners = forAny(...controllers);
/** A controller of single bodies has their own uploads. */
const seersOfVons: typeof planners = ({ role, scope }) =>
  scope === 'all' ? controllers.some((one) => one === role) : role === 'controller' && scope === 'other';
/** The columns are chosen first: the page leads there, which is missing where the upload is another's. */
const ledOnOrNot: Row['no'] = ({ role }) => (controllers.some((one) => one === role) ? 303 : 404);
const no = unlessSeen(working);
const ledOn = (role: string) => (['controller', 'administrator'].includes(role) ? 303 : 404);

export const planRows: Readonly<Record<string, Row>> = {
  'GET plans': common(page('/plan', everybody)),
  'POST plans': common(sends('/plan', { year: '2031' }, planners)),
  'GET plan': page(plan, working),
  'POST plan': sends(
    plan,
    { atgard: 'lagg-till', parent: 'perspective/hållbart', level: 'processArea', title: 'Vatten' },
    anyPlanners,
    { no },
  ),
  'GET planNode': page(node, working),
  'POST planNode': sends(
    vons,
    { title: 'Gallra mer', parent: 'processArea/skog', role: 'group', bodies: 'VON' },
    plannersOfVon,
    { no, seen: { on: vons, names: ['seen'] } },
  ),
  'POST planOwners': sends(`${node}/agare`, { 'owner-KS': '' }, forBody(...heads), { no }),
  'GET planRemoval': page(`${vons}/ta-bort`, plannersOfVon),
  'POST planRemoval': sends(`${vons}/ta-bort`, { reason: 'Gjort.' }, plannersOfVon, { no: 404 }),
  'GET planIndicator': page(`${node}/indikator/+`, working),
  'POST planIndicator': sends(
    `${node}/indikator/+`,
    { atgard: 'spara', title: 'Andel', unit: 'percent', decimals: '0' },
    planners,
    { no, seen: { on: `${node}/indikator/+`, names: ['seen'] } },
  ),
  'GET planDecision': page(`${plan}/beslut`, forAll(...secretaries)),
  'POST planDecision': sends(`${plan}/beslut`, { decidedOn: '2024-12-12' }, forAll(...secretaries), {
    no: 404,
    seen: { on: `${plan}/beslut`, names: ['seen'] },
  }),
  'GET planRollOver': page(`${plan}/ny`, planners),
  'POST planRollOver': sends(`${plan}/ny`, { atgard: 'kopiera', till: '2026', chosen: 'commitment/gallra' }, planners, {
    no: 404,
    seen: { on: `${plan}/ny?till=2026`, names: ['seen'] },
  }),
  'GET sheetExport': page(`${plan}/hamta/poster?format=csv`, working),
  'GET sheetImports': page(sheets, anyPlanners),
  'POST sheetImports': sends(sheets, {}, anyPlanners, { yes: 422, no: 404 }),
  'GET sheetImport': page(`${sheets}/{sheet}`, planners),
  'POST sheetImport': sends(`${sheets}/{sheet}`, { atgard: 'kasta' }, planners, { no: 404 }),
  'GET sheetTrial': page(`${sheets}/{sheet}/prov`, planners, { yes: 303, no: ledOnOrNot, elsewhere: ledOn }),
  'POST sheetTrial': sends(`${sheets}/{sheet}/prov`, { seen: 'x' }, planners, { no: ledOnOrNot, elsewhere: ledOn }),
  'GET sheetImport: indikatorer': page(`${sheets}/{vonSheet}`, seersOfVons),
  'POST sheetImport: indikatorer': sends(
    `${sheets}/{vonSheet}`,
    { atgard: 'prova', headerLine: '1', 'kolumn-title': '0', 'kolumn-node': '1', 'kolumn-unit': '2' },
    seersOfVons,
    { no: 404 },
  ),
  'GET sheetTrial: indikatorer': page(`${sheets}/{vonSheet}/prov`, seersOfVons, {
    yes: 303,
    no: ledOnOrNot,
    elsewhere: ledOn,
  }),
  'GET thread': page('/rod-trad/2025', working),
  'GET nodeThread': page('/rod-trad/2025/processArea/skog', working),
  'GET planVersions': page(`${plan}/versioner`, working),
};
