import { duration, longDay } from '../../../platform/time/french.js';
import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import type { AnonymousPerson } from '../person-snapshot.js';
import type { SessionContent } from '../session-content.js';
import { healthSpaceInWords } from '../health-space-words.js';
import { AUTONOMY, EQUIPMENT, LOCATION_KINDS, PROCEDURES, REDIRECTIONS, TOPICS } from '../vocabulary.js';

/** A session as one may write it. */
type Written = SessionContent & AnonymousPerson;

export interface Difference {
  label: string;
  saved: string;
  typed: string;
}

/** Names of the places and communes that the two hold by their ids. */
export type Names = ReadonlyMap<string, string>;

const UNKNOWN = 'non renseigné';

const words = (codes: readonly string[], labels: Readonly<Record<string, string>>): string =>
  codes.map((code) => labels[code] ?? code).join(', ') || UNKNOWN;

const yes = (value: boolean): string => (value ? 'oui' : 'non');

/** Every answer with its label, in the order of the form. */
function inWords(session: Written, names: Names): [label: string, words: string][] {
  const where = session.placeId ?? session.communeInsee;
  return [
    ['Tranche d’âge', ageBandLabels[session.ageBand]],
    ['Genre', genderLabels[session.gender]],
    ['Statut', socialStatusLabels[session.socialStatus]],
    ['Commune de résidence', session.residenceInsee ? (names.get(session.residenceInsee) ?? UNKNOWN) : UNKNOWN],
    ['Déjà accompagnée', yes(session.alreadySupported)],
    ['Date', longDay(session.day)],
    ['Durée', duration(session.durationMinutes)],
    ['Où', [LOCATION_KINDS[session.locationKind], where && names.get(where)].filter(Boolean).join(', ')],
    ['Thématiques', words(session.topics, TOPICS)],
    ['Démarches', words(session.procedures, PROCEDURES)],
    ['Nom de la démarche', session.procedureName ?? UNKNOWN],
    ['Matériel', words(session.equipment, EQUIPMENT)],
    ['Mon espace santé', healthSpaceInWords(session).join(' · ') || UNKNOWN],
    ['Autonomie', session.autonomy ? AUTONOMY[session.autonomy] : UNKNOWN],
    ['Orientation vers une autre structure', session.redirection ? REDIRECTIONS[session.redirection] : 'Non'],
    ['Liée à une orientation reçue', yes(session.referralId !== null)],
    ['Notes', session.notes ?? UNKNOWN],
    ['À compléter', yes(session.toComplete)],
  ];
}

/** Where the session, as it is kept now, and what is typed do not say the same. */
export function sessionDifferences(saved: Written, typed: Written, names: Names): Difference[] {
  const kept = inWords(saved, names);
  return inWords(typed, names).flatMap(([label, words], index) => {
    const before = kept[index]?.[1] ?? UNKNOWN;
    return before === words ? [] : [{ label, saved: before, typed: words }];
  });
}
