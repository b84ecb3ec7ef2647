/** What views/partials/table.hbs reads: every key is always there. */
export interface Cell {
  text: string;
  href: string | null;
  hiddenText: string | null;
  hint: string | null;
  numeric: boolean;
  header: boolean;
  tag: { text: string; tone: string } | null;
  level: null;
}

export interface Table {
  caption: string;
  captionHidden: boolean;
  head: { text: string; numeric: boolean }[];
  rows: { cells: Cell[] }[];
  foot: null;
}

export const text = (words: string, hint: string | null = null): Cell => ({
  ...{ text: words, href: null, hiddenText: null, hint, numeric: false, header: false, tag: null, level: null },
});

export const number = (figure: string, hint: string | null = null): Cell => ({ ...text(figure, hint), numeric: true });
