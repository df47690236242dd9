/** Municipalities: finding one, making one with the default steering model, and the command line's session in it. */
import { defaultLevels, nodeKey } from '../domain/node.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { defaultScales } from '../domain/scale.ts';
import { inNoTenant, inTenant } from '../store/database.ts';
import { loadLevels, saveLevels, saveScales } from '../store/scale.ts';
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

const sameName = (a: string, b: string) => a.toLocaleLowerCase('sv') === b.toLocaleLowerCase('sv');

/** The name's own code, or with a number after it where another municipality has that one (Håbo and Habo). */
function freeCode(name: string, all: readonly Municipality[]): string {
  const taken = new Set(all.map((one) => one.code));
  const code = codeOf(name);
  let free = code;
  for (let number = 2; taken.has(free); number += 1) free = `${code}-${number}`;
  return free;
}

/** Makes a municipality with the default steering model. Gives the existing one where the name is taken. */
export async function createMunicipality(app: App, name: string): Promise<Municipality> {
  const all = await listMunicipalities(app);
  const municipality =
    all.find((candidate) => sameName(candidate.name, name)) ?? (await addMunicipality(app, name, all));
  await inTenant(app.db, municipality.id, async (tx) => {
    if ((await loadLevels(tx)).length > 0) return;
    await saveLevels(tx, defaultLevels);
    await saveScales(tx, defaultScales);
    const { code } = municipality;
    await record(tx, commandLine(municipality), {
      verb: 'municipality.create',
      subject: `municipality:${code}`,
      before: null,
      after: { code, name: municipality.name, levels: defaultLevels, scales: defaultScales },
    });
  });
  return municipality;
}

async function addMunicipality(app: App, name: string, all: readonly Municipality[]): Promise<Municipality> {
  const code = freeCode(name, all);
  const id = await inNoTenant(app.db, (tx) => createTenant(tx, { code, name }));
  return { id, code, name };
}

/** The session of whoever runs the machine: may do anything in the municipality. */
export function commandLine(municipality: Municipality): Session {
  return { tenant: municipality, account: null, how: 'cli', roles: [] };
}

const unnamed = 'Kommunen';

/**
 * The command line's session in the municipality named (by code or name), or in the only one.
 * `create` makes it where it is missing; `created` is then true.
 */
export async function commandLineSession(
  app: App,
  name: string | null,
  options: { create: boolean },
): Promise<Result<{ session: Session; created: boolean }>> {
  const named = name?.trim() || null;
  const all = await listMunicipalities(app);
  const only = all.length === 1 ? all[0] : undefined;
  const found = named === null ? only : all.find((one) => one.code === named || sameName(one.name, named));
  const create = found === undefined && options.create && (named !== null || all.length === 0);
  const municipality = create ? await createMunicipality(app, named ?? unnamed) : found;
  if (municipality) return succeed({ session: commandLine(municipality), created: create });
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
