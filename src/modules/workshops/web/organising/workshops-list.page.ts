import { view, type View } from '../../../../platform/http/page.js';
import type { Link } from '../../../../platform/http/layout.js';
import { withQuery } from '../../../../platform/http/paths.js';
import type { Day } from '../../../../platform/time/day.js';
import { PAGE_LENGTH, type WorkshopCard } from '../../organising/workshop-card.js';
import { paths as publicPaths } from '../public/paths.js';
import { type FilterFields, filterFields } from './filter-fields.js';
import type { FiltersForm } from './filters.form.js';
import { paths } from './paths.js';
import { cursorText } from './workshop-cursor.js';
import { capital, dayWords, forWhomWords, hoursWords, stateTag, type Tag, whereWords } from './workshop-words.js';

export interface ShownLine {
  href: string;
  title: string;
  hours: string;
  where: string;
  facts: string;
  by: string | null;
  tag: Tag;
}

export interface ShownDay {
  title: string;
  lines: ShownLine[];
}

interface WorkshopsListModel {
  createHref: string;
  links: Link[];
  tabs: { label: string; items: { href: string; text: string; current: boolean }[] };
  action: string;
  view: string;
  fields: FilterFields;
  filtersTitle: string;
  filtersOpen: boolean;
  resetHref: string | null;
  days: ShownDay[];
  empty: { title: string; text: string; href: string; action: string } | null;
  pages: { summary: null; previousHref: null; nextHref: string; pages: null } | null;
}

export interface List {
  form: FiltersForm;
  cards: readonly WorkshopCard[];
  today: Day;
  now: Date;
}

export function workshopsListPage({ form, cards, today, now }: List): View<WorkshopsListModel> {
  const shown = cards.slice(0, PAGE_LENGTH);
  const viewed = form.vue ?? 'a-venir';
  const last = cards.length > PAGE_LENGTH ? shown.at(-1) : undefined;
  const { vue: _vue, ...asked } = form.query;
  const filtered = Object.values(asked).some(Boolean);
  const here = withQuery(paths.list.to(), { vue: form.vue });
  const model = {
    createHref: paths.create.to(),
    links: [
      { href: paths.stock.to(), text: 'Matériel' },
      { href: paths.templates.to(), text: 'Programmes' },
      { href: publicPaths.list.to(), text: 'Page publique' },
    ],
    tabs: { label: 'Ateliers', items: tabs(viewed) },
    action: paths.list.to(),
    view: viewed,
    fields: filterFields(form, today, viewed === 'passes' ? -1 : 1),
    filtersTitle: 'Filtrer',
    filtersOpen: filtered,
    resetHref: filtered ? here : null,
    days: daysOf(shown, now, viewed === 'autour'),
    empty: shown.length > 0 ? null : emptyState(viewed, filtered, here),
    pages: last ? nextPage({ ...form.query, apres: cursorText(last) }) : null,
  };
  return view('workshops/organising/workshops-list', 'Ateliers', model);
}

const nextPage = (query: Record<string, string | undefined>) => ({
  ...{ summary: null, previousHref: null, pages: null },
  nextHref: withQuery(paths.list.to(), query),
});

const tabs = (viewed: string) =>
  (
    [
      ['a-venir', 'À venir'],
      ['passes', 'Passés'],
      ['autour', 'Autour'],
    ] as const
  ).map(([code, text]) => ({
    ...{ href: withQuery(paths.list.to(), { vue: code === 'a-venir' ? undefined : code }), text },
    current: viewed === code,
  }));

/** Day by day, each as the clocks of its place have it. */
export function daysOf(
  cards: readonly WorkshopCard[],
  now: Date,
  withOrganiser: boolean,
  to: (id: string) => string = (id) => paths.show.to({ id }),
): ShownDay[] {
  const days: ShownDay[] = [];
  for (const card of cards) {
    const title = capital(dayWords(card));
    const line = lineOf(card, now, withOrganiser, to);
    const last = days.at(-1);
    if (last?.title === title) last.lines.push(line);
    else days.push({ title, lines: [line] });
  }
  return days;
}

const lineOf = (card: WorkshopCard, now: Date, withOrganiser: boolean, to: (id: string) => string): ShownLine => ({
  ...{ href: to(card.id), title: card.title, hours: hoursWords(card), where: whereWords(card) },
  ...{ facts: forWhomWords(card), by: withOrganiser ? card.structureName : null, tag: stateTag(card, now) },
});

function emptyState(viewed: string, filtered: boolean, here: string): WorkshopsListModel['empty'] {
  if (filtered) {
    return { title: 'Aucun atelier', text: 'Rien ne répond à ces filtres.', href: here, action: 'Tout effacer' };
  }
  if (viewed === 'autour') {
    return {
      ...{ title: 'Aucun atelier autour', text: 'Aucune autre structure du département n’annonce d’atelier.' },
      ...{ href: paths.list.to(), action: 'Voir vos ateliers' },
    };
  }
  return {
    title: viewed === 'passes' ? 'Aucun atelier passé' : 'Aucun atelier à venir',
    text: 'Annoncez un atelier\u00a0: les places, la liste d’attente et le matériel prêté se tiennent tout seuls.',
    ...{ href: paths.create.to(), action: 'Organiser un atelier' },
  };
}
