import { type SheetFormat, type SheetLanguage, wordings } from './sheet-languages.js';
import { type Piece, sentence, words } from './sheet-words.js';
import type { SheetTexts } from './texts/sheet-texts.js';

/** A sheet that a person takes away, as `views/layouts/plain-language.typ` reads it. */
export interface TakeAway {
  title: string;
  format: SheetFormat;
  /** In the person's language, then in French, for the desk that reads it. */
  parts: TakeAwayPart[];
}

export interface TakeAwayPart {
  lang: SheetLanguage;
  dir: 'ltr' | 'rtl';
  title: string;
  sections: Section[];
}

export interface Section {
  heading: string;
  lines: Line[];
  map: SheetMap | null;
}

/** The outline of the département with the place on it, in the coordinates of `viewBox`; `alt` says what it shows. */
export interface SheetMap {
  viewBox: string;
  path: string;
  x: number;
  y: number;
  alt: string;
}

/** `name`, `french`: French on its own line, set apart or not; `blank`: a place to write by hand; `item`: of a list. */
export interface Line {
  kind: 'text' | 'strong' | 'name' | 'french' | 'item' | 'blank';
  pieces: Piece[];
}

export const takeAway = (
  language: SheetLanguage,
  format: SheetFormat,
  titleKey: keyof SheetTexts,
  sectionsIn: (language: SheetLanguage) => Section[],
): TakeAway => ({
  title: words(language, titleKey),
  format,
  parts: (language === 'fr' ? (['fr'] as const) : ([language, 'fr'] as const)).map((each) => ({
    lang: each,
    dir: wordings[each].dir,
    title: words(each, titleKey),
    sections: sectionsIn(each).filter(({ lines }) => lines.length > 0),
  })),
});

/** Lines in one language; what is null or empty makes none. */
export class Lines {
  constructor(readonly language: SheetLanguage) {}

  section(heading: keyof SheetTexts, ...lines: Line[][]): Section {
    return { heading: words(this.language, heading), lines: lines.flat(), map: null };
  }

  /** Lines that come right after the title. */
  opening(...lines: Line[][]): Section {
    return { heading: '', lines: lines.flat(), map: null };
  }

  say(key: keyof SheetTexts, values: Record<string, string | null> = {}, kind: Line['kind'] = 'text'): Line[] {
    const known = Object.entries(values).filter((value): value is [string, string] => Boolean(value[1]));
    if (known.length < Object.keys(values).length) return [];
    return [{ kind, pieces: sentence(this.language, key, Object.fromEntries(known)) }];
  }

  items(...keys: (keyof SheetTexts)[]): Line[] {
    return keys.flatMap((key) => this.say(key, {}, 'item'));
  }

  /** French on its own line. */
  french(text: string | null, kind: 'name' | 'french' = 'french'): Line[] {
    return text ? [{ kind, pieces: [{ text, isolated: true }] }] : [];
  }

  /** Words already in the language. */
  ready(text: string, kind: Line['kind'] = 'text'): Line[] {
    return [{ kind, pieces: [{ text, isolated: false }] }];
  }
}
