/** One risk of the register as its page shows it: the form, the process areas to choose from, its controls and its history. */
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { ControlPlanKey } from '../store/control-plan.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listPlanControls } from '../store/plan-control.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { findRegisterRisk, listPlanChanges, type PlanChange, type StoredRisk } from '../store/register.ts';
import { loadLevels } from '../store/scale.ts';
import type { App } from './app.ts';
import { accessPlan } from './control-access.ts';
import { fieldsOfVersion, riskNotFound } from './register-edit.ts';
import { type RiskScales, riskScales, scalesOfPlan } from './register-view.ts';
import { isImported, newRisk, type RiskFields, riskFields } from './risk-form.ts';
import type { Session } from './session.ts';

export type RiskVersion = {
  readonly number: number;
  readonly at: string;
  readonly by: string | null;
  readonly removed: boolean;
  readonly changes: readonly { readonly field: keyof RiskFields; readonly before: string; readonly after: string }[];
};

export type RiskView = {
  readonly body: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly whyNot: string | null;
  /** Null where it is a new one. */
  readonly stored: StoredRisk | null;
  readonly fields: RiskFields;
  readonly imported: boolean;
  readonly scales: RiskScales;
  readonly areas: readonly { readonly key: string; readonly title: string }[];
  readonly controls: readonly { readonly key: string; readonly title: string; readonly central: boolean }[];
  /** The latest first. */
  readonly history: readonly RiskVersion[];
};

function historyOf(changes: readonly PlanChange[]): RiskVersion[] {
  return changes.map(({ number, at, by, removed, content }, index) => {
    const now = fieldsOfVersion(content);
    const before = fieldsOfVersion(changes[index + 1]?.content ?? {});
    const names = Object.keys(now ?? {}) as (keyof RiskFields)[];
    return {
      number,
      at: at.toISOString(),
      by,
      removed,
      changes:
        before === null || removed
          ? []
          : names.flatMap((field) => {
              const [was, is] = [before[field] ?? '', now?.[field] ?? ''];
              return was === is ? [] : [{ field, before: was, after: is }];
            }),
    };
  });
}

/** Nodes of the year's plan that are assessed as areas: those on the level of process areas. */
async function areasOf(tx: Transaction, year: number, stored: StoredRisk | null): Promise<RiskView['areas']> {
  const { nodes } = await loadPlanTree(tx, year, await loadLevels(tx));
  const areas = nodes.filter(({ level }) => level === 'processArea').map(({ key, title }) => ({ key, title }));
  const own = stored?.processArea ?? null;
  return own === null || areas.some(({ key }) => key === own) ? areas : [...areas, { key: own, title: own }];
}

/** `risk` null is the place of a new one. */
export function readRegisterRisk(
  app: App,
  session: Session,
  key: ControlPlanKey,
  risk: string | null,
): Promise<Result<RiskView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<RiskView>> => {
    const access = await accessPlan(tx, session, key);
    if (!access.ok) return access;
    const { body, plan, whyNot } = access.value;
    const stored = risk === null ? null : await findRegisterRisk(tx, key, risk);
    if (risk !== null && stored === null) return refuse(riskNotFound);
    const controls = risk === null ? [] : await listPlanControls(tx, key);
    return succeed({
      body,
      year: key.year,
      whyNot,
      stored,
      fields: riskFields(stored ?? newRisk),
      imported: stored !== null && isImported(stored),
      scales: riskScales(await scalesOfPlan(tx, key, plan)),
      areas: await areasOf(tx, key.year, stored),
      controls: controls
        .filter((control) => control.risk === risk)
        .map(({ key: control, title, centralKey }) => ({ key: control, title, central: centralKey !== null })),
      history: risk === null ? [] : historyOf(await listPlanChanges(tx, key, 'risk', risk)),
    });
  });
}
