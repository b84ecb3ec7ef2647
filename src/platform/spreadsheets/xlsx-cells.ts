import type { CellValue, Reading, Row } from './cell-value.js';
import { cellsOnce } from './cells-once.js';
import { type SharedTexts, textXml } from './shared-texts.js';
import { letterOf } from './table-row.js';
import { wordsOnce } from './words-once.js';
import { DAY, HEADING, TEXT } from './xlsx-frame.js';

/** The rows of a sheet as XML. A cell is put together from pieces made once: `<c r="B`, `12`, `" s="1" t="s">…</c>`. */
export class XlsxCells {
  private readonly starts: string[] = [];
  private readonly plain;
  private readonly heading;

  constructor(
    private readonly shared: SharedTexts,
    readings?: readonly Reading[],
  ) {
    this.plain = this.endsIn(TEXT, readings);
    this.heading = this.endsIn(HEADING);
  }

  rowXml(row: Row, number: string, isHeading: boolean): string {
    const end = isHeading ? this.heading : this.plain;
    let xml = `<row r="${number}">`;
    for (let column = 0; column < row.length; column += 1) {
      const ended = end(row[column], column);
      if (ended === '') continue;
      xml += (this.starts[column] ??= `<c r="${letterOf(column)}`) + number + ended;
    }
    return xml + '</row>';
  }

  /** Texts that are kept, as most that come again are, are shared; the others stand in their cells. */
  private endsIn(style: number, readings?: readonly Reading[]) {
    const day = wordsOnce((text) => `" s="${DAY}"><v>${serialOf(text)}</v></c>`);
    const inline = (text: string) => `" s="${style}" t="inlineStr"><is>${textXml(text)}</is></c>`;
    const shared = (text: string) => {
      const rank = this.shared.rankOf(text);
      return rank === undefined ? inline(text) : `" s="${style}" t="s"><v>${rank}</v></c>`;
    };
    const endIn = (ofText: (text: string) => string) => (value: CellValue) => {
      if (value === null || value === undefined || value === '') return '';
      if (typeof value === 'string') return ofText(value);
      return typeof value === 'number' ? `"><v>${value}</v></c>` : day(value.day);
    };
    return cellsOnce(endIn(shared), readings, endIn(inline));
  }
}

/** Days since 30 December 1899, as Excel counts them from March 1900 on. */
const serialOf = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
