import type { Actor } from '../../../platform/access/actor.js';
import { errorSummary } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import type { Commune } from '../communes.queries.js';
import type { FoundPlaces, PlaceLine } from '../places.queries.js';
import { adminTabs, type TabsModel } from './admin-tabs.js';
import { communeText } from './commune-text.js';
import { type DirectoryFields, directoryFields } from './directory-fields.js';
import type { DirectoryForm } from './directory.form.js';
import { openingWords } from './opening-words.js';
import { paths } from './paths.js';
import { accompanimentTags, distanceWords, type TagModel } from './place-words.js';

interface PlaceRow {
  href: string;
  name: string;
  where: string;
  opening: string | null;
  tags: TagModel[];
}

interface DirectoryModel {
  tabs: TabsModel | null;
  errors: { href: string; text: string }[];
  action: string;
  resetHref: string;
  fields: DirectoryFields;
  filtersTitle: string;
  filtersOpen: boolean;
  summary: string;
  /** When the commune typed may be several. */
  choices: { href: string; text: string }[];
  rows: PlaceRow[];
  empty: { title: string; text: string; href: string; action: string } | null;
  pages: { previousHref: string | null; nextHref: string | null; summary: string | null } | null;
  /** There are more, but no further page. */
  tooMany: boolean;
}

export interface Shown {
  actor: Actor;
  form: DirectoryForm;
  departments: { code: string; name: string }[];
  /** Communes that the text may mean: one when it is clear, undefined when nothing was typed. */
  communes: Commune[] | undefined;
  found: FoundPlaces;
  page: number;
  lastPage: number;
  now: Date;
}

export function directoryPage(shown: Shown): View<DirectoryModel> {
  const { actor, form, found, page, lastPage, communes } = shown;
  const filterCount =
    form.service.length + form.accompagnement.length + (form.departement ? 1 : 0) + (form.disparus ? 1 : 0);
  const several = communes && communes.length > 1 ? communes : [];
  const model: DirectoryModel = {
    tabs: adminTabs(actor, 'directory'),
    errors: errorSummary(form),
    action: paths.directory.to(),
    resetHref: `${paths.directory.to()}?q=`,
    fields: directoryFields(form, shown.departments),
    filtersTitle: filterCount > 0 ? `Filtres (${filterCount})` : 'Filtres',
    filtersOpen: filterCount > 0,
    summary: summaryOf(shown),
    choices: several.map((commune) => ({
      href: address(form, { commune: communeText(commune) }),
      text: communeText(commune, true),
    })),
    rows: found.places.map((place) => row(place, shown.now)),
    empty: found.places.length === 0 && several.length === 0 ? emptyList() : null,
    pages:
      page > 1 || (found.more && page < lastPage)
        ? {
            previousHref: page > 1 ? address(form, { page: String(page - 1) }) : null,
            nextHref: found.more && page < lastPage ? address(form, { page: String(page + 1) }) : null,
            summary: page > 1 ? `Page ${page}` : null,
          }
        : null,
    tooMany: found.more && page === lastPage,
  };
  return view('structures/directory', 'Annuaire des lieux', model);
}

function summaryOf({ communes, found, form }: Shown): string {
  if (communes && communes.length > 1)
    return `Plusieurs communes répondent à «\u00a0${form.commune ?? ''}\u00a0». Laquelle\u00a0?`;
  if (communes?.length === 0)
    return `La commune «\u00a0${form.commune ?? ''}\u00a0» n’est pas trouvée\u00a0: les lieux sont classés par nom.`;
  if (found.places.length === 0) return 'Aucun lieu ne répond à cette recherche.';
  const [commune] = communes ?? [];
  return commune ? `Lieux les plus proches de ${communeText(commune)}` : 'Lieux classés par nom';
}

function row(place: PlaceLine, now: Date): PlaceRow {
  const where = [
    [place.postalCode, place.communeName].filter(Boolean).join(' '),
    place.distanceKm === null ? null : distanceWords(place.distanceKm, place.positionApproximate),
  ];
  return {
    href: paths.place.to({ id: place.id }),
    name: place.name,
    where: where.filter(Boolean).join(' · '),
    opening: place.gone ? null : openingWords(place, now).state,
    tags: [
      ...(place.gone ? [{ text: 'N’est plus dans l’annuaire', tone: 'warning' as const }] : []),
      ...(place.hasAccount ? [{ text: 'Répond ici', tone: 'success' as const }] : []),
      ...accompanimentTags(place.accompaniment),
    ],
  };
}

const emptyList = () => ({
  title: 'Aucun lieu trouvé',
  text: 'Essayez avec un seul mot, une commune voisine, ou moins de filtres.',
  href: `${paths.directory.to()}?q=`,
  action: 'Tout l’annuaire',
});

/** The address of the same search, with some of its words changed; a new search begins on its first page. */
function address(form: DirectoryForm, changed: { commune?: string; page?: string }): string {
  const query = new URLSearchParams();
  const words = { q: form.q, commune: form.commune, departement: form.departement, ...changed };
  for (const [name, value] of Object.entries(words)) if (value) query.append(name, value);
  for (const value of form.service) query.append('service', value);
  for (const value of form.accompagnement) query.append('accompagnement', value);
  if (form.disparus) query.append('disparus', 'true');
  return `${paths.directory.to()}?${query.toString()}`;
}
