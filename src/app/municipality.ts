/** Municipalities: finding one, making one with the default steering model, and the command line's session in it. */
import { defaultLevels, nodeKey } from '../domain/node.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { defaultScales } from '../domain/scale.ts';
import { inNoTenant, inTenant } from '../store/database.ts';
import { saveLevels, saveScales } from '../store/scale.ts';
import { createTenant, listTenants } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import type { Session } from './session.ts';

export type Municipality = { readonly id: string; readonly code: string; readonly name: string };

export async function listMunicipalities(app: App): Promise<Municipality[]> {
  return inNoTenant(app.db, listTenants);
}

/** "Alvsala kommun" becomes "alvsala-kommun". */
function codeOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  return nodeKey('', plain).slice(1).slice(0, 60) || 'kommun';
}

/** Makes a municipality with the default steering model. Gives the existing one where the name is taken. */
export async function createMunicipality(app: App, name: string): Promise<Municipality> {
  const code = codeOf(name);
  const known = (await listMunicipalities(app)).find((candidate) => candidate.code === code);
  if (known) return known;
  const id = await inNoTenant(app.db, (tx) => createTenant(tx, { code, name }));
  const municipality = { id, code, name };
  await inTenant(app.db, id, async (tx) => {
    await saveLevels(tx, defaultLevels);
    await saveScales(tx, defaultScales);
    await record(
      tx,
      { tenant: municipality, account: null, how: 'cli', roles: [] },
      {
        verb: 'municipality.create',
        subject: `municipality:${code}`,
        before: null,
        after: { code, name, levels: defaultLevels, scales: defaultScales },
      },
    );
  });
  return municipality;
}

const unnamed = 'Kommunen';

/**
 * The command line's session in the municipality named (by code or name), or in the only one.
 * `create` makes it where it is missing; `created` is then true.
 */
export async function commandLineSession(
  app: App,
  named: string | null,
  options: { create: boolean },
): Promise<Result<{ session: Session; created: boolean }>> {
  const all = await listMunicipalities(app);
  const found =
    named === null
      ? all.length === 1
        ? all[0]
        : undefined
      : all.find((one) => one.code === named || one.name === named || one.code === codeOf(named));
  const create = found === undefined && options.create && (named !== null || all.length === 0);
  const municipality = create ? await createMunicipality(app, named ?? unnamed) : found;
  if (municipality) {
    return succeed({ session: { tenant: municipality, account: null, how: 'cli', roles: [] }, created: create });
  }
  const known = all.map((one) => one.code).join(', ');
  if (all.length === 0) {
    return refuse({
      path: '--municipality',
      message: 'Det finns ingen kommun än. Importera ett beslutspaket eller kör "uppsikt user add" först.',
    });
  }
  return refuse({
    path: '--municipality',
    message:
      named === null
        ? `Det finns flera kommuner. Ange en av dem: ${known}.`
        : `Kommunen "${named}" finns inte. De som finns: ${known}.`,
  });
}
