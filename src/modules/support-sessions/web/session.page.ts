import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { duration, longDay } from '../../../platform/time/french.js';
import { ageBandLabels, beneficiariesPaths, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import { referralsPaths } from '../../referrals/index.js';
import type { SupportSession } from '../support-session.entity.js';
import { AUTONOMY, EQUIPMENT, LOCATION_KINDS, PROCEDURES, REDIRECTIONS, TOPICS } from '../vocabulary.js';
import type { TagLabel } from '../tags/tag-choices.queries.js';
import { healthSpaceInWords } from '../health-space-words.js';
import { paths } from './paths.js';

/** Names that the session holds by their ids. */
export interface SessionNames {
  person: { id: string; name: string } | null;
  mediator: string;
  place: string | null;
  commune: string | null;
  residence: string | null;
  tags: TagLabel[];
}

export interface Row {
  key: string;
  value?: string;
  values?: string[];
  href?: string;
  action?: string;
}

interface SessionModel {
  heading: string;
  lede: string;
  rows: Row[];
  notes: string | null;
  sameHref: string;
  editHref: string | null;
  removeHref: string | null;
  /** From an anonymous visit to the file of the person it was. */
  attachHref: string | null;
  toComplete: boolean;
  listHref: string;
}

export function sessionPage(session: SupportSession, names: SessionNames, own: boolean): View<SessionModel> {
  const { id } = session;
  const model = {
    heading: `Séance du ${longDay(session.day)}`,
    lede: `${duration(session.durationMinutes)}, notée par ${names.mediator}`,
    rows: [whoRow(session, names), ...workRows(session, names), ...partRows(session, names), ...nextRows(session)],
    notes: session.notes,
    sameHref: withQuery(paths.create.to(), { modele: id }),
    editHref: own ? paths.edit.to({ id }) : null,
    removeHref: own ? paths.remove.to({ id }) : null,
    attachHref: own && session.kind === 'individuel' && !session.beneficiaryId ? paths.attach.to({ id }) : null,
    toComplete: session.toComplete,
    listHref: paths.list.to(),
  };
  return view('support-sessions/session', 'Séance', model);
}

function whoRow(session: SupportSession, { person, residence }: SessionNames): Row {
  const key = 'Avec';
  if (person) {
    return {
      key,
      value: person.name,
      href: beneficiariesPaths.caseFile.to({ id: person.id }),
      action: 'Voir la fiche',
    };
  }
  const { ageBand, gender, socialStatus, alreadySupported, beneficiaryId } = session;
  return {
    key,
    values: [
      beneficiaryId ? 'Personne qui n’est plus suivie par votre structure' : 'Personne sans fiche',
      ...(ageBand === 'non_communique' ? [] : [ageBandLabels[ageBand]]),
      ...(gender === 'non_communique' ? [] : [`Genre\u00a0: ${genderLabels[gender].toLowerCase()}`]),
      ...(socialStatus === 'non_communique' ? [] : [socialStatusLabels[socialStatus]]),
      ...(residence ? [residence] : []),
      ...(alreadySupported ? ['Déjà accompagnée auparavant'] : []),
    ],
  };
}

export function workRows(session: SupportSession, { place, commune }: SessionNames): Row[] {
  const where = [LOCATION_KINDS[session.locationKind], place ?? commune].filter(Boolean).join(', ');
  const procedures = session.procedures.map((procedure) => PROCEDURES[procedure]);
  return [
    { key: 'Où', value: where },
    { key: 'Thématiques', values: session.topics.map((topic) => TOPICS[topic]) },
    ...(procedures.length > 0 ? [{ key: 'Démarches', values: procedures }] : []),
    ...(session.procedureName ? [{ key: 'Nom de la démarche', value: session.procedureName }] : []),
    ...(session.equipment.length > 0
      ? [{ key: 'Matériel', value: session.equipment.map((item) => EQUIPMENT[item]).join(', ') }]
      : []),
  ];
}

/** What any session may say besides: Mon espace santé, and its tags. */
export function partRows(session: SupportSession, { tags }: SessionNames): Row[] {
  const healthSpace = healthSpaceInWords(session);
  const bring = { href: paths.bringList.to(), action: 'Feuille «\u00a0quoi apporter\u00a0»' };
  return [
    ...(healthSpace.length > 0
      ? [{ key: 'Mon espace santé', values: healthSpace, ...bring }]
      : session.topics.includes('sante')
        ? [{ key: 'Mon espace santé', value: 'Rien de noté', ...bring }]
        : []),
    ...(tags.length > 0 ? [{ key: 'Étiquettes', value: tags.map(({ label }) => label).join(', ') }] : []),
  ];
}

function nextRows({ autonomy, redirection, referralId }: SupportSession): Row[] {
  return [
    ...(autonomy ? [{ key: 'Autonomie', value: AUTONOMY[autonomy] }] : []),
    { key: 'Orientation vers une autre structure', value: redirection ? REDIRECTIONS[redirection] : 'Non' },
    ...(referralId
      ? [{ key: 'Suite à', value: 'Une orientation', href: referralsPaths.show.to({ id: referralId }), action: 'Voir' }]
      : []),
  ];
}
