/** Tells a commitment's title: a paragraph that ends with its responsible bodies in brackets. */
import { bodyCodes } from './bodies.ts';
import type { Profile } from './profile.ts';
import type { SourceBlock } from './source-block.ts';
import { isTable } from './structure.ts';

export type CommitmentTitle = { readonly title: string; readonly bodies: string[]; readonly tail: string };

const reach = 6;

function readTitle(profile: Profile, block: SourceBlock | undefined): CommitmentTitle | null {
  if (!block || (block.type !== 'paragraph' && block.type !== 'heading') || block.text.length > 2000) return null;
  const match = profile.commitments.title.exec(block.text);
  const bodies = match?.[2] ? bodyCodes(profile, match[2]) : null;
  if (!match?.[1] || !bodies) return null;
  return { title: match[1], bodies, tail: block.text.endsWith('.') ? '.' : '' };
}

/** Where the status table of the commitment at `index` stands, before the next title; null where there is none. */
export function statusTableAfter(profile: Profile, blocks: readonly SourceBlock[], index: number): number | null {
  for (let next = index + 1; next <= index + reach; next += 1) {
    const block = blocks[next];
    if (!block || block.type === 'heading' || readTitle(profile, block)) return null;
    if (isTable(profile, block, 'status')) return next;
  }
  return null;
}

/** Title and bodies; null for a paragraph that only happens to end with a bracket. */
export function commitmentTitle(
  profile: Profile,
  blocks: readonly SourceBlock[],
  index: number,
): CommitmentTitle | null {
  const read = readTitle(profile, blocks[index]);
  if (!read) return null;
  const firm = blocks[index]?.type === 'heading' || read.bodies.length > 1;
  return firm || statusTableAfter(profile, blocks, index) !== null ? read : null;
}
