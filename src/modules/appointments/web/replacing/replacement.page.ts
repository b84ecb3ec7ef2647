import { view, type View } from '../../../../platform/http/page.js';
import { dayIn, type Day } from '../../../../platform/time/day.js';
import { longDay, shortDay, timeOf } from '../../../../platform/time/french.js';
import type { ReplacementDay } from '../../replacing/replacement-days.service.js';
import type { Act, Line } from '../../replacing/replacement.js';
import { agendaPaths } from '../agenda/paths.js';
import { hoursInWords, whatOf, whereOf, whoOf } from '../agenda/words.js';
import { ACTS, type Choices, fieldsOf, offerValue } from './replacement.form.js';

interface ChoiceLine {
  id: string;
  name: string;
  detail: string;
  error: string | null;
  fields: ReturnType<typeof fieldsOf>;
  values: typeof ACTS;
  keep: boolean;
  give: boolean;
  move: boolean;
  cancel: boolean;
  cancelText: string;
  colleagues: { id: string; text: string; selected: boolean }[];
  offer: { value: string; text: string } | null;
}

interface ReplacementModel {
  title: string;
  day: Day;
  agent: string;
  action: string;
  dayAction: string;
  errors: { href: string; text: string }[];
  lines: ChoiceLine[];
  /** Workshops of other structures: theirs to change. */
  others: { name: string; detail: string }[];
  away: boolean;
  absence: boolean;
}

const nameOf = ({ item }: Line): string => `${hoursInWords(item)}, ${whoOf(item)}`;

/** Every line of the day, with what is proposed or was chosen. */
export function replacementPage(
  day: ReplacementDay,
  choices: Choices,
  absence: boolean,
): View<ReplacementModel> {
  const title = `Remplacer ${day.agent.name}`;
  const [ours, others] = [day.lines.filter((line) => line.ours), day.lines.filter((line) => !line.ours)];
  const model = {
    title,
    day: day.day,
    agent: day.agent.id,
    action: agendaPaths.confirmReplace.to(),
    dayAction: agendaPaths.replace.to(),
    errors: [...choices.faults].map(([id, text]) => ({ href: `#ligne-${id}`, text })),
    lines: ours.map((line) => choiceLine(line, choices, day)),
    others: others.map((line) => ({ name: nameOf(line), detail: whereOf(line.item) })),
    ...{ away: day.away, absence },
  };
  return view('appointments/replacing/choose', `${title}, ${longDay(day.day)}`, model, {
    breadcrumbs: [{ href: agendaPaths.show.to(), text: 'Agenda' }],
    hasErrors: choices.faults.size > 0,
  });
}

function choiceLine(line: Line, { acts, faults }: Choices, { now }: ReplacementDay): ChoiceLine {
  const { item, colleagues, offer } = line;
  const act = acts.get(item.id) ?? line.proposed;
  const best = colleagues.find(({ free, receives }) => free && receives) ?? colleagues.find(({ free }) => free);
  const chosen = act.kind === 'give' ? act.agentId : best?.id;
  return {
    id: item.id,
    name: nameOf(line),
    detail: [whatOf(item), whereOf(item)].join(' · '),
    error: faults.get(item.id) ?? null,
    fields: fieldsOf(item.id),
    values: ACTS,
    ...{ keep: act.kind === 'keep', give: act.kind === 'give', move: act.kind === 'move', cancel: act.kind === 'cancel' },
    cancelText: item.kind === 'workshop' ? 'Annuler l’atelier et prévenir les inscrits' : 'Annuler et prévenir la personne',
    colleagues: colleagues.map(({ id, name, free, receives }) => ({
      id,
      text: `${name} (${receives && free ? 'libre, reçoit à cette heure' : free ? 'libre' : 'pas libre'})`,
      selected: id === chosen,
    })),
    offer: offer && { value: offerValue(offer), text: offerInWords(offer, dayIn(now)) },
  };
}

/** « le 25 novembre à 9 h, avec Marc Thiriet ». */
const offerInWords = (offer: { startsAt: Date; zone: string; agentName: string }, today: Day): string =>
  `le ${shortDay(dayIn(offer.startsAt, offer.zone), today)} à ${timeOf(offer.startsAt, offer.zone)}, avec ${offer.agentName}`;

interface ConfirmModel {
  title: string;
  action: string;
  backHref: string;
  rows: { name: string; becomes: string; force: { name: string; text: string } | null }[];
  hidden: { name: string; value: string }[];
  absence: string | null;
  nothing: boolean;
}

/** What is about to be done, line by line, before anything is. */
export function confirmReplacementPage(
  day: ReplacementDay,
  acts: ReadonlyMap<string, Act>,
  absence: boolean,
): View<ConfirmModel> {
  const title = `Confirmer le remplacement de ${day.agent.name}`;
  const lines = day.lines.filter(({ ours }) => ours);
  const notes = absence && !day.away;
  const model = {
    title,
    action: agendaPaths.replace.to(),
    backHref: `${agendaPaths.replace.to()}?agent=${day.agent.id}&jour=${day.day}`,
    rows: lines.map((line) => {
      const act = acts.get(line.item.id) ?? line.proposed;
      return { name: nameOf(line), becomes: inWords(line, act, day), force: forceOf(line, act) };
    }),
    hidden: [
      { name: 'agent', value: day.agent.id },
      { name: 'jour', value: day.day },
      ...(notes ? [{ name: 'absence', value: 'true' }] : []),
      ...lines.flatMap((line) => hiddenOf(line, acts.get(line.item.id) ?? line.proposed)),
    ],
    absence: notes ? `L’absence de ${day.agent.name} sera notée pour toute la journée du ${longDay(day.day)}.` : null,
    nothing: lines.length === 0 && !notes,
  };
  return view('appointments/replacing/confirm', title, model, {
    breadcrumbs: [{ href: agendaPaths.show.to(), text: 'Agenda' }],
  });
}

function inWords({ item, colleagues, offer }: Line, act: Act, { now }: ReplacementDay): string {
  switch (act.kind) {
    case 'keep':
      return 'Gardé tel quel';
    case 'give':
      return `Confié à ${colleagues.find(({ id }) => id === act.agentId)?.name ?? ''}, à la même heure`;
    case 'move': {
      const same = offer !== null && offerValue(offer) === offerValue(act);
      const name = same ? offer.agentName : (colleagues.find(({ id }) => id === act.agentId)?.name ?? 'la même personne');
      return `Déplacé\u00a0: ${offerInWords({ startsAt: act.startsAt, zone: item.zone, agentName: name }, dayIn(now))}`;
    }
    case 'cancel':
      return item.kind === 'workshop' ? 'Annulé\u00a0: les inscrits sont prévenus' : 'Annulé\u00a0: la personne est prévenue';
  }
}

/** Two things at once for a colleague: allowed, when it is said. */
function forceOf({ item, colleagues }: Line, act: Act): { name: string; text: string } | null {
  const colleague = act.kind === 'give' ? colleagues.find(({ id }) => id === act.agentId) : undefined;
  if (!colleague || colleague.free) return null;
  return {
    name: fieldsOf(item.id).force,
    text: `Je sais que ${colleague.name} n’est pas libre à cette heure`,
  };
}

function hiddenOf({ item }: Line, act: Act): { name: string; value: string }[] {
  const names = fieldsOf(item.id);
  return [
    { name: names.act, value: ACTS[act.kind] },
    ...(act.kind === 'give' ? [{ name: names.colleague, value: act.agentId }] : []),
    ...(act.kind === 'move' ? [{ name: names.offer, value: offerValue(act) }] : []),
  ];
}

/** « 2 confiés, 1 déplacé, 1 annulé ». */
export function doneInWords({ give, move, cancel, keep }: Record<Act['kind'], number>): string {
  const counted = (count: number, word: string) => (count > 0 ? [`${count}\u00a0${word}${count > 1 ? 's' : ''}`] : []);
  const words = [...counted(give, 'confié'), ...counted(move, 'déplacé'), ...counted(cancel, 'annulé'), ...counted(keep, 'gardé')];
  return words.length > 0 ? `Remplacement enregistré\u00a0: ${words.join(', ')}.` : 'Absence enregistrée.';
}
