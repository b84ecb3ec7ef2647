import type { Selection } from '../figures/selection.js';
import type { Preset } from '../period.js';
import { type FilterField, filterFields, filterKeys } from './filter-fields.js';

export type SelectionQuery = Partial<Record<'periode' | 'du' | 'au' | FilterField, string>>;

/**
 * The selection as the parameters of an address, always in the same order, nothing empty: two equal selections have one
 * address. With a relative period (« ce mois-ci ») the word is written, so that the address stays true tomorrow;
 * without, the two days.
 */
export function selectionQuery({ from, to, filters }: Selection, preset: Preset = 'custom'): SelectionQuery {
  const query: SelectionQuery = preset === 'custom' ? { periode: 'custom', du: from, au: to } : { periode: preset };
  for (const field of filterFields) {
    const value = filters[filterKeys[field]];
    if (value !== undefined) query[field] = value;
  }
  return query;
}
