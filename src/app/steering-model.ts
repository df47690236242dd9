/** The municipality's steering model as data: its levels with their names, and its scales with their words, shapes and colours. */
import { z } from 'zod';
import { SteeringLevel } from '../domain/node.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { Scale } from '../domain/scale.ts';
import { contrast } from '../report/theme.ts';
import { inTenant } from '../store/database.ts';
import { saveLevels, saveScales } from '../store/scale.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { may } from './policy.ts';
import { loadModel } from './read-reports.ts';
import type { Session } from './session.ts';
import type { SteeringModel } from './tree.ts';

const Model = z.strictObject({ levels: z.array(SteeringLevel).min(1), scales: z.array(Scale).min(1) });

/** WCAG 2.2, 1.4.11: what carries meaning stands out from its ground by 3:1. */
const leastContrast = 3;

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

/** Puts a model in place of the one that stands there. Codes that reports may hold are kept; names, words, shapes and colours change freely. */
export async function saveModel(app: App, session: Session, input: unknown): Promise<Result<SteeringModel>> {
  if (!may(session, 'administer', null)) {
    return refuse({ path: '', message: 'Bara administratörer kan ändra styrmodellen.' });
  }
  const model = Model.safeParse(input);
  if (!model.success) {
    return refuse(
      ...model.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        message: 'Uppgiften saknas eller har fel form. Jämför med vad "uppsikt model show" skriver.',
      })),
    );
  }
  return change(app, session, async (tx) => {
    const before = await loadModel(tx);
    const wrong = faults(before, model.data);
    if (wrong.length > 0) return refuse(...wrong);
    await saveLevels(tx, model.data.levels);
    await saveScales(tx, model.data.scales);
    await record(tx, session, { verb: 'model.save', subject: 'model', before, after: model.data });
    return succeed(await loadModel(tx));
  });
}
