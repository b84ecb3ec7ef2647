import type { Link } from '../../../../platform/http/layout.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import type { SeriesNeighbour, WorkshopCard } from '../../organising/workshop-card.js';
import { TOPICS, MODES } from '../../vocabulary.js';
import { paths as publicPaths } from '../public/paths.js';
import { paths } from './paths.js';
import type { ShownPart } from './workshop-parts.js';
import {
  addressLines,
  capital,
  contactWords,
  forWhomWords,
  materialWords,
  seatsWords,
  stateTag,
  whenWords,
} from './workshop-words.js';
import type { Tag } from './workshop-words.js';

export interface ShownWorkshop {
  card: WorkshopCard;
  now: Date;
  organises: boolean;
  animators: string[];
  /** Told to its organiser alone here. */
  connection: string | null;
  neighbours: readonly SeriesNeighbour[];
  parts: ShownPart[];
  acts: Link[];
  publicUrl: string;
}

interface WorkshopModel {
  title: string;
  tag: Tag;
  when: string;
  where: string;
  summary: string | null;
  cancelled: { text: string } | null;
  actions: { text: string; href: string; main: boolean }[];
  publish: { action: string; wholeSeries: boolean } | null;
  links: Link[];
  seats: { value: string; label: string; detail: string | null };
  facts: { rows: { key: string; value: string; values: string[] | null }[] };
  series: { lines: { href: string; text: string; detail: string; current: boolean }[]; more: Link | null } | null;
  share: { address: string; mailto: string; href: string } | null;
  parts: ShownPart[];
}

export function workshopPage(shown: ShownWorkshop): View<WorkshopModel> {
  const { card, now, parts } = shown;
  const { title, status } = card;
  const model = {
    title,
    tag: stateTag(card, now),
    when: capital(whenWords(card)),
    where: addressLines(card).join(', '),
    summary: card.summary,
    cancelled: status === 'cancelled' ? { text: card.cancelWords ?? 'Cet atelier est annulé.' } : null,
    actions: actionsOf(shown),
    publish: publishOf(shown),
    links: linksOf(shown),
    seats: { value: `${card.seatsTaken} / ${card.capacity}`, label: 'places prises', detail: seatsWords(card) },
    facts: { rows: factsOf(shown) },
    series: seriesOf(shown),
    share: shareOf(shown),
    parts,
  };
  return view('workshops/organising/workshop', title, model, {
    breadcrumbs: [{ href: paths.list.to(), text: 'Ateliers' }],
  });
}

function publishOf({ card, now, organises, neighbours }: ShownWorkshop): WorkshopModel['publish'] {
  if (!organises || card.status !== 'draft' || card.startsAt <= now) return null;
  const others = neighbours.some(({ id, status }) => id !== card.id && status === 'draft');
  return { action: paths.publish.to({ id: card.id }), wholeSeries: others };
}

const isLive = ({ status }: WorkshopCard): boolean => status === 'draft' || status === 'published';

function actionsOf({ card, organises, acts }: ShownWorkshop): WorkshopModel['actions'] {
  const { id } = card;
  const own = organises && isLive(card) ? [{ text: 'Modifier', href: paths.edit.to({ id }) }] : [];
  return [...acts, ...own].map((act) => ({ ...act, main: false }));
}

function linksOf({ card, organises }: ShownWorkshop): Link[] {
  const { id } = card;
  const links = card.status === 'draft' ? [] : [{ href: paths.poster.to({ id }), text: 'Affiche à imprimer (PDF)' }];
  if (!organises) return links;
  links.push({ href: withQuery(paths.create.to(), { comme: id }), text: 'Dupliquer' });
  links.push({ href: paths.keepTemplate.to({ id }), text: 'Garder comme programme' });
  if (isLive(card)) links.push({ href: paths.cancel.to({ id }), text: 'Annuler l’atelier' });
  return links;
}

function factsOf({ card, animators, connection, organises }: ShownWorkshop): WorkshopModel['facts']['rows'] {
  const rows: [string, string | null][] = [
    ['Pour qui', forWhomWords(card)],
    ['Thématiques', card.topics.map((topic) => TOPICS[topic]).join(', ')],
    ['Matériel', materialWords(card)],
    ['À apporter', card.toBring],
    ['Comment se connecter', connection],
    ['Animé par', animators.join(', ')],
    ['Organisé par', organises ? null : [card.structureName, ...contactWords(card)].join(' · ')],
    ['Annonce', organises ? announcedWords(card) : null],
    ['Liste d’attente', organises ? `Une place libérée est gardée ${card.offerHours}\u00a0h` : null],
  ];
  return rows.flatMap(([key, value]) => (value ? [{ key, value, values: null }] : []));
}

function announcedWords({ listed, publicBooking, mode }: WorkshopCard): string {
  const where = listed ? 'Sur la page publique' : 'Pas sur la page publique';
  const how = publicBooking ? 'inscription en ligne ouverte' : 'inscription par la structure';
  return `${where}, ${how}${mode === 'place' ? '' : ` · ${MODES[mode]}`}`;
}

function seriesOf({ card, neighbours, organises }: ShownWorkshop): WorkshopModel['series'] {
  if (!card.seriesId) return null;
  const lines = [...neighbours]
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
    .map((day) => ({
      ...{ href: paths.show.to({ id: day.id }), text: capital(whenWords(day)), current: day.id === card.id },
      detail: STATES[day.status] ?? `${day.seatsTaken} / ${day.capacity}`,
    }));
  const more = organises ? { href: paths.moreDays.to({ id: card.id }), text: 'Ajouter des dates' } : null;
  return { lines, more };
}

const STATES: Partial<Record<WorkshopCard['status'], string>> = {
  ...{ draft: 'Brouillon', cancelled: 'Annulé', closed: 'Clôturé' },
};

/** A link to send: nobody else is told who reads it. */
function shareOf({ card, publicUrl }: ShownWorkshop): WorkshopModel['share'] {
  if (card.status !== 'published') return null;
  const href = publicPaths.show.to({ id: card.id });
  const address = `${publicUrl}${href}`;
  const words = `${card.title}\n${whenWords(card)}\n${addressLines(card).join(', ')}\n\n${address}\n`;
  return {
    href,
    address,
    mailto: `mailto:?subject=${encodeURIComponent(card.title)}&body=${encodeURIComponent(words)}`,
  };
}
