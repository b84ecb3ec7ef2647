import { errorSummary, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { addressFields } from './address-fields.js';
import type { AddressForm } from './address.form.js';
import { adminTabs, type TabsModel } from './admin-tabs.js';
import { communeText } from './commune-text.js';
import { type DirectoryFields, directoryFields } from './directory-fields.js';
import { addressOf, type Chip, chipsOf, filterCount, pairsOf, queryOf, withPair } from './directory-query.js';
import { type PlaceRow, placeRow } from './directory-rows.js';
import type { Shown } from './directory-shown.js';
import { directorySummary, type Empty, emptyList, notesOf } from './directory-summary.js';
import type { MapModel } from './map-model.js';
import { paths } from './paths.js';

interface DirectoryModel {
  tabs: TabsModel | null;
  errors: { href: string; text: string }[];
  action: string;
  /** Carries a sealed point from one search to the next. */
  point: string | null;
  address: {
    action: string;
    open: boolean;
    search: string;
    map: boolean;
    fields: Record<'adresse' | 'residence', Field>;
  };
  fields: DirectoryFields;
  filtersTitle: string;
  filtersOpen: boolean;
  summary: string;
  notes: string[];
  chips: Chip[];
  resetHref: string | null;
  views: { href: string; text: string; current: boolean }[];
  map: MapModel | null;
  /** When the commune typed may be several. */
  choices: { href: string; text: string }[];
  rows: PlaceRow[];
  empty: Empty | null;
  pages: { previousHref: string | null; nextHref: string | null; summary: string | null } | null;
  /** There are more, but no further page. */
  tooMany: boolean;
}

export interface Extras {
  map?: MapModel | undefined;
  /** An address that could not be used, to be mended. */
  address?: AddressForm;
}

/** The list; beside the map when there is one. */
export function directoryPage(shown: Shown, { map, address }: Extras = {}): View<DirectoryModel> {
  const { actor, form, found, page, lastPage, communes, filters } = shown;
  const here = map ? paths.directoryMap.to() : paths.directory.to();
  const pairs = pairsOf(form);
  const several = communes && communes.length > 1 ? communes : [];
  const count = filterCount(form);
  const model: DirectoryModel = {
    tabs: adminTabs(actor, 'directory'),
    errors: [...errorSummary(form), ...(address ? errorSummary(address) : [])],
    action: here,
    point: shown.point ? (form.point ?? null) : null,
    address: {
      action: paths.directoryAddress.to(),
      open: address !== undefined,
      search: queryOf(pairs.filter(([name]) => name !== 'commune' && name !== 'point')),
      map: map !== undefined,
      fields: addressFields(address),
    },
    fields: directoryFields(form, shown.departments),
    filtersTitle: count > 0 ? `Filtres (${count})` : 'Filtres',
    filtersOpen: count > 0 && !form.isValid,
    summary: directorySummary(shown),
    notes: notesOf(shown),
    chips: chipsOf(form, here, { departments: shown.departments, pointLabel: shown.point?.label ?? null }),
    resetHref: pairs.length > 1 ? addressOf(here, []) : null,
    views: [
      { href: addressOf(paths.directory.to(), pairs), text: 'Liste', current: !map },
      { href: addressOf(paths.directoryMap.to(), pairs), text: 'Carte et liste', current: map !== undefined },
    ],
    map: map ?? null,
    choices: several.map((commune) => ({
      href: addressOf(here, withPair(pairs, 'commune', communeText(commune))),
      text: communeText(commune, true),
    })),
    rows: found.places.map((place) => placeRow(place, filters, shown.records.get(place.id), shown.now)),
    empty: found.places.length === 0 && several.length === 0 && form.isValid ? emptyList(shown, here) : null,
    pages: pagesOf(shown, here),
    tooMany: found.more && page === lastPage,
  };
  return view('structures/directory', 'Annuaire des lieux', model, { wide: map !== undefined });
}

function pagesOf({ form, found, page, pages, lastPage }: Shown, here: string): DirectoryModel['pages'] {
  const next = found.more && page < lastPage;
  if (page === 1 && !next) return null;
  const to = (number: number) => addressOf(here, withPair(pairsOf(form), 'page', String(number)));
  return {
    previousHref: page > 1 ? to(page - 1) : null,
    nextHref: next ? to(page + 1) : null,
    summary: `Page ${page} sur ${pages}`,
  };
}
