/** The municipality's steering model as data: its levels with their names, and its scales with their words, shapes and colours. */
import { z } from 'zod';
import { SteeringLevel } from '../domain/node.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { Scale } from '../domain/scale.ts';
import { inTenant } from '../store/database.ts';
import { saveLevels, saveScales } from '../store/scale.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { may } from './policy.ts';
import { loadModel } from './read-reports.ts';
import type { Session } from './session.ts';
import { contrast, leastContrast } from './symbol.ts';
import type { SteeringModel } from './tree.ts';

const Model = z.strictObject({ levels: z.array(SteeringLevel).min(1), scales: z.array(Scale).min(1) });

export async function readModel(app: App, session: Session): Promise<Result<SteeringModel>> {
  if (!may(session, 'read', null)) return refuse({ path: '', message: 'Du har ingen roll i den här kommunen.' });
  return succeed(await inTenant(app.db, session.tenant.id, loadModel));
}

function repeated(codes: readonly string[]): string[] {
  return codes.filter((code, index) => codes.indexOf(code) !== index);
}

function faults(before: SteeringModel, after: SteeringModel): Issue[] {
  const scaleOf = (model: SteeringModel, code: string) => model.scales.find((scale) => scale.code === code);
  const gone = (was: readonly { code: string }[], now: readonly { code: string }[]) =>
    was.filter((one) => !now.some((other) => other.code === one.code)).map((one) => one.code);
  const removed =
    (path: string) =>
    (code: string): Issue => ({
      path,
      message: `Koden "${code}" finns i rapporter och kan inte tas bort. Byt dess namn i stället.`,
    });
  const twice =
    (path: string) =>
    (code: string): Issue => ({ path, message: `Koden "${code}" står två gånger.` });
  return [
    ...gone(before.levels, after.levels).map(removed('levels')),
    ...gone(before.scales, after.scales).map(removed('scales')),
    ...before.scales.flatMap((scale) =>
      gone(scale.values, scaleOf(after, scale.code)?.values ?? []).map(removed(`scales.${scale.code}`)),
    ),
    ...repeated(after.levels.map((level) => level.code)).map(twice('levels')),
    ...repeated(after.scales.map((scale) => scale.code)).map(twice('scales')),
    ...after.scales.flatMap((scale) => [
      ...repeated(scale.values.map((value) => value.code)).map(twice(`scales.${scale.code}`)),
      ...scale.values
        .filter((value) => contrast(value.color, '#ffffff') < leastContrast)
        .map((value) => ({
          path: `scales.${scale.code}.${value.code}`,
          message: `Färgen ${value.color} syns för dåligt mot vitt. Välj en mörkare: kontrasten ska vara minst ${leastContrast}:1.`,
        })),
    ]),
  ];
}

export const modelNotAllowed = { path: '', message: 'Bara administratörer kan ändra styrmodellen.' };

/**
 * Changes the model as it stands to what `edit` makes of it, one change at a time. Codes that reports may hold are kept;
 * names, words, shapes and colours change freely.
 */
export async function editModel(
  app: App,
  session: Session,
  edit: (model: SteeringModel) => Result<SteeringModel>,
): Promise<Result<SteeringModel>> {
  if (!may(session, 'administer', null)) return refuse(modelNotAllowed);
  return change(app, session, async (tx): Promise<Result<SteeringModel>> => {
    await lockTenant(tx);
    const before = await loadModel(tx);
    const edited = edit(before);
    if (!edited.ok) return edited;
    const after = edited.value;
    const wrong = faults(before, after);
    if (wrong.length > 0) return refuse(...wrong);
    await saveLevels(tx, after.levels);
    await saveScales(tx, after.scales);
    await record(tx, session, { verb: 'model.save', subject: 'model', before, after });
    return succeed(await loadModel(tx));
  });
}

/** Puts a model in place of the one that stands there. */
export async function saveModel(app: App, session: Session, input: unknown): Promise<Result<SteeringModel>> {
  const model = Model.safeParse(input);
  return editModel(app, session, () => {
    if (model.success) return succeed(model.data);
    return refuse(
      ...model.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        message: 'Uppgiften saknas eller har fel form. Jämför med vad "uppsikt model show" skriver.',
      })),
    );
  });
}
