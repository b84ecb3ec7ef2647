import { path, withQuery } from '../../../platform/http/paths.js';

export const paths = {
  masked: path('/ecran-masque'),
};

/** The neutral page, and the way back from it. An address of ours holds ids at most. */
export const maskedHref = (currentPath: string): string => withQuery(paths.masked.to(), { retour: currentPath });
