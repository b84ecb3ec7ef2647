import { PROGRAMMES } from '../../organising/programmes.js';

/** Our own programmes by their codes, for lists and figures. */
export const programmeLabels: Readonly<Record<string, string>> = Object.fromEntries(
  PROGRAMMES.map(({ code, label }) => [code, label]),
);
