/** A store of a run's results in memory, for tests. */
import type { SitePlan } from '../../domain/website.ts';
import type { Picture, ScanStore } from './scanner.ts';

export type MemoryStore<P, S> = ScanStore<P, S> & {
  readonly plans: Map<string, SitePlan>;
  readonly kept: Map<string, P[]>;
  readonly sites: Map<string, S>;
  readonly pictures: Map<string, Picture>;
};

export function memoryStore<P extends { readonly url: string }, S>(): MemoryStore<P, S> {
  const plans = new Map<string, SitePlan>();
  const kept = new Map<string, P[]>();
  const sites = new Map<string, S>();
  const pictures = new Map<string, Picture>();
  return {
    ...{ plans, kept, sites, pictures },
    plan: async (host) => plans.get(host) ?? null,
    savePlan: async (host, plan) => void plans.set(host, plan),
    pages: async (host) => kept.get(host) ?? [],
    async addPage(host, page, taken) {
      kept.set(host, [...(kept.get(host) ?? []), page]);
      for (const picture of taken) pictures.set(picture.key, picture);
    },
    finished: async (host) => sites.has(host),
    finish: async (host, site) => void sites.set(host, site),
  };
}
