import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { duration, longDay } from '../../../platform/time/french.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import type { SupportSession } from '../support-session.entity.js';
import { WORKSHOP_LEVELS } from '../vocabulary.js';
import { headcountInWords } from './headcount-words.js';
import { paths } from './paths.js';
import { partRows, type Row, type SessionNames, workRows } from './session.page.js';

interface GroupSessionModel {
  heading: string;
  lede: string;
  rows: Row[];
  people: { name: string; href: string }[];
  /** How many are on the list whom the structure no longer sees. */
  unseen: string | null;
  notes: string | null;
  again: { href: string; text: string }[];
  editHref: string | null;
  removeHref: string | null;
  listHref: string;
}

/** Those on the list whom the actor's structure sees, by name, and how many are on it. */
export interface ListedPeople {
  seen: { id: string; name: string }[];
  count: number;
}

export function groupSessionPage(
  session: SupportSession,
  names: SessionNames,
  people: ListedPeople,
  own: boolean,
): View<GroupSessionModel> {
  const { id } = session;
  const model = {
    heading: session.title ?? '',
    lede: `Atelier collectif du ${longDay(session.day)}, ${duration(session.durationMinutes)}, noté par ${names.mediator}`,
    rows: [...whoRows(session), ...workRows(session, names), ...partRows(session, names)],
    people: people.seen.map((person) => ({
      name: person.name,
      href: beneficiariesPaths.caseFile.to({ id: person.id }),
    })),
    unseen: unseenWords(people.count - people.seen.length),
    notes: session.notes,
    again: againLinks(id, people.seen.length),
    editHref: own ? paths.editGroup.to({ id }) : null,
    removeHref: own ? paths.remove.to({ id }) : null,
    listHref: paths.list.to(),
  };
  return view('support-sessions/group-session', 'Atelier collectif', model);
}

const unseenWords = (count: number): string | null => {
  if (count === 0) return null;
  return count === 1
    ? 'Et une personne qui n’est plus suivie par votre structure.'
    : `Et ${count}\u00a0personnes qui ne sont plus suivies par votre structure.`;
};

const againLinks = (id: string, listed: number) => [
  { href: withQuery(paths.createGroup.to(), { modele: id }), text: 'Même atelier, nouvelles personnes' },
  ...(listed > 0
    ? [{ href: withQuery(paths.createGroup.to(), { modele: id, liste: 'oui' }), text: 'Même atelier, mêmes personnes' }]
    : []),
];

function whoRows(session: SupportSession): Row[] {
  const { participantCount, anonymousCount, workshopLevel } = session;
  const listed = participantCount - anonymousCount;
  const total = `${participantCount}\u00a0personne${participantCount > 1 ? 's' : ''}`;
  return [
    { key: 'Participation', values: [total, ...(listed > 0 ? [`${listed} sur la liste`] : [])] },
    ...(anonymousCount > 0 ? [{ key: 'Sans fiche', values: headcountInWords(session) }] : []),
    ...(workshopLevel ? [{ key: 'Niveau de l’atelier', value: WORKSHOP_LEVELS[workshopLevel] }] : []),
  ];
}
