/** The four kinds of findings by the word in their address: reading one, and what its forms do. */
import type { App } from '../../../app/app.ts';
import {
  type AuditorReportView,
  addAuditorReport,
  editAuditorReport,
  type RecommendationView,
  readAuditorReport,
  readRecommendation,
  saveRecommendation,
} from '../../../app/auditor-report.ts';
import { readFindings } from '../../../app/findings.ts';
import { addIncident, editIncident, type IncidentView, readIncident } from '../../../app/incident.ts';
import { followAction, raiseAction, raiseRisk } from '../../../app/raise.ts';
import type { Session } from '../../../app/session.ts';
import { addSurvey, closeSurvey, readSurvey, type SurveyView, sendSurvey } from '../../../app/survey.ts';
import type { Result } from '../../../domain/result.ts';
import { refuse, succeed } from '../../../domain/result.ts';
import type { Scale } from '../../../domain/scale.ts';
import type { Form } from '../../form.ts';
import { type FindingKind, findingUrl, newFinding } from '../../routes.ts';
import { type Entered, enteredOf } from './entered.ts';

export type Place = { readonly body: string; readonly kind: FindingKind; readonly id: string };

export type Finding =
  | {
      readonly kind: 'new';
      readonly of: FindingKind;
      readonly body: { readonly code: string; readonly name: string };
      readonly whyNot: string | null;
      readonly scale: Scale;
    }
  | ({ readonly kind: 'revision' } & AuditorReportView)
  | ({ readonly kind: 'rekommendation' } & RecommendationView)
  | ({ readonly kind: 'incident' } & IncidentView)
  | ({ readonly kind: 'sjalvvardering' } & SurveyView);

const missing = { path: '', message: 'Sidan finns inte, eller är inte din att läsa.' };

async function loadNew(app: App, session: Session, { body, kind }: Place): Promise<Result<Finding>> {
  const view = await readFindings(app, session, body);
  if (!view.ok) return view;
  if (view.value.whyNot !== null || kind === 'rekommendation') return refuse(missing);
  const { body: named, whyNot, seriousness: scale } = view.value;
  return succeed({ kind: 'new', of: kind, body: named, whyNot, scale });
}

export async function loadFinding(app: App, session: Session, place: Place): Promise<Result<Finding>> {
  if (place.id === newFinding) return loadNew(app, session, place);
  const found = await loadKind(app, session, place);
  return found.ok && found.value.body.code !== place.body ? refuse(missing) : found;
}

async function loadKind(app: App, session: Session, { kind, id }: Place): Promise<Result<Finding>> {
  switch (kind) {
    case 'revision': {
      const view = await readAuditorReport(app, session, id);
      return view.ok ? succeed({ kind, ...view.value }) : view;
    }
    case 'rekommendation': {
      const view = await readRecommendation(app, session, id);
      return view.ok ? succeed({ kind, ...view.value }) : view;
    }
    case 'incident': {
      const view = await readIncident(app, session, id);
      return view.ok ? succeed({ kind, ...view.value }) : view;
    }
    case 'sjalvvardering': {
      const view = await readSurvey(app, session, id);
      return view.ok ? succeed({ kind, ...view.value }) : view;
    }
  }
}

const adders = { revision: addAuditorReport, incident: addIncident, sjalvvardering: addSurvey } as const;

/** Where to go after: the new finding's page, or the same one. */
type Saved = Result<string>;
const stay = (place: Place) => `${findingUrl(place.body, place.kind, place.id)}?sparad=1`;

async function kept(place: Place, saving: Promise<Result<unknown>>): Promise<Saved> {
  const done = await saving;
  return done.ok ? succeed(stay(place)) : done;
}

function raise(
  app: App,
  session: Session,
  source: string,
  action: string,
  entered: Entered,
): Promise<Result<unknown>> | null {
  const said = (name: string) => entered[name] ?? '';
  if (action === 'risk') return raiseRisk(app, session, source, { year: said('year'), text: said('riskText') });
  if (action === 'atgard') {
    const fields = { text: said('actionText'), owner: said('actionOwner'), dueOn: said('actionDueOn') };
    return raiseAction(app, session, source, fields);
  }
  if (action !== 'folj') return null;
  const number = said('number');
  const fields = { action: said('action'), status: said(`status${number}`), closedOn: said(`closedOn${number}`) };
  return followAction(app, session, source, fields);
}

/** Does what the pressed button says; the address to go to. */
export async function saveFinding(
  app: App,
  session: Session,
  place: Place,
  finding: Finding,
  form: Form,
  action: string,
): Promise<Saved> {
  const entered = enteredOf(form);
  if (finding.kind === 'new') {
    if (finding.of === 'rekommendation') return refuse(missing);
    const added = await adders[finding.of](app, session, place.body, entered);
    return added.ok ? succeed(findingUrl(place.body, place.kind, added.value.id)) : added;
  }
  if (finding.kind === 'revision') {
    return kept(
      place,
      action === 'rekommendation'
        ? saveRecommendation(app, session, place.id, null, entered)
        : editAuditorReport(app, session, place.id, entered),
    );
  }
  const raising = raise(app, session, finding.source, action, entered);
  if (raising !== null) return kept(place, raising);
  if (finding.kind === 'rekommendation')
    return kept(place, saveRecommendation(app, session, finding.report.id, place.id, entered));
  if (finding.kind === 'incident') return kept(place, editIncident(app, session, place.id, entered));
  return kept(
    place,
    action === 'stang' ? closeSurvey(app, session, place.id) : sendSurvey(app, session, place.id, form.all('heads')),
  );
}
