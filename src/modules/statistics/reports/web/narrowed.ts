import type { Filters } from '../../figures/selection.js';

/** What a report is narrowed to, as it came in the address or the form. */
export interface Narrowed {
  filters: Filters;
  words: string[];
  /** To be sent again with the form. */
  hidden: { name: string; value: string }[];
  errors: { href: string; text: string }[];
}
