/**
 * Versions as a person reads them: what one person saved again and again within a few minutes is one piece of work, since a
 * text that is saved while it is written gets many versions.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const version = (at, by, state = 'draft') => ({ at: new Date(at), by, state, removed: false });
 * const groups = groupVersions([version(0, 'Vera'), version(60_000, 'Vera'), version(120_000, 'Rut')]);
 * assert.deepEqual(groups.map((group) => group.length), [2, 1]);
 */

type Version = {
  readonly at: Date;
  readonly by: string | null;
  readonly state: string;
  readonly removed: boolean;
};

/** A pause longer than this begins a new piece of work, in milliseconds. */
const pause = 10 * 60_000;

const goesOn = (before: Version, version: Version): boolean =>
  version.by === before.by &&
  version.state === before.state &&
  version.removed === before.removed &&
  version.at.getTime() - before.at.getTime() <= pause;

/** `versions`: the oldest first. A change of state stands by itself. */
export function groupVersions<V extends Version>(versions: readonly V[]): V[][] {
  const groups: V[][] = [];
  for (const version of versions) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && goesOn(before, version)) group.push(version);
    else groups.push([version]);
  }
  return groups;
}
