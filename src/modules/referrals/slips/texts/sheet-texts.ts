import type { fr } from './fr.js';

/** The sentences of the sheets: French gives the list, each language says all of them. */
export type SheetTexts = Readonly<Record<keyof typeof fr, string>>;
