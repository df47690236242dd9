/** Rows of the matrix: following up, reports and internal control of one body, here KS in 2025. */
import {
  auditors,
  commenters,
  common,
  controllers,
  coordinators,
  everybody,
  forAny,
  forBody,
  heads,
  page,
  type Row,
  reporters,
  secretaries,
  sends,
  staff,
  unlessSeen,
  working,
} from './row.testing.ts';

const tree = '/uppfoljning/KS/2025-year';
const entry = `${tree}/post/processArea/skog`;
const ready = `${tree}/post/goal/${encodeURIComponent('fler-träd')}`;
const gathering = '/samla/KS/2025-year';
const paper = '/rapport/KS/2025-year';
const plan = '/internkontroll/KS/2025';
const action = '/internkontroll/KS/2025-year/rond/atgard/1';
const result = '/internkontroll/KS/2025-year/rond/resultat';
const occurrence = '/internkontroll/KS/2025/kontroll/rond/13';
const evidence = '/underlag?till=action:KS/2025-year/control/rond/action/1';
const no = unlessSeen(working);
const seen = (on: string, ...names: readonly string[]) => ({ no, seen: { on, names } });

export const reportRows: Readonly<Record<string, Row>> = {
  'GET tree': page(tree, working),
  'GET entry': page(entry, working),
  'POST entry': sends(entry, { narrative: 'Nytt.' }, forBody(...reporters), seen(entry, 'revision')),
  'POST entryState': sends(`${ready}/lage`, { atgard: 'godkann' }, forBody(...heads), seen(ready, 'revision')),
  'POST entryComments': sends(`${entry}/kommentarer`, { text: 'Bra.' }, forBody(...commenters), { no }),
  'GET entryHistory': page(`${entry}/historik`, forBody(...staff)),
  'POST entryHistory': sends(`${ready}/historik`, { version: '1' }, forBody(...reporters), {
    ...seen(`${ready}/historik`, 'revision'),
    no: unlessSeen(forBody(...staff)),
  }),
  'POST sectionLock': sends(`${entry}/las`, { atgard: 'las' }, forBody(...controllers), { no: 404 }),
  'GET gather': page(gathering, working),
  'GET gatherNode': page(`${gathering}/post/processArea/skog`, working),
  'POST gatherNode': sends(
    `${gathering}/post/processArea/skog`,
    { atgard: 'bedom', assessment: 'green' },
    forBody(...reporters),
    seen(entry, 'revision'),
  ),
  'GET gatherFigures': page(`${gathering}/siffror`, working),
  // Nothing is there to sum: those who may gather are told so.
  'POST gatherFigures': sends(`${gathering}/siffror`, { id: 'x' }, forBody(...reporters), { yes: 422, no }),
  'GET preview': page(paper, working),
  'POST preview': sends(
    paper,
    { atgard: 'beslut', decidedOn: '2026-02-17' },
    forBody(...secretaries),
    seen(paper, 'hash'),
  ),
  'GET file': page(`${paper}/fil/html`, working),
  'GET documentStyle': page('/assets/rapport/KS/2025-year/strunt.css', () => false),
  'GET versions': page(`${paper}/versioner`, working),
  'POST versions': sends(`${paper}/versioner`, { atgard: 'spara', label: 'Före' }, forBody(...reporters), { no }),
  'GET versionFile': page(`${paper}/versioner/1/fil/html`, () => false),
  'GET matter': page(`${paper}/arende`, working),
  'POST matter': sends(`${paper}/arende`, { atgard: 'spara' }, forBody(...secretaries), { no }),
  'GET template': page(`${paper}/mall`, working),
  'POST template': sends(
    `${paper}/mall`,
    { atgard: 'part', part: 'annualReport', title: 'Året', registryNumber: '' },
    forBody(...secretaries),
    { no },
  ),
  'GET job': page('/jobb/{job}', working),
  'GET jobFile': page('/jobb/{job}/fil/{jobFile}', working),
  'GET controlPlanFile': page(`${plan}/fil/html`, working),
  'GET groupSummaryFile': common(page('/uppsikt/2025/fil/html', everybody)),
  'GET findings': page('/iakttagelser/KS', forBody(...staff)),
  'GET finding': page('/iakttagelser/KS/incident/{incident}', forBody(...staff)),
  'POST finding': sends(
    '/iakttagelser/KS/incident/{incident}',
    { atgard: 'atgard', actionText: 'Köp batterier.' },
    forBody(...coordinators),
    { no: unlessSeen(forBody(...staff)) },
  ),
  // Nobody is asked anything here.
  'GET surveyAnswer': page('/enkat/00000000-0000-4000-8000-000000000000', () => false),
  'POST surveyAnswer': sends('/enkat/00000000-0000-4000-8000-000000000000', {}, () => false, { no: 404 }),
  'GET audits': common(page('/granskning', forAny(...auditors))),
  'GET audit': page('/granskning/KS/2025', forBody(...auditors)),
  'POST audit': sends('/granskning/KS/2025', {}, forBody(...auditors), { no: 404 }),
  'GET controlPlan': page(plan, working),
  // It is not decided yet.
  'GET controlPlanVersion': page(`${plan}/version/1`, () => false),
  'GET register': page(`${plan}/risker`, working),
  'POST register': sends(`${plan}/risker`, {}, () => false, { no }),
  'GET registerRisk': page(`${plan}/risker/brand`, working),
  'POST registerRisk': sends(`${plan}/risker/brand`, { owner: 'Skogschef' }, forBody(...coordinators), {
    ...seen(`${plan}/risker/brand`, 'revision'),
    no,
  }),
  'GET carryOver': page(`${plan}/urval`, working),
  // The year before has nothing to carry over.
  'POST carryOver': sends(`${plan}/urval`, {}, () => false, { no }),
  'GET riskChain': page(`${plan}/kedja/brand`, working),
  'GET controlOverviews': page('/uppsikt', everybody, { yes: 302, none: 302, elsewhere: () => 302 }),
  'GET controlOverview': common(page('/uppsikt/2025', everybody)),
  'GET central': common(page('/uppsikt/2025/gemensamma/+', forBody(...coordinators))),
  'POST central': sends('/uppsikt/2025/gemensamma/+', { risk: 'Fel', title: 'Koll' }, forBody(...coordinators), {
    no: 404,
    elsewhere: (role) => (coordinators.some((one) => one === role) ? 303 : 404),
  }),
  'GET planControl': page(`${plan}/kontroller/rond`, working),
  'POST planControl': sends(
    `${plan}/kontroller/rond`,
    { risk: 'risk/brand', title: 'Brandrond', recurrence: '3' },
    forBody(...coordinators),
    { ...seen(`${plan}/kontroller/rond`, 'revision'), no },
  ),
  'POST controlPlan': sends(plan, { decidedOn: '2025-02-01' }, forBody(...secretaries), {
    no,
    seen: { on: plan, names: ['seen'] },
  }),
  'GET controlAction': page(action, working),
  'GET occurrence': page(occurrence, working),
  'POST occurrence': sends(occurrence, { narrative: 'Nytt.' }, forBody(...reporters), seen(occurrence, 'revision')),
  'POST occurrenceState': sends(
    `${occurrence}/lage`,
    { atgard: 'signera' },
    forBody(...coordinators),
    seen(occurrence, 'revision'),
  ),
  'POST occurrenceSample': sends(
    `${occurrence}/stickprov`,
    { atgard: 'dra', seed: 'x', size: '2', count: '9' },
    forBody(...reporters),
    { no },
  ),
  'GET occurrenceHistory': page(`${occurrence}/historik`, working),
  'GET occurrenceAction': page(`${occurrence}/atgard/ny`, working),
  'POST occurrenceAction': sends(`${occurrence}/atgard/ny`, { text: 'Röj.' }, forBody(...reporters), { no }),
  'GET controlResult': page(result, working),
  'POST controlResult': sends(result, { narrative: 'Nytt.' }, forBody(...reporters), seen(result, 'seen')),
  'GET allDeviations': page('/avvikelser', everybody, { yes: 302, none: 302, elsewhere: () => 302 }),
  'GET deviations': common(page('/avvikelser/2025', working)),
  // Nothing is sent along: those who may add evidence are told so.
  'GET evidence': page(evidence, forBody(...staff)),
  'POST evidence': sends(evidence, {}, forBody(...staff), { yes: 422, no: 404 }),
  'GET oneEvidence': page('/underlag/{evidence}', forBody(...staff)),
  'POST oneEvidence': sends('/underlag/{evidence}', { reason: 'Gallring.' }, forBody(...coordinators), {
    no: unlessSeen(forBody(...staff)),
  }),
  'GET evidenceFile': page('/underlag/{evidence}/fil', forBody(...staff)),
  // Nothing is chosen to be erased: those who may erase are told so.
  'GET disposal': common(page('/gallring', forAny(...coordinators))),
  'POST disposal': common(sends('/gallring', { reason: '' }, forAny(...coordinators), { yes: 422, no: 404 })),
  'POST controlAction': sends(action, { text: 'Röj.' }, forBody(...coordinators), seen(action, 'revision')),
};
