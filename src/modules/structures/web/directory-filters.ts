import type { Position } from '../communes/index.js';
import type { PlaceFilters } from '../place-filters.js';
import type { DirectoryForm } from './directory.form.js';
import { HEALTH_SPACE_LABEL, OPENINGS, USUAL_RADIUS_KM } from './directory-words.js';

const one = (value: string | undefined): string[] => (value === undefined ? [] : [value]);

/** What the form asks of the base. @param position what it asks to be near, once found */
export function filtersOf(form: DirectoryForm, position: Position | undefined): PlaceFilters {
  const opening = OPENINGS.findIndex((word) => word === form.ouvert);
  return {
    text: form.q,
    around: position && { position, radiusKm: radiusOf(form) },
    departmentCode: form.departement,
    services: form.service,
    programmes: one(form.dispositif),
    labels: form.sante ? [HEALTH_SPACE_LABEL] : [],
    accompaniment: form.accompagnement,
    accessModes: form.acces,
    publics: one(form.public),
    fees: one(form.frais),
    specificCare: form.accueil,
    open: opening < 0 ? undefined : opening === 0 ? 'now' : opening,
    includeGone: form.disparus ?? false,
  };
}

export const radiusOf = (form: DirectoryForm): number => Number(form.rayon ?? USUAL_RADIUS_KM);
