import {
  ACCESS_MODE_ALIASES,
  ACCOMPANIMENT_ALIASES,
  CARE_ALIASES,
  FEE_ALIASES,
  LABEL_ALIASES,
  NO_ALIASES,
  PROGRAMME_ALIASES,
  PUBLIC_ALIASES,
  SERVICE_ALIASES,
  TYPOLOGY_ALIASES,
} from './aliases.js';
import type { Column, RawRow } from './columns.js';
import type { DirectoryPlace } from './directory-place.js';
import type { Cleaned } from './fields/cleaned.js';
import { cleanList, type Vocabulary, vocabulary } from './fields/list.js';
import {
  ACCESS_MODES,
  ACCOMPANIMENT,
  FEES,
  LABELS,
  PROGRAMMES,
  PUBLICS,
  ROAMING,
  SERVICES,
  SPECIFIC_CARE,
  TYPOLOGIES,
} from './vocabulary.js';

type ListProperty =
  | 'typologies'
  | 'roaming'
  | 'services'
  | 'publics'
  | 'specificCare'
  | 'fees'
  | 'programmes'
  | 'labels'
  | 'accessModes'
  | 'accompaniment';

const LISTS: Readonly<Record<ListProperty, readonly [Column, Vocabulary]>> = {
  typologies: ['typologie', vocabulary(TYPOLOGIES, TYPOLOGY_ALIASES)],
  roaming: ['itinerance', vocabulary(ROAMING, NO_ALIASES)],
  services: ['services', vocabulary(SERVICES, SERVICE_ALIASES)],
  publics: ['publics_specifiquement_adresses', vocabulary(PUBLICS, PUBLIC_ALIASES)],
  specificCare: ['prise_en_charge_specifique', vocabulary(SPECIFIC_CARE, CARE_ALIASES)],
  fees: ['frais_a_charge', vocabulary(FEES, FEE_ALIASES)],
  programmes: ['dispositif_programmes_nationaux', vocabulary(PROGRAMMES, PROGRAMME_ALIASES)],
  labels: ['formations_labels', vocabulary(LABELS, LABEL_ALIASES)],
  accessModes: ['modalites_acces', vocabulary(ACCESS_MODES, ACCESS_MODE_ALIASES)],
  accompaniment: ['modalites_accompagnement', vocabulary(ACCOMPANIMENT, ACCOMPANIMENT_ALIASES)],
};

/** The ten columns whose words come from a closed national list. */
export function readLists(
  row: RawRow,
  take: (field: Column, cleaned: Cleaned<string[]>) => string[],
): Pick<DirectoryPlace, ListProperty> {
  const read = (property: ListProperty): string[] => {
    const [column, words] = LISTS[property];
    return take(column, cleanList(row[column], words));
  };
  return {
    typologies: read('typologies'),
    roaming: read('roaming'),
    services: read('services'),
    publics: read('publics'),
    specificCare: read('specificCare'),
    fees: read('fees'),
    programmes: read('programmes'),
    labels: read('labels'),
    accessModes: read('accessModes'),
    accompaniment: read('accompaniment'),
  };
}
