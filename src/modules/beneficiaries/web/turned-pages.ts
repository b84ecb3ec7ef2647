import { withQuery } from '../../../platform/http/paths.js';

/** What the partial `pagination` reads. */
export interface TurnedPages {
  summary: null;
  previousHref: string | null;
  nextHref: string | null;
  pages: null;
}

/** @param turned not the first page: a link leads back to it */
export const turnedPages = (address: string, next: string | null, turned: boolean): TurnedPages | null =>
  next === null && !turned
    ? null
    : {
        summary: null,
        previousHref: turned ? address : null,
        nextHref: next && withQuery(address, { apres: next }),
        pages: null,
      };
