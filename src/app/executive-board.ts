/** Which board supervises the others: the one that the municipality has chosen, else the one that is called so. */
import type { Body } from '../domain/body.ts';
import { executiveBoard } from '../domain/executive-board.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listBodies } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import type { App } from './app.ts';
import { changeOrganisation } from './body-edit.ts';
import { changeSetting, municipalitySettings } from './municipality-setting.ts';
import { bodyNotFound, findStoredBody } from './organisation.ts';
import type { Session } from './session.ts';

/** Null where the municipality has no such board yet. */
export async function executiveBoardOf(tx: Transaction): Promise<Body | null> {
  const { executiveBoard: chosen } = await municipalitySettings(tx);
  return executiveBoard(await listBodies(tx), chosen);
}

/** The board's name as the municipality writes it; where it has none yet, what the law calls it. */
export async function supervisorName(tx: Transaction): Promise<string> {
  return (await executiveBoardOf(tx))?.name ?? 'Kommunstyrelsen';
}

/** Chooses the board that supervises the others; by an administrator. Refused for what is not a board. */
export function setExecutiveBoard(app: App, session: Session, code: string): Promise<Result<null>> {
  return changeOrganisation(app, session, async (tx) => {
    const body = await findStoredBody(tx, code);
    if (!body) return refuse(bodyNotFound);
    if (body.kind !== 'board')
      return refuse({ path: 'kind', message: 'Bara en nämnd eller styrelse kan ha uppsikt över de andra.' });
    await changeSetting(tx, session, 'executiveBoard', code);
    return succeed(null);
  });
}
