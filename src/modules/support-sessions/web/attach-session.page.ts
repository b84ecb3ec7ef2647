import { view, type View } from '../../../platform/http/page.js';
import { dayIn } from '../../../platform/time/day.js';
import { duration, longDay, numericDay } from '../../../platform/time/french.js';
import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import { pathLabels, type ReferralLine } from '../../referrals/index.js';
import { snapshotOf } from '../person-snapshot.js';
import type { SupportSession } from '../support-session.entity.js';
import { TOPICS } from '../vocabulary.js';
import type { Asked } from './attach-desk.js';
import { paths } from './paths.js';
import type { PersonChoices } from './person-choices.js';

interface AttachSearchModel {
  action: string;
  rows: { key: string; value: string }[];
  choices: PersonChoices | null;
  cancelHref: string;
}

export function attachSearchPage(session: SupportSession, choices: PersonChoices | null): View<AttachSearchModel> {
  const { id } = session;
  const model = {
    action: paths.attach.to({ id }),
    rows: rowsOf(session),
    choices,
    cancelHref: paths.show.to({ id }),
  };
  return view('support-sessions/attach', 'Rattacher la séance à une fiche', model);
}

interface AttachConfirmModel {
  action: string;
  errors: { text: string }[];
  name: string;
  rows: { key: string; value: string }[];
  differences: { label: string; saved: string; typed: string }[] | null;
  /** Said first: the file and what was noted do not agree on the age. */
  warning: string | null;
  referrals: { value: string; text: string; selected: boolean }[] | null;
  hidden: { name: string; value: string }[];
  againHref: string;
}

export function attachConfirmPage({ session, card, referrals, attachment, stale }: Asked): View<AttachConfirmModel> {
  const { id, version } = session;
  const file = snapshotOf(card, session.day);
  const differences = [
    { label: 'Tranche d’âge', typed: ageBandLabels[session.ageBand], saved: ageBandLabels[file.ageBand] },
    { label: 'Genre', typed: genderLabels[session.gender], saved: genderLabels[file.gender] },
    { label: 'Statut', typed: socialStatusLabels[session.socialStatus], saved: socialStatusLabels[file.socialStatus] },
  ].filter(({ typed, saved }) => typed !== saved);
  const contradicts =
    session.ageBand !== 'non_communique' && card.birthYear !== null && file.ageBand !== session.ageBand;
  const model = {
    action: paths.attach.to({ id }),
    errors: stale
      ? [{ text: 'Cette séance a été modifiée depuis que vous l’avez ouverte\u00a0: vérifiez, puis validez.' }]
      : [],
    name: card.displayName,
    rows: rowsOf(session),
    differences: differences.length > 0 ? differences : null,
    warning: contradicts
      ? `Vous aviez noté «\u00a0${ageBandLabels[session.ageBand]}\u00a0», mais la fiche indique une naissance en ` +
        `${card.birthYear} (${ageBandLabels[file.ageBand]} ce jour-là). Vérifiez que c’est la bonne personne\u00a0: ` +
        'si vous validez, c’est la fiche qui compte.'
      : null,
    referrals: referrals.length > 0 ? referralChoices(referrals, attachment.referralId) : null,
    hidden: [
      { name: 'person', value: card.id },
      { name: 'version', value: String(stale ? version : attachment.version) },
      { name: 'confirmed', value: 'yes' },
    ],
    againHref: paths.attach.to({ id }),
  };
  return view('support-sessions/attach-confirm', 'Rattacher la séance à une fiche', model);
}

const rowsOf = (session: SupportSession) => [
  { key: 'Date', value: longDay(session.day) },
  { key: 'Durée', value: duration(session.durationMinutes) },
  { key: 'Thématiques', value: session.topics.map((topic) => TOPICS[topic]).join(', ') },
];

const referralChoices = (referrals: readonly ReferralLine[], chosen: string | null) => [
  { value: '', text: 'Aucune', selected: chosen === null },
  ...referrals.map(({ id, path, senderName, sentAt }) => ({
    value: id,
    text: `${pathLabels[path]}, envoyée par ${senderName}${sentAt ? ` le ${numericDay(dayIn(sentAt))}` : ''}`,
    selected: id === chosen,
  })),
];
