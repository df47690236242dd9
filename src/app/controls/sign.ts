/** What a person does with a run: works off what it named, and decides what it shows. The software only suggests. */
import { z } from 'zod';
import type { ControlDefinition } from '../../controls/definition.ts';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import {
  type FindingRow,
  findAssessment,
  insertAssessment,
  listFindings,
  listRuns,
  type RunRow,
  saveHandling,
} from '../../store/control-run.ts';
import type { OccurrenceKey } from '../../store/occurrence-result.ts';
import type { App } from '../app.ts';
import { record } from '../audit.ts';
import { change } from '../change.ts';
import { plainText, readForm } from '../form.ts';
import { reportRunIn } from '../occurrence-run.ts';
import { occurrenceSubject } from '../occurrence-subject.ts';
import { actorName, type Session } from '../session.ts';
import { notAllowed, runsControls } from './access.ts';
import { loadDefinition } from './definitions.ts';
import { resultPlaces } from './result-place.ts';

const roleNames = {
  coordinator: 'samordnare för intern kontroll',
  head: 'chef',
  controller: 'controller',
  administrator: 'administratör',
} as const;

/** Why the session cannot sign the run; null where it can. */
export function whyNotSigned(
  session: Session,
  definition: ControlDefinition,
  run: RunRow,
  signed: boolean,
): string | null {
  if (signed) return 'Körningen är redan bedömd. En rättelse görs som en ny körning.';
  if (run.status === 'not-run') return 'Kontrollen kunde inte utföras, så det finns inget att bedöma. Kör den igen.';
  const { roles, fourEyes } = definition.signOff;
  const held = session.roles.some(({ role, body }) => body === null && roles.some((wanted) => wanted === role));
  if (session.how === 'web' && !held)
    return `Bedömningen görs av ${roles.map((role) => roleNames[role]).join(' eller ')} för hela kommunen.`;
  if (fourEyes && run.ranByAccount !== null && run.ranByAccount === session.account?.id) {
    return 'Kontrollen bedöms av någon annan än den som körde den (fyra ögon).';
  }
  return null;
}

/** Where the result was put, and whether it is marked as done there or waits for something more. */
export type SignedRun = { readonly place: OccurrenceKey | null; readonly done: boolean };

const SignForm = z.object({
  assessment: z.enum(['red', 'yellow', 'green'], 'Välj en bedömning.'),
  reason: plainText().trim().min(1, 'Skriv vad bedömningen grundas på.').max(10_000, 'Skriv högst 10 000 tecken.'),
  /** Code of a place; '' where the result is put nowhere. */
  place: plainText().default(''),
});

/** Signs a run, once, and puts the assessment with its reason in the result of an occurrence where one is chosen. */
export async function signRun(
  app: App,
  session: Session,
  id: string,
  number: number,
  input: unknown,
): Promise<Result<SignedRun>> {
  const form = readForm(SignForm, input);
  if (!form.ok) return form;
  const { assessment, reason, place: code } = form.value;
  return change(app, session, async (tx): Promise<Result<SignedRun>> => {
    const run = (await listRuns(tx, id)).find((one) => one.number === number);
    if (!run) return refuse({ path: 'run', message: 'Körningen finns inte.' });
    const definition = await loadDefinition(tx, id, run.version);
    if (!definition.ok) return definition;
    const why = whyNotSigned(session, definition.value, run, (await findAssessment(tx, run.id)) !== null);
    if (why !== null) return refuse({ path: '', message: why });
    const about = { title: definition.value.title, cutOff: run.cutOff };
    const places = code === '' ? [] : await resultPlaces(tx, session, about);
    const place = code === '' ? null : places.find((one) => one.code === code)?.key;
    if (place === undefined)
      return refuse({ path: 'place', message: 'Tillfället tar inte emot resultatet längre. Välj ett annat.' });
    const put = place === null ? null : await reportRunIn(tx, session, place, { assessment, text: reason });
    if (put !== null && !put.ok) return put;
    const where = {
      body: place?.body ?? null,
      year: place?.year ?? null,
      control: place?.control ?? null,
      occurrence: place?.occurrence ?? null,
    };
    await insertAssessment(tx, {
      run: run.id,
      assessment,
      reason,
      signedBy: actorName(session),
      signedAccount: session.account?.id ?? null,
      ...where,
    });
    const subject = `control:${id}/${number}`;
    await record(tx, session, { verb: 'control.sign', subject, before: null, after: { assessment, reason, ...where } });
    if (place !== null)
      await record(tx, session, {
        verb: 'occurrence.run',
        subject: occurrenceSubject(place),
        before: null,
        after: { run: `${id}/${number}`, version: run.version, cutOff: run.cutOff, sha256: run.sha256 },
      });
    return succeed({ place, done: put?.value.done ?? false });
  });
}

const HandlingForm = z.object({
  ordinal: z.coerce.number('Avvikelsen finns inte.').int().min(0),
  /** '' takes back what was said. */
  state: z.enum(['', 'handled', 'explained', 'confirmed', 'rejected'], 'Välj vad som är gjort.'),
  note: plainText().trim().max(2000, 'Skriv högst 2 000 tecken.').default(''),
  /** Which others get the same: those of the kind, or of the kind and the part, that nobody has handled. */
  also: z.enum(['', 'kind', 'part'], 'Välj vilka rader det gäller.').default(''),
});

/** The rows of the run that get the same as one: of its list and kind, and where asked for of its part. */
function alike(findings: readonly FindingRow[], one: FindingRow, also: 'kind' | 'part'): FindingRow[] {
  const partOf = ({ finding }: FindingRow) => JSON.stringify(Part.safeParse(finding).data?.path ?? []);
  return findings.filter(
    (other) =>
      other.ordinal !== one.ordinal &&
      other.list === one.list &&
      other.kind === one.kind &&
      other.state === null &&
      other.finding !== null &&
      (also === 'kind' || partOf(other) === partOf(one)),
  );
}

const Part = z.object({ path: z.array(z.string()) });

/** Says that something that a run named is handled or explained, by whom; a quotation is confirmed or rejected. */
export async function handleFinding(
  app: App,
  session: Session,
  id: string,
  number: number,
  input: unknown,
): Promise<Result<{ count: number }>> {
  if (!runsControls(session)) return refuse(notAllowed);
  const form = readForm(HandlingForm, input);
  if (!form.ok) return form;
  const { ordinal, state, note, also } = form.value;
  if (state === 'explained' && note === '') return refuse({ path: 'note', message: 'Skriv förklaringen.' });
  return change(app, session, async (tx) => {
    const run = (await listRuns(tx, id)).find((one) => one.number === number);
    if (!run) return refuse({ path: 'run', message: 'Körningen finns inte.' });
    const handling = state === '' ? null : { state, note, by: actorName(session) };
    const findings = also === '' ? [] : await listFindings(tx, run.id);
    const one = findings.find((finding) => finding.ordinal === ordinal);
    if (!(await saveHandling(tx, run.id, ordinal, handling)))
      return refuse({ path: 'ordinal', message: 'Avvikelsen finns inte, eller är rensad.' });
    const others = one && also !== '' ? alike(findings, one, also).map((other) => other.ordinal) : [];
    for (const other of others) await saveHandling(tx, run.id, other, handling);
    const subject = `control:${id}/${number}/${ordinal}`;
    const after = others.length === 0 ? { state } : { state, others };
    await record(tx, session, { verb: 'control.handle', subject, before: null, after });
    return succeed({ count: others.length + 1 });
  });
}
