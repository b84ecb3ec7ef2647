import { xmlText } from './cell-value.js';
import { MAIN, XML_HEAD } from './xlsx-frame.js';

/** Held in memory until the sheets are written: some megabytes at most, however many rows there are. */
const MOST_TEXTS = 40_000;
const MOST_CHARACTERS = 2_000_000;

/**
 * The texts of a workbook that cells share: each is written once, after the sheets, and a cell holds its rank. A sheet is
 * then half as long, and most of it plain figures.
 */
export class SharedTexts {
  private readonly ranks = new Map<string, number>();
  private characters = 0;

  /** The rank of a text, from 0 in the order of their first cells; undefined when no room is left for it. */
  rankOf(text: string): number | undefined {
    const known = this.ranks.get(text);
    if (known !== undefined) return known;
    const rank = this.ranks.size;
    if (rank === MOST_TEXTS || this.characters + text.length > MOST_CHARACTERS) return undefined;
    this.characters += text.length;
    this.ranks.set(text, rank);
    return rank;
  }

  /** The part of the workbook that lists them. */
  async *xml(): AsyncGenerator<string> {
    yield await Promise.resolve(`${XML_HEAD}<sst xmlns="${MAIN}" uniqueCount="${this.ranks.size}">`);
    for (const text of this.ranks.keys()) yield `<si>${textXml(text)}</si>`;
    yield '</sst>';
  }
}

/** What white space a reader may drop is said to be meant: at an end, or a line break. */
const AT_RISK = /^\s|\s$|[\r\n]/;
/** A reader would take « _x0041_ » for the sign of this number: its first « _ » is written so. */
const NUMBERED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** The element of a text: `<t>…</t>`. */
export function textXml(text: string): string {
  const xml = xmlText(text.includes('_x') ? text.replace(NUMBERED, '_x005F_') : text);
  return AT_RISK.test(xml) ? `<t xml:space="preserve">${xml}</t>` : `<t>${xml}</t>`;
}
