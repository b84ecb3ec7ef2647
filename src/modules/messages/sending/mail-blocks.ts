export interface MailPiece {
  text: string;
  /** Only for an address of the web. */
  href: string | null;
}

/** Paragraphs of a plain text, line by line, its addresses as links: what the HTML template reads. */
export function blocksOf(text: string): { lines: { pieces: MailPiece[] }[] }[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => ({ lines: block.split('\n').map((line) => ({ pieces: piecesOf(line) })) }));
}

const piecesOf = (line: string): MailPiece[] =>
  line
    .split(/(https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)])/)
    .filter(Boolean)
    .map((text) => ({ text, href: /^https?:\/\//.test(text) ? text : null }));
