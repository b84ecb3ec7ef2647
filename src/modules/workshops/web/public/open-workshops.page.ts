import { type Field, selectField, textField } from '../../../../platform/http/forms/fields.js';
import { type PublicHead, view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { showPhone } from '../../../../platform/contact/phone.js';
import type { StructureSummary } from '../../../structures/index.js';
import { PAGE_LENGTH } from '../../organising/workshop-card.js';
import { AUDIENCES, WORKSHOP_LEVELS } from '../../vocabulary.js';
import type { FiltersForm } from '../organising/filters.form.js';
import { cursorText } from '../organising/workshop-cursor.js';
import { daysOf, type ShownDay } from '../organising/workshops-list.page.js';
import { paths } from './paths.js';
import type { OpenList } from './public-reading.js';

interface OpenWorkshopsModel {
  title: string;
  lede: string;
  action: string;
  fields: { commune: Field; departement: Field; niveau: Field; public: Field } | null;
  choices: { href: string; text: string }[];
  notFound: string | null;
  days: ShownDay[];
  empty: { title: string; text: string; href: string; action: string } | null;
  pages: { summary: null; previousHref: null; nextHref: string; pages: null } | null;
  calendarHref: string;
  rssHref: string;
}

type Query = Record<string, string | undefined>;

/** The address that search engines keep: where one looks, without the page or the finer filters. */
const placeOf = ({ commune, departement }: FiltersForm): Query => ({ commune, departement });

const feedsOf = (title: string, rssHref: string, calendarHref: string): PublicHead['feeds'] => [
  { type: 'application/rss+xml', title, href: rssHref },
  { type: 'text/calendar', title, href: calendarHref },
];

export function openWorkshopsPage({ form, territory, cards, now, publicUrl }: OpenList): View<OpenWorkshopsModel> {
  const { commune, department, choices } = territory;
  const where = commune ? ` à ${commune.name}` : department ? `\u00a0: ${department.name}` : '';
  const title = `Ateliers numériques${where}`;
  const { vue: _vue, ...query } = form.query;
  const departments = Object.fromEntries(territory.departments.map(({ code, name }) => [code, `${name} (${code})`]));
  const [calendarHref, rssHref] = [withQuery(paths.calendar.to(), query), withQuery(paths.rss.to(), query)];
  const optional = { required: false } as const;
  const model = {
    ...{ title, lede: LEDE, action: paths.list.to(), calendarHref, rssHref },
    fields: {
      commune: textField(form, 'commune', 'Commune ou code postal', { ...optional, width: '20' }),
      departement: selectField(form, 'departement', 'Département', { '': 'Tous', ...departments }, optional),
      niveau: selectField(form, 'niveau', 'Niveau', { '': 'Tous', ...WORKSHOP_LEVELS }, optional),
      public: selectField(form, 'public', 'Pour qui', { '': 'Tous', ...AUDIENCES }, optional),
    },
    choices: choices.map((one) => ({
      href: withQuery(paths.list.to(), { ...query, commune: `${one.name} (${one.departmentCode})` }),
      text: `${one.name} (${one.departmentName})`,
    })),
    notFound: form.commune && !commune && choices.length === 0 ? NOT_FOUND : null,
    days: daysOf(cards.slice(0, PAGE_LENGTH), now, true, (id) => paths.show.to({ id })),
    empty: cards.length > 0 ? null : { ...NONE, href: paths.list.to(), action: 'Voir tous les ateliers' },
    pages: nextPage(cards, (apres) => withQuery(paths.list.to(), { ...query, apres })),
  };
  return view('workshops/public/open-workshops', title, model, {
    ...{ layout: 'bare', wide: true },
    publicHead: {
      description: `${title}\u00a0: dates, lieux et places libres. Ouverts à tous, à chacun son rythme.`,
      canonical: `${publicUrl}${withQuery(paths.list.to(), placeOf(form))}`,
      feeds: feedsOf(title, rssHref, calendarHref),
    },
  });
}

type OfStructure = Omit<OpenList, 'territory'> & { structure: StructureSummary };

export function structureWorkshopsPage({ structure, cards, now, publicUrl }: OfStructure): View<OpenWorkshopsModel> {
  const { id, name, phone, communeName } = structure;
  const title = `Ateliers numériques\u00a0: ${name}`;
  const [calendarHref, rssHref] = [paths.structureCalendar.to({ id }), paths.structureRss.to({ id })];
  const contact = [communeName, phone && showPhone(phone)].filter(Boolean).join(' · ');
  const model = {
    ...{ title, lede: contact || LEDE, action: paths.structure.to({ id }), calendarHref, rssHref },
    ...{ fields: null, choices: [], notFound: null },
    days: daysOf(cards.slice(0, PAGE_LENGTH), now, false, (card) => paths.show.to({ id: card })),
    empty:
      cards.length > 0 ? null : { ...NONE, href: paths.list.to(), action: 'Voir les ateliers d’autres structures' },
    pages: nextPage(cards, (apres) => withQuery(paths.structure.to({ id }), { apres })),
  };
  return view('workshops/public/open-workshops', title, model, {
    ...{ layout: 'bare', wide: true },
    publicHead: {
      description: `Les prochains ateliers numériques de ${name}${communeName ? `, ${communeName}` : ''}\u00a0: dates, lieux et places libres.`,
      canonical: `${publicUrl}${paths.structure.to({ id })}`,
      feeds: feedsOf(title, rssHref, calendarHref),
    },
  });
}

function nextPage(cards: OpenList['cards'], to: (after: string) => string): OpenWorkshopsModel['pages'] {
  const last = cards.length > PAGE_LENGTH ? cards[PAGE_LENGTH - 1] : undefined;
  return last ? { summary: null, previousHref: null, pages: null, nextHref: to(cursorText(last)) } : null;
}

const LEDE = 'Pour apprendre ensemble, à son rythme, avec quelqu’un à côté. Choisissez une date, puis inscrivez-vous.';
const NOT_FOUND = 'Cette commune n’est pas trouvée\u00a0: écrivez son code postal.';
const NONE = { title: 'Aucun atelier pour l’instant', text: 'De nouvelles dates sont annoncées chaque semaine.' };
