import type { Actor } from '../../../platform/access/actor.js';
import type { Commune } from '../communes.queries.js';
import type { FoundAddress } from '../geocoding/index.js';
import type { PlaceFilters } from '../place-filters.js';
import type { FoundPlaces } from '../places.queries.js';
import type { ReceiverRecord } from '../receiver-records.js';
import type { DirectoryForm } from './directory.form.js';

/** A search as it was understood. */
export interface Understood {
  form: DirectoryForm;
  /** Communes that the text may mean: one when it is clear, undefined when nothing was typed. */
  communes: Commune[] | undefined;
  /** The address behind the sealed point; undefined without one, or when it can no longer be read. */
  point: FoundAddress | undefined;
  filters: PlaceFilters;
  /** False when there is nothing to search: a field is wrong, or several communes answer. */
  ready: boolean;
}

/** What the page of the directory shows. */
export interface Shown extends Understood {
  actor: Actor;
  departments: { code: string; name: string }[];
  found: FoundPlaces;
  /** How each place answered our referrals, by place. */
  records: ReadonlyMap<string, ReceiverRecord>;
  page: number;
  /** How many there are to turn. */
  pages: number;
  lastPage: number;
  now: Date;
}
