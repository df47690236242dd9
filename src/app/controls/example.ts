/** The example municipality's controls: eight definitions, their registers, and the runs of a year, those of the scanned websites too. */
import { readFile } from 'node:fs/promises';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { inTenant } from '../../store/database.ts';
import { listScans } from '../../store/scan.ts';
import type { App } from '../app.ts';
import type { Session } from '../session.ts';
import { addDefinition, listControls } from './definitions.ts';
import { uploadControlFile } from './files.ts';
import { runMeasure } from './measure.ts';
import { readRun } from './read-run.ts';
import { runControl } from './run.ts';
import { signRun } from './sign.ts';

const folder = new URL('../../../examples/alvsala/kontroller/', import.meta.url);

const controls = [
  'arbetsmiljo',
  'attest',
  'beslutsunderlag',
  'informationssakerhet',
  'klassning',
  'medverkan',
  'tillganglighet',
  'tredjeland',
];

type Step = {
  readonly control: string;
  /** Source and file; of a memo, whose it is. */
  readonly files: readonly (readonly [source: string, file: string, body?: string])[];
  readonly cutOffs: readonly string[];
  /** What a person said of the last of them. */
  readonly signed: { readonly assessment: string; readonly reason: string } | null;
  /** It goes into the plan's occurrence. */
  readonly inPlan?: boolean;
};

const steps: readonly Step[] = [
  {
    control: 'informationssakerhet',
    files: [
      ['personal', 'personal-2024-12-31.csv'],
      ['logg', 'utbildningslogg-2025.csv'],
    ],
    cutOffs: ['2025-03-31', '2025-08-31', '2025-12-31'],
    signed: {
      assessment: 'yellow',
      reason:
        'Målet nåddes inte, men andelen har ökat vid varje mätning. Vård- och omsorg ligger efter och får särskilt stöd.',
    },
  },
  {
    control: 'klassning',
    files: [
      ['system', 'it-system-2025.csv'],
      ['klassningar', 'klassningar-2025.csv'],
    ],
    cutOffs: ['2025-06-30', '2025-12-31', '2026-06-30'],
    signed: {
      assessment: 'yellow',
      reason: 'Inget system har klassats sedan årsskiftet, så andelen står stilla. Målet för året är 80 procent.',
    },
    inPlan: true,
  },
  {
    control: 'arbetsmiljo',
    files: [
      ['namnder', 'namnder.csv'],
      ['protokoll', 'protokoll-arbetsmiljo-2025.csv'],
    ],
    cutOffs: ['2025-12-31'],
    signed: {
      assessment: 'yellow',
      reason: 'Fem av sju nämnder har behandlat uppföljningen. De två övriga gör det i februari.',
    },
  },
  { control: 'medverkan', files: [['svar', 'sjalvvardering-2025.csv']], cutOffs: ['2025-10-31'], signed: null },
  {
    control: 'attest',
    files: [
      ['beslut', 'attestbeslut-2025.csv'],
      ['register', 'fakturasystemet-2025-06.csv'],
    ],
    cutOffs: ['2025-06-16'],
    signed: {
      assessment: 'red',
      reason: 'Tre avvikelser hittades och rättades samma dag. Ingen faktura hade godkänts.',
    },
  },
  { control: 'attest', files: [['register', 'fakturasystemet-2025-12.csv']], cutOffs: ['2025-12-15'], signed: null },
  {
    control: 'beslutsunderlag',
    files: [
      ['skrivelser', 'tjansteskrivelse-cykelvag.txt', 'Kommunstyrelsen'],
      ['skrivelser', 'tjansteskrivelse-taxa.txt', 'Kultur- och fritidsnämnden'],
      ['skrivelser', 'tjansteskrivelse-remiss.txt', 'Kultur- och fritidsnämnden'],
    ],
    cutOffs: ['2025-12-31'],
    signed: null,
  },
];

/** Loads them once: where a control has been run, nothing is done. */
export async function loadExampleControls(app: App, session: Session): Promise<Result<null>> {
  const known = await listControls(app, session);
  if (!known.ok) return known;
  if (known.value.some(({ runs }) => runs.length > 0)) return succeed(null);
  for (const control of controls) {
    const added = await addDefinition(
      app,
      session,
      JSON.parse(await readFile(new URL(`${control}.json`, folder), 'utf8')),
    );
    if (!added.ok) return added;
  }
  for (const step of steps) {
    const done = await take(app, session, step);
    if (!done.ok) return done;
  }
  return countScans(app, session);
}

type Signing = {
  readonly control: string;
  readonly number: number;
  readonly signed: NonNullable<Step['signed']>;
  readonly inPlan: boolean;
};

/** Signs the run, and puts it in the likeliest occurrence of a plan where it belongs in one. */
async function sign(app: App, session: Session, { control, number, signed, inPlan }: Signing): Promise<Result<null>> {
  const run = await readRun(app, session, control, number);
  if (!run.ok) return run;
  const place = inPlan ? (run.value.places.find(({ likely }) => likely)?.code ?? '') : '';
  const done = await signRun(app, session, control, number, { ...signed, place });
  return done.ok ? succeed(null) : done;
}

/** What a person said of the last scan of each kind. */
const scanned = {
  accessibility: { control: 'tillganglighet', signed: null },
  connections: {
    control: 'tredjeland',
    signed: {
      assessment: 'red',
      reason:
        'Flera webbplatser hämtar typsnitt, kartor och film från företag utanför EU och EES. Varje tjänst prövas före sommaren.',
    },
  },
} as const;

/** Every scan of the example becomes a run, the oldest first. */
async function countScans(app: App, session: Session): Promise<Result<null>> {
  const scans = await inTenant(app.db, session.tenant.id, listScans);
  for (const { id, kind, settings } of scans.toReversed()) {
    const { control, signed } = scanned[kind];
    const cutOff = `${settings.period}-16`;
    const ran = await runControl(app, session, { definition: control, cutOff, corrects: null, reason: '', scan: id });
    if (!ran.ok) return ran;
    const said =
      signed === null
        ? succeed(null)
        : await sign(app, session, { control, number: ran.value.number, signed, inPlan: false });
    if (!said.ok) return said;
  }
  return succeed(null);
}

async function take(app: App, session: Session, step: Step): Promise<Result<null>> {
  const { control, files, cutOffs, signed, inPlan = false } = step;
  for (const [source, name, body = ''] of files) {
    const file = { name, bytes: await readFile(new URL(name, folder)) };
    const uploaded = await uploadControlFile(app, session, { definition: control, source }, file, { body });
    if (!uploaded.ok) return uploaded;
  }
  let number = 0;
  for (const cutOff of cutOffs) {
    const order = { definition: control, cutOff, corrects: null, reason: '' };
    const ran = await runControl(app, session, order, { measure: runMeasure });
    if (!ran.ok) return ran;
    if (ran.value.status === 'not-run')
      return refuse({ path: control, message: 'Exempelkontrollen kunde inte utföras.' });
    number = ran.value.number;
  }
  return signed === null ? succeed(null) : sign(app, session, { control, number, signed, inPlan });
}
