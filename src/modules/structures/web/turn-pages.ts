/** What the partial `pagination` reads. */
export interface TurnedPages {
  summary: string;
  previousHref: string | null;
  nextHref: string | null;
}

/** @param page from 1 @returns null when there is but one page */
export function turnPages(address: string, page: number, more: boolean): TurnedPages | null {
  if (page === 1 && !more) return null;
  const mark = address.includes('?') ? '&' : '?';
  const href = (number: number): string => (number === 1 ? address : `${address}${mark}page=${number}`);
  return {
    summary: `Page ${page}`,
    previousHref: page > 1 ? href(page - 1) : null,
    nextHref: more ? href(page + 1) : null,
  };
}
